import { get, post, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useEffect, useLoaded, useRef, useState } from '../../ui.js';
import { moment } from '../../words.js';
import { PlanForm } from './plan-form.js';
import { FIXED } from './words.js';

/** The analysis plan of a study: written before the arms are seen, locked, and what departs from it. */
export function AnalysisPlanPage({ study, changed }) {
  const conduct = `/studies/${encode(study.code)}/conduct`;
  const path = `${conduct}/analysis-plan`;
  const loaded = useLoaded(() => get(path), [path]);
  const [told, tell] = useState(null);
  const done = words => { tell(words); loaded.again(); changed(); };
  return html`<${Loaded} from=${loaded} what="the analysis plan">${inForce => html`
    <${Told} words=${told} />
    <p>How the tumor volumes will be analyzed, decided before anybody sees them by arm. The defaults are sound for patient-derived xenografts measured twice a week.</p>
    <${PlanForm} key=${`${inForce.version}-${inForce.locks.length}`} path=${path} inForce=${inForce} study=${study} may=${study.may.includes('LOCK_STUDY')} locked=${inForce.locks.length > 0}
      done=${now => done(`Saved as version ${now.version}${now.locks.length ? ', post hoc' : ''}.`)}>${dirty => html`
      <${Lock} conduct=${conduct} inForce=${inForce} study=${study} dirty=${dirty} done=${() => done('The plan is locked.')} />`}<//>
    <section><h2>What is fixed</h2><p class="quiet">The same in every plan, and no field.</p>
      <dl class="pairs">${FIXED.map(([words, means]) => html`<dt key=${words}>${words}</dt><dd>${means}</dd>`)}</dl></section>
    <${History} inForce=${inForce} study=${study} />`}<//>`;
}

/** What was done, in focus, since the button that did it may be gone. */
function Told({ words }) {
  const place = useRef(null);
  useEffect(() => words && place.current?.focus(), [words]);
  return html`<p class=${words ? 'note okay' : 'unseen'} role="status" tabindex="-1" ref=${place}>${words}</p>`;
}

function Lock({ conduct, inForce, study, dirty, done }) {
  const [first] = inForce.locks;
  const may = study.may.includes('LOCK_STUDY');
  if (first) {
    const { departures } = inForce;
    return html`<section><h2>Locked</h2>
      <p>Locked on ${moment(first.at, study.zone)} by ${first.by}: ${first.reason}${first.contentSha256 && html` <span class="quiet">SHA-256 <code>${first.contentSha256.slice(0, 12)}</code></span>`}</p>
      ${departures.length === 0 ? html`<p class="note okay"><strong>The plan in force is the locked one</strong>A change from here on is post hoc: it is saved and used, and listed here and in the report.</p>`
        : html`<div class="note warn"><strong>Departures from the locked plan</strong><ul>${departures.map(sentence => html`<li key=${sentence}>${sentence}</li>`)}</ul></div>`}
      <p class="quiet small"><${Link} to=${`/studies/${encode(study.code)}/locks`}>Locks and looks<//> has every lock and interim look.</p></section>`;
  }
  const send = async data => { await post(`${conduct}/locks/analysis-plan`, { reason: data.get('reason') }); done(); };
  return html`<section><h2>Not locked yet</h2>
    <p>Locking binds this plan, by its hash, before the arms are seen. It cannot be undone: a later change is saved and used, but marked post hoc here and in the report. After the lock, results by arm are seen with the data locked, or by a look that is recorded.</p>
    ${may && (dirty ? html`<p class="note">Save your changes first: the lock binds the plan that is saved.</p>`
      : html`<div class="write"><${Form} send=${send} action="Lock the plan"><${Field} label="Why now?" hint="Such as the protocol that it belongs to"><input name="reason" required maxlength="1000" /><//><//></div>`)}</section>`;
}

function History({ inForce, study }) {
  if (inForce.history.length === 0) return html`<section><h2>Versions</h2><p class="quiet">No plan was saved yet: the defaults are in force.</p></section>`;
  return html`<section><h2>Versions</h2><div class="scroll"><table><thead><tr><th class="n">Version</th><th>When</th><th>Who</th><th>Why</th><th>SHA-256</th></tr></thead>
    <tbody>${inForce.history.toReversed().map(one => html`<tr key=${one.version}><td class="n">${one.version}</td><td>${moment(one.at, study.zone)}</td><td>${one.by}</td><td>${one.reason}</td><td><code>${one.sha256.slice(0, 12)}</code></td></tr>`)}</tbody></table></div></section>`;
}
