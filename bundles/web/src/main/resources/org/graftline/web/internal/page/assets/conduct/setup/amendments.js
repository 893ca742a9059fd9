import { get, post, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../../ui.js';
import { ENDPOINTS, count, day, moment } from '../../words.js';

/** The protocol and its amendments, what each governs and what was changed under it. */
export function AmendmentsPage({ study }) {
  const path = `/studies/${encode(study.code)}/conduct/amendments`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<section><h2>Protocol and amendments</h2>
    <p class="quiet">A reading is governed by the last amendment that was in force on the day the animal was looked at.</p>
    <${Loaded} from=${loaded} what="the amendments">${({ amendments }) => html`
      <ul class="cards">${amendments.map(one => html`<${Card} key=${one.number} study=${study} path=${path} one=${one} />`)}</ul>
      ${study.may.includes('CHANGE_STUDY') && html`<${Amend} key=${amendments.length} path=${path} next=${amendments.length} start=${amendments[0].governsFrom} done=${loaded.again} />`}`}<//></section>`;
}

function Card({ study, path, one }) {
  const [open, setOpen] = useState(false);
  return html`<li>
    <h3>${one.number === 0 ? 'Protocol' : `Amendment ${one.number}: ${one.title}`}</h3>
    <p>${one.governsFrom ? `Governs from ${one.governsFrom}` : 'Governs from the beginning'} · ${count(one.readings, 'reading')}</p>
    ${one.reason && html`<p>${one.reason} <span class="quiet">${one.by}, ${moment(one.at, study.zone)}</span></p>`}
    ${one.changed.length > 0 && html`<p class="small">${one.number === 0 ? 'Written under it' : 'Changed under it'}: ${one.changed.map(what => `${what.what} (version ${what.version})`).join(', ')}</p>`}
    ${one.readings > 0 && html`<button class="plain" aria-expanded=${open} onClick=${() => setOpen(!open)}>${open ? 'Hide' : 'Show'} the readings</button>`}
    ${open && html`<${Readings} study=${study} path=${`${path}/${one.number}/readings`} />`}</li>`;
}

function Readings({ study, path }) {
  const loaded = useLoaded(() => get(path), [path]);
  return html`<${Loaded} from=${loaded} what="the readings">${({ readings }) => html`<div class="scroll"><table>
    <thead><tr><th>Looked at</th><th>Mouse</th><th>What</th><th class="n">Day</th><th><span class="unseen">Reading</span></th></tr></thead>
    <tbody>${readings.slice(0, 200).map(one => html`<tr key=${one.reading}><td>${one.lookedAt}</td><td>${one.mouse}</td><td>${ENDPOINTS[one.endpoint]}</td><td class="n">${day(one.day)}</td>
      <td><${Link} to=${`/studies/${encode(study.code)}/readings/${one.reading}`}>history<//></td></tr>`)}</tbody></table></div>
    ${readings.length > 200 && html`<p class="quiet">The first 200 of ${readings.length.toLocaleString('en-US')}.</p>`}`}<//>`;
}

function Amend({ path, next, start, done }) {
  const send = async data => {
    await post(path, { number: next, governsFrom: data.get('governsFrom'), title: data.get('title'), reason: data.get('reason') });
    done();
  };
  return html`<div class="write"><${Form} send=${send} action=${`Record amendment ${next}`}><h3>Amend the protocol</h3>
    <${Field} label="Governs from" hint=${start ? `Not before the study began, on ${start}` : 'The first day that it governs'}><input type="date" name="governsFrom" required /><//>
    <${Field} label="What changes"><input name="title" required maxlength="300" /><//>
    <${Field} label="Why"><input name="reason" required maxlength="1000" /><//><//></div>`;
}
