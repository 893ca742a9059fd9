import { get, post, encode } from '../../api.js';
import { Field, Form, Loaded, html, useLoaded, useState } from '../../ui.js';
import { count, day, digits } from '../../words.js';

const STATES = { ARRIVED: 'arrived', ELIGIBLE: 'eligible', ENROLLED: 'enrolled', EXCLUDED: 'excluded' };

function sizeWords({ fromMm3, toMm3 }) {
  if (fromMm3 && toMm3) return `${fromMm3} to ${toMm3} mm³`;
  return fromMm3 ? `at least ${fromMm3} mm³` : toMm3 ? `at most ${toMm3} mm³` : 'any size';
}

/** Where each mouse stands, and which tumors reached size. */
export function EnrollmentPage({ study }) {
  const path = `/studies/${encode(study.code)}/conduct/enrollment`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<${Loaded} from=${loaded} what="the mice">${standing => html`<${Board} key=${standing.mice.map(mouse => mouse.state).join()} path=${path} standing=${standing} may=${study.may.includes('CHANGE_STUDY')} done=${loaded.again} />`}<//>`;
}

function Board({ path, standing, may, done }) {
  const [chosen, setChosen] = useState(new Set());
  const ready = standing.mice.filter(mouse => mouse.ready);
  const choose = (mouse, on) => setChosen(old => { const next = new Set(old); if (on) next.add(mouse); else next.delete(mouse); return next; });
  const send = async data => {
    const state = data.get('state');
    await post(path, { mice: [...chosen], state, dayZero: state === 'ENROLLED' ? data.get('dayZero') || null : null, reason: data.get('reason') });
    done();
  };
  const bound = standing.range && sizeWords(standing.range);
  return html`<section><h2>Ready to enroll</h2>
    ${!standing.range ? html`<p class="quiet">The study has no enrollment rules yet, so nobody knows at which size a tumor is ready.</p>`
      : ready.length === 0 ? html`<p class="quiet">No waiting mouse has a tumor of ${bound}.</p>`
      : html`<p>${count(ready.length, 'mouse', 'mice')} with a tumor of ${bound}: ${ready.map(mouse => mouse.mouse).join(', ')}. ${may && html`<button type="button" class="second" onClick=${() => setChosen(new Set(ready.map(mouse => mouse.mouse)))}>Choose them</button>`}</p>`}</section>
    <section><h2>All mice</h2><div class="scroll"><table class="wide">
      <caption>Days are counted from the mouse's own day 0; the volume is the latest, all tumors of the mouse together.</caption>
      <thead><tr>${may && html`<th><span class="unseen">Choose</span></th>`}<th>Mouse</th><th>Donor</th><th>State</th><th>Cohort</th><th>Day 0</th><th class="n">Today</th><th class="n">Volume <small>mm³</small></th></tr></thead>
      <tbody>${standing.mice.map(mouse => html`<tr key=${mouse.mouse}>
        ${may && html`<td><input type="checkbox" aria-label=${`Choose ${mouse.mouse}`} checked=${chosen.has(mouse.mouse)} onChange=${e => choose(mouse.mouse, e.target.checked)} /></td>`}
        <th>${mouse.mouse}${mouse.ready ? html` <span class="mark">ready</span>` : ''}</th><td>${mouse.donor}</td>
        <td>${STATES[mouse.state]}${mouse.gone ? ', left the study' : ''}${mouse.reason ? html`<br /><span class="quiet small">${mouse.reason}</span>` : ''}</td>
        <td>${mouse.cohort ?? ''}</td><td>${mouse.dayZero ?? ''}</td><td class="n">${mouse.today === null ? '' : day(mouse.today)}</td>
        <td class="n">${mouse.latestMm3 === null ? (mouse.latestDay === null ? '' : 'not measured') : digits(Number(mouse.latestMm3), 3)}</td></tr>`)}</tbody></table></div>
    ${may && standing.mice.length > 0 && html`<div class="write"><${Form} send=${send} action=${chosen.size ? `Move ${count(chosen.size, 'mouse', 'mice')}` : 'Choose mice above'}><h3>Move the chosen mice</h3>
      <${Field} label="To"><select name="state"><option value="ENROLLED">enrolled</option><option value="ELIGIBLE">eligible</option><option value="EXCLUDED">excluded</option><option value="ARRIVED">back to arrived</option></select><//>
      <${Field} label="Own day 0, when enrolled" hint=${standing.rule === 'BY_MOUSE' ? `Empty for today, ${standing.today}` : 'Empty for the day of the study or the cohort'}><input type="date" name="dayZero" /><//>
      <${Field} label="Why" hint="Of an exclusion, the reason that is printed"><input name="reason" required maxlength="1000" /><//><//></div>`}</section>`;
}
