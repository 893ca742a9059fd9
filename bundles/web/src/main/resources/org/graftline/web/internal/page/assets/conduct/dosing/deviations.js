import { get, post, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded } from '../../ui.js';
import { count, day } from '../../words.js';
import { KINDS, told } from './words.js';

const animal = (study, mouse) => `/studies/${encode(study.code)}/mice/${encode(mouse)}`;

/** What was given otherwise than planned. */
export function Deviations({ study }) {
  const loaded = useLoaded(() => get(`/studies/${encode(study.code)}/conduct/doses/deviations`), [study.code]);
  return html`<section><h2>Planned and given</h2>
    <${Undecided} study=${study} />
    <${Loaded} from=${loaded} what="the comparison">${list => list.length ? html`
      <p>${count(list.length, 'dose was', 'doses were')} not as planned.</p>
      <div class="scroll"><table class="wide"><caption>By mouse and day. A dose counts as missed from the day after it was due; volumes deviate beyond the tolerance of the regimen.</caption>
        <thead><tr><th>Mouse</th><th>Day</th><th>What</th><th>How</th></tr></thead>
        <tbody>${list.map(one => html`<tr><th scope="row"><${Link} to=${animal(study, one.mouse)}>${one.mouse}<//></th><td>${day(one.day)}</td><td>${KINDS[one.kind] ?? one.kind}</td><td>${one.sentence}</td></tr>`)}</tbody></table></div>`
      : html`<p>Every dose so far was given as planned.</p>`}<//></section>`;
}

/** Doses after a removal: kept as they came, until a director decides. */
export function Undecided({ study }) {
  const root = `/studies/${encode(study.code)}/conduct/doses`;
  const loaded = useLoaded(() => get(`${root}/contradictions`), [study.code]);
  if (!loaded.value?.length) return null;
  return html`<div class="note warn"><strong>${count(loaded.value.length, 'dose waits', 'doses wait')} for a decision</strong>
    <ul class="cards">${loaded.value.map(({ dose, sentence }) => html`<li key=${dose.uuid}><p>${sentence}</p><p class="quiet small">${told(dose)}, vial ${dose.vial}, by ${dose.personName}</p>
      ${study.may.includes('CHANGE_STUDY') && html`<${Form} send=${async data => { await post(`${root}/${dose.uuid}/decision`, { verdict: data.get('verdict'), reason: data.get('reason') }); loaded.again(); }} action="Decide">
        <div class="checks"><label class="check"><input type="radio" name="verdict" value="KEEP" required />the dose holds</label><label class="check"><input type="radio" name="verdict" value="WITHDRAW" required />it does not hold, and is taken back</label></div>
        <${Field} label="Why?"><input name="reason" required /><//><//>`}</li>`)}</ul></div>`;
}
