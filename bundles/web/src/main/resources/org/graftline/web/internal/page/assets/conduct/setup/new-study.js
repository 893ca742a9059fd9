import { get, post, put, encode } from '../../api.js';
import { now } from '../../clock.js';
import { Field, Form, Loaded, Refused, go, html, title, useEffect, useLoaded, useState } from '../../ui.js';
import { Basics, Calendar } from './basics.js';
import { useDraft } from './draft.js';
import { Arms, CohortTable, Donors, Mice, sentParts, shownDonor } from './parts.js';
import { Rows } from './rows.js';

const STEPS = [['study', 'The study'], ['donors', 'Donors'], ['arms', 'Arms and cohorts'], ['mice', 'Mice'], ['people', 'People'], ['check', 'Check and create']];
const DOCUMENTS = {
  CAPTURE_RULES: 'how it is measured: limits, reasons, blinding', VISIT_PLAN: 'visit plan', ENROLLMENT_RULES: 'enrollment rules', REGIMENS: 'regimens of the arms', ALERT_CHAIN: 'who is called about alerts',
};
const today = () => new Intl.DateTimeFormat('sv-SE').format(now());
const empty = () => ({
  code: '', title: '', zone: Intl.DateTimeFormat().resolvedOptions().timeZone, formula: 'HALF_LENGTH_WIDTH_SQUARED', startsOn: today(), dayZero: today(), dayZeroRule: 'ONE_DATE', use: 'STUDY',
  donors: [], arms: [], cohorts: [], mice: [], people: [], copied: null, step: 'study',
});

/** A study from its protocol, without a file: steps on one page, kept in this browser until it is created. */
export function NewStudy({ who }) {
  useEffect(() => title('New study'), []);
  const loaded = useLoaded(() => get('/conduct/sources'), []);
  return html`<div class="head"><h1 tabindex="-1">New study</h1><p class="quiet">What you type is kept in this browser until the study is created. Only code, title and dates are needed to begin; the rest can follow.</p></div>
    <p class="read-only quiet">A study is set up on a larger screen.</p>
    <div class="write"><${Loaded} from=${loaded} what="what can be copied">${({ studies, fields }) => html`<${Wizard} who=${who} studies=${studies} fields=${fields} />`}<//></div>`;
}

function Wizard({ who, studies, fields }) {
  const [draft, change, forget] = useDraft('graftline.new-study', empty());
  const step = STEPS.findIndex(([name]) => name === draft.step);
  const to = at => { change({ step: STEPS[at][0] }); scrollTo(0, 0); };
  return html`
    <nav class="steps" aria-label="Steps">${STEPS.map(([name, words], at) => html`<a key=${name} href="#" aria-current=${at === step ? 'step' : undefined} onClick=${e => { e.preventDefault(); to(at); }}>${at + 1} ${words}</a>`)}</nav>
    ${draft.step === 'study' && html`<${StudyStep} draft=${draft} change=${change} studies=${studies} />`}
    ${draft.step === 'donors' && html`<section><h2>Donors</h2><${Donors} donors=${draft.donors} change=${donors => change({ donors })} fields=${fields} /></section>`}
    ${draft.step === 'arms' && html`<section><h2>Arms</h2><${Arms} arms=${draft.arms} change=${arms => change({ arms })} /></section>
      <section><h2>Cohorts</h2><p class="quiet">Leave this empty where all mice start together.</p><${CohortTable} cohorts=${draft.cohorts} change=${cohorts => change({ cohorts })} /></section>`}
    ${draft.step === 'mice' && html`<section><h2>Mice</h2><${Mice} mice=${draft.mice} change=${mice => change({ mice })} parts=${draft} /></section>`}
    ${draft.step === 'people' && html`<section><h2>People</h2><p class="quiet">Who takes part. What somebody may do is decided by their roles on the page People.</p>
      <${Rows} columns=${[{ key: 'login', label: 'Log-in name' }, { key: 'role', label: 'Role in the study', options: [['TECHNICIAN', 'technician'], ['SCIENTIST', 'scientist'], ['DIRECTOR', 'director'], ['QA', 'quality assurance'], ['READ_ONLY', 'read-only']] }]}
        rows=${draft.people} change=${people => change({ people })} blank=${{ login: '', role: 'TECHNICIAN' }} one="person" many="people" caption="People of this installation." /></section>`}
    ${draft.step === 'check' && html`<${Check} who=${who} draft=${draft} forget=${forget} />`}
    <div class="actions">
      ${step > 0 && html`<button type="button" class="second" onClick=${() => to(step - 1)}>Back</button>`}
      ${step < STEPS.length - 1 && html`<button type="button" onClick=${() => to(step + 1)}>Next: ${STEPS[step + 1][1].toLowerCase()}</button>`}
      <button type="button" class="plain" onClick=${() => confirm('Everything typed on this page is forgotten. Begin anew?') && forget()}>Begin anew</button>
    </div>`;
}

