import { get, put, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../../ui.js';
import { count } from '../../words.js';
import { Basics, Calendar, FORMULAS, RULES } from './basics.js';
import { Arms, CohortTable, Donors, Mice, sentParts, shownDonor, shownMouse } from './parts.js';
import { NextSteps } from './next-steps.js';
import { Rows } from './rows.js';

const words = (pairs, name) => pairs.find(([key]) => key === name)?.[1] ?? '';

/** How a study is set up; its director changes it here with a reason. */
export function SetUpPage({ study, changed }) {
  const path = `/studies/${encode(study.code)}/conduct/setup`;
  const loaded = useLoaded(async () => ({ setup: await get(path), fields: (await get('/conduct/sources')).fields }), [path]);
  const done = () => { loaded.again(); changed(); };
  return html`<${Loaded} from=${loaded} what="the set-up">${({ setup, fields }) => html`
    ${setup.setUpHere && setup.use !== 'TEMPLATE' && study.may.includes('CHANGE_STUDY') && html`<${NextSteps} study=${study} />`}
    <${Summary} study=${study} setup=${setup} />
    ${study.may.includes('CHANGE_STUDY') && html`<div class="write"><${Change} key=${`${setup.version}/${setup.setUpVersion}/${setup.mice.length}`} path=${path} setup=${setup} fields=${fields} blinded=${study.blinded} done=${done} /></div>`}`}<//>`;
}

function Summary({ study, setup }) {
  return html`<section><h2>How this study is set up</h2>
    ${!setup.setUpHere && html`<p class="note">This study came in by a file: its arms are shown to everybody who is not blinded, and nothing is pooled.</p>`}
    <dl class="pairs">
      <dt>Volumes</dt><dd>${words(FORMULAS, setup.formula)}</dd><dt>Time zone</dt><dd>${setup.zone}</dd>
      ${setup.startsOn && html`<dt>Starts on</dt><dd>${setup.startsOn}${setup.use === 'TEMPLATE' ? html` <span class="mark">template</span>` : ''}</dd>`}
      <dt>Day 0</dt><dd>${setup.dayZero ?? 'no date'}${setup.dayZeroRule ? `; of a mouse: ${words(RULES, setup.dayZeroRule)}` : ''}</dd>
      <dt>Donors</dt><dd>${count(setup.donors.length, 'donor')}: ${setup.donors.map(one => `${one.donor}${one.lineage ? ` (${one.lineage})` : ''}`).join(', ')}</dd>
      ${!study.blinded && html`<dt>Arms</dt><dd>${setup.arms.map(arm => `${arm.name}, ${arm.role.toLowerCase()}, ${count(arm.mice, 'mouse', 'mice')}`).join('; ') || 'none yet'}</dd>`}
      ${setup.cohorts.length > 0 && html`<dt>Cohorts</dt><dd>${setup.cohorts.map(one => `${one.name}, ${one.dayZero ?? 'no day 0 yet'}`).join('; ')}</dd>`}
      <dt>Mice</dt><dd>${count(setup.mice.length, 'mouse', 'mice')} in ${count(new Set(setup.mice.map(mouse => mouse.cage).filter(Boolean)).size, 'cage')}. <${Link} to=${`/studies/${encode(study.code)}/enrollment`}>Where each stands<//></dd>
      ${setup.people.length > 0 && html`<dt>People</dt><dd>${setup.people.map(one => `${one.name ?? 'somebody who left'}, ${one.role.toLowerCase()}`).join('; ')}</dd>`}
    </dl>
    ${setup.cautions.length > 0 && html`<details><summary>${count(setup.cautions.length, 'thing is', 'things are')} incomplete</summary><ul>${setup.cautions.map(sentence => html`<li>${sentence}</li>`)}</ul></details>`}
  </section>`;
}

function Change({ path, setup, fields, blinded, done }) {
  const [draft, setDraft] = useState(() => ({
    title: setup.title, zone: setup.zone, formula: setup.formula, startsOn: setup.startsOn ?? '', dayZero: setup.dayZero ?? '', dayZeroRule: setup.dayZeroRule ?? 'ONE_DATE', use: setup.use ?? 'STUDY',
    people: setup.people.map(one => ({ person: one.person, login: one.name ?? one.person, role: one.role })),
    donors: setup.donors.map(shownDonor), arms: setup.arms.map(({ name, role }) => ({ name, role })), cohorts: setup.cohorts.map(one => ({ name: one.name, dayZero: one.dayZero ?? '' })), mice: setup.mice.map(shownMouse),
  }));
  const [saved, setSaved] = useState(false);
  const change = changes => { setSaved(false); setDraft({ ...draft, ...changes }); };
  const stored = (rows, key) => { const names = new Set(rows.map(row => row[key])); return row => names.has(row[key]); };
  const send = async data => {
    const parts = sentParts(draft);
    const people = draft.people.filter(one => one.login.trim()).map(one => one.person ? { person: one.person, role: one.role } : { login: one.login.trim(), role: one.role });
    const { title, zone, formula, startsOn, dayZero, dayZeroRule, use } = draft;
    await put(path, {
      title, zone, formula, version: setup.version, ...(dayZero ? { dayZero } : {}), ...(setup.setUpHere ? { setUpVersion: setup.setUpVersion, startsOn, dayZeroRule, use, people } : {}),
      ...parts, reason: data.get('reason'),
    });
    setSaved(true);
    done();
  };
  return html`<section><h2>Change it</h2><p class="quiet">What differs is written as a new version with your reason; what stood before stays in the ledger. Nothing is taken out: a mouse leaves by its removal or exclusion. A change of the protocol is also an amendment.</p>
    ${saved && html`<p class="note okay" role="status">Saved.</p>`}
    <${Form} send=${send} action="Save the changes" class="design">
      <${Basics} draft=${draft} change=${change} />
      ${setup.setUpHere ? html`<${Calendar} draft=${draft} change=${change} />` : html`<${Field} label="Day 0 of the study" hint="A calendar date; may stay empty"><input type="date" value=${draft.dayZero} onInput=${e => change({ dayZero: e.target.value })} /><//>`}
      <details><summary>Donors (${setup.donors.length})</summary><${Donors} donors=${draft.donors} change=${donors => change({ donors })} fields=${fields} fixed=${stored(setup.donors, 'donor')} /></details>
      ${!blinded && html`<details><summary>Arms (${setup.arms.length})</summary><${Arms} arms=${draft.arms} change=${arms => change({ arms })} fixed=${stored(setup.arms, 'name')} /></details>`}
      <details><summary>Cohorts (${setup.cohorts.length})</summary><${CohortTable} cohorts=${draft.cohorts} change=${cohorts => change({ cohorts })} fixed=${stored(setup.cohorts, 'name')} /></details>
      <details><summary>Mice (${setup.mice.length})</summary><${Mice} mice=${draft.mice} change=${mice => change({ mice })} parts=${draft} fixed=${stored(setup.mice, 'mouse')} withArms=${!blinded} /></details>
      ${setup.setUpHere && html`<details><summary>People (${setup.people.length})</summary><${Rows} columns=${[{ key: 'login', label: 'Log-in name' }, { key: 'role', label: 'Role', options: [['TECHNICIAN', 'technician'], ['SCIENTIST', 'scientist'], ['DIRECTOR', 'director'], ['QA', 'quality assurance'], ['READ_ONLY', 'read-only']] }]}
        rows=${draft.people} change=${people => change({ people })} blank=${{ login: '', role: 'TECHNICIAN' }} one="person" many="people" caption="People of this installation." /></details>`}
      <${Field} label="Why is it changed?" hint="Stands in the ledger for good"><input name="reason" required maxlength="1000" /><//>
    <//></section>`;
}