function StudyStep({ draft, change, studies }) {
  return html`<section><h2>The study</h2><div class="stack wide">
    ${studies.length > 0 && html`<${Copy} draft=${draft} change=${change} studies=${studies} />`}
    <${Field} label="Code" hint="Letters, digits, dots and hyphens; it names the study for good"><input value=${draft.code} onInput=${e => change({ code: e.target.value.trim() })} required maxlength="60" autocomplete="off" spellcheck=${false} /><//>
    <${Basics} draft=${draft} change=${change} />
    <${Calendar} draft=${draft} change=${change} /></div></section>`;
}

function Copy({ draft, change, studies }) {
  const [from, setFrom] = useState(draft.copied?.from ?? '');
  const [source, setSource] = useState(null);
  const [problem, setProblem] = useState(null);
  const [taken, setTaken] = useState(false);
  useEffect(() => {
    setTaken(false);
    if (from) get(`/studies/${encode(from)}/conduct/setup`).then(value => { setSource(value); setProblem(null); }, setProblem);
  }, [from]);
  const take = async data => {
    const chosen = data.getAll('part');
    change({
      ...(chosen.includes('BASICS') ? { title: source.title, zone: source.zone, formula: source.formula, ...(source.dayZeroRule ? { dayZeroRule: source.dayZeroRule } : {}) } : {}),
      ...(chosen.includes('ARMS') ? { arms: source.arms.map(({ name, role }) => ({ name, role })) } : {}),
      ...(chosen.includes('DONORS') ? { donors: source.donors.map(shownDonor) } : {}),
      copied: { from, documents: chosen.filter(part => DOCUMENTS[part]) },
    });
    setTaken(true);
  };
  const parts = source ? [['BASICS', 'title, time zone, formula, rule of day 0'], ['ARMS', `arms (${source.arms.length})`], ['DONORS', `donors with their fields (${source.donors.length})`], ...source.copyable.map(name => [name, DOCUMENTS[name]])] : [];
  return html`<details open=${!!draft.copied}><summary>Copy from a template or an earlier study</summary><div class="stack wide">
    <${Field} label="From"><select value=${from} onChange=${e => setFrom(e.target.value)}><option value="">nothing</option>${studies.map(one => html`<option value=${one.code}>${one.use === 'TEMPLATE' ? 'Template: ' : ''}${one.code}, ${one.title}</option>`)}</select><//>
    <${Refused} problem=${problem} />
    ${from && source && html`<${Form} key=${from} send=${take} action="Take over what is ticked" class="stack wide"><div class="checks">${parts.map(([name, words]) => html`
      <label class="check" key=${name}><input type="checkbox" name="part" value=${name} defaultChecked=${true} />${words}</label>`)}</div><//>`}
    ${taken && html`<p class="note okay" role="status">Taken over. Mice are never copied; everything can still be changed here.</p>`}
    ${draft.copied && html`<p class="quiet">From ${draft.copied.from}: ${draft.copied.documents.map(name => DOCUMENTS[name]).join('; ') || 'no documents'}. <button type="button" class="plain" onClick=${() => { change({ copied: null }); setFrom(''); }}>Copy no documents</button></p>`}
  </div></details>`;
}

function body(draft, reason) {
  const { title: name, zone, formula, startsOn, dayZero, dayZeroRule, use, copied } = draft;
  return {
    title: name, zone, formula, startsOn, dayZero, dayZeroRule, use, copied, reason, ...sentParts(draft),
    people: draft.people.filter(one => one.login.trim()).map(({ login, role }) => ({ login: login.trim(), role })),
  };
}

function Check({ who, draft, forget }) {
  const path = `/studies/${encode(draft.code)}/conduct/setup`;
  const loaded = useLoaded(() => draft.code ? post(path + '/check', body(draft, '')) : Promise.reject({ title: 'No code yet', detail: 'The study has no code. Give it one on the first step.' }), []);
  const create = async data => {
    const study = await post(path, body(draft, data.get('reason')));
    if (who.may.includes('MANAGE_PEOPLE') && who.keepsPeople) { // an administrator gives the roles at once
      for (const one of study.people.filter(person => !person.holdsRole)) await put(`/people/${encode(one.person)}/roles/${one.role.toLowerCase()}?study=${encode(study.code)}`);
    }
    forget();
    go(`/studies/${encode(study.code)}/setup`);
  };
  const parts = sentParts(draft);
  return html`<section><h2>Check and create</h2>
    <dl class="facts">${[['donors', parts.donors.length], ['arms', parts.arms.length], ['cohorts', parts.cohorts.length], ['mice', parts.mice.length]].map(([what, n]) => html`<div><dt>${what}</dt><dd>${n}</dd></div>`)}</dl>
    <p>${draft.code || 'No code'} · ${draft.title || 'no title'} · from ${draft.startsOn} · day 0 on ${draft.dayZero}</p>
    <${Loaded} from=${loaded} what="what there is to say">${({ cautions }) => html`
      ${cautions.length > 0 ? html`<div class="note warn"><strong>Incomplete, and no obstacle</strong><ul>${cautions.map(sentence => html`<li>${sentence}</li>`)}</ul></div>` : html`<p class="note okay">Nothing is missing.</p>`}
      <${Form} send=${create} action="Create the study"><${Field} label="Why is it created?" hint="Stands in the ledger for good"><input name="reason" required defaultValue="Protocol approved" maxlength="1000" /><//><//>`}<//>
  </section>`;
}
