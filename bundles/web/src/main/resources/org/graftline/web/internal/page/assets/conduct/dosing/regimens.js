import { get, put, encode } from '../../api.js';
import { Field, Form, Loaded, html, useLoaded, useState } from '../../ui.js';
import { day, moment } from '../../words.js';
import { ROUTES } from './words.js';

const SIGNS = { WEIGHT_LOSS_FROM_BASELINE: ['Weight lost from the start', '%'], WEIGHT_LOSS_FROM_PEAK: ['Weight lost from the highest', '%'], ULCERATION: ['Ulceration score', ''] };
const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const word = text => text[0] + text.slice(1).toLowerCase();
const FIRST = { treatments: [{ agent: '', mgPerKg: '', mlPerKg: '10', route: 'ORAL', vehicle: '', vials: [], stepMl: '0.01', tolerancePercent: '10', schedule: { pattern: 'EVERY', every: 1, days: [], weekdays: [], from: 0, to: null } }],
  holidays: [], withholdReasons: ['weight loss or condition', 'animal not found', 'vehicle or drug not at hand', 'veterinary decision'], version: 0, from: 0 };

function when({ pattern, days, every, weekdays, from, to }) {
  const span = `from day ${from}${to === null ? '' : ` to day ${to}`}`;
  if (pattern === 'DAYS') return `on day ${days.join(', ')}`;
  return pattern === 'EVERY' ? `${every === 1 ? 'every day' : `every ${every} days`} ${span}` : `${weekdays.map(word).join(', ')} ${span}`;
}

/** What each arm is given. */
export function Regimens({ study }) {
  const path = `/studies/${encode(study.code)}/conduct/regimens`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<section><h2>Regimens</h2>
    <p class="quiet">What each arm is given, how much, when, and from which vials. Blinded people see vial, volume and route, and nothing else of it.</p>
    <${Loaded} from=${loaded} what="the regimens">${answer => html`
      ${answer.tellTales.length > 0 && html`<div class="note warn"><strong>These differences would unblind</strong><ul>${answer.tellTales.map(sentence => html`<li>${sentence}</li>`)}</ul></div>`}
      ${answer.arms.length === 0 && html`<p>The study has no arms yet. Add them first.</p>`}
      ${answer.arms.map(arm => html`<${Arm} key=${arm} study=${study} path=${path} arm=${arm} versions=${answer.regimens.filter(one => one.arm === arm)} changed=${loaded.again} />`)}`}<//></section>`;
}

function Arm({ study, path, arm, versions, changed }) {
  const [editing, setEditing] = useState(false);
  const last = versions.at(-1);
  return html`<article class="write"><h3>${arm}</h3>
    ${last ? html`<${Told} regimen=${last} study=${study} />` : html`<p>Nothing is set for this arm yet.</p>`}
    ${versions.length > 1 && html`<details><summary>${versions.length - 1} earlier ${versions.length === 2 ? 'version' : 'versions'}</summary>${versions.slice(0, -1).reverse().map(one => html`<${Told} regimen=${one} study=${study} />`)}</details>`}
    ${editing ? html`<${Edit} key=${last?.version ?? 0} path=${`${path}/${encode(arm)}`} from=${last ?? FIRST} done=${() => { setEditing(false); changed(); }} back=${() => setEditing(false)} />`
      : study.may.includes('CHANGE_STUDY') && html`<button class="second" onClick=${() => setEditing(true)}>${last ? 'Amend' : 'Set the regimen'}</button>`}</article>`;
}

function Told({ regimen, study }) {
  return html`<div><p class="quiet small">Version ${regimen.version}, holds from ${day(regimen.from)}; set by ${regimen.byName}, ${moment(regimen.at, study.zone)}</p>
    <ul>${regimen.treatments.map(t => html`<li>${t.agent}${Number(t.mgPerKg) > 0 ? `, ${t.mgPerKg} mg/kg` : ''}, ${t.mlPerKg} mL/kg ${ROUTES[t.route]}${t.vehicle ? ` in ${t.vehicle}` : ''}, ${when(t.schedule)}; ${t.vials.length === 1 ? 'vial' : 'vials'} ${t.vials.join(', ')}; rounded to ${t.stepMl} mL, tolerance ${t.tolerancePercent} %</li>`)}</ul>
    ${regimen.holidays.length > 0 && html`<p>Withheld at ${regimen.holidays.map(rule => `${SIGNS[rule.sign][0].toLowerCase()} of ${rule.at} ${SIGNS[rule.sign][1]}${rule.resume ? ` (again at ${rule.resume} ${SIGNS[rule.sign][1]} or below)` : ''}`.trim()).join('; ')}.</p>`}</div>`;
}

function Edit({ path, from, done, back }) {
  const [treatments, setTreatments] = useState(from.treatments.map((t, id) => ({ ...t, id, vials: t.vials.join(', '), days: t.schedule.days.join(', ') })));
  const [holidays, setHolidays] = useState(from.holidays.map((rule, id) => ({ ...rule, id, resume: rule.resume ?? '' })));
  const change = (id, some) => setTreatments(treatments.map(t => t.id === id ? { ...t, ...some } : t));
  const plan = (id, some) => setTreatments(treatments.map(t => t.id === id ? { ...t, schedule: { ...t.schedule, ...some } } : t));
  const rule = (id, some) => setHolidays(holidays.map(one => one.id === id ? { ...one, ...some } : one));
  const list = text => text.split(/[,;\n]/).map(part => part.trim()).filter(Boolean);
  const schedule = t => {
    const { pattern, every, weekdays, from: first, to } = t.schedule;
    return { pattern, days: pattern === 'DAYS' ? list(t.days).map(Number) : [], every: pattern === 'EVERY' ? Number(every) : 0, weekdays: pattern === 'WEEKDAYS' ? weekdays : [], from: pattern === 'DAYS' ? 0 : Number(first), to: pattern === 'DAYS' || to === null || to === '' ? null : Number(to) };
  };
  const send = async data => {
    await put(path, {
      version: from.version, from: Number(data.get('from')), withholdReasons: list(data.get('reasons')), reason: data.get('reason'),
      treatments: treatments.map(t => ({ agent: t.agent, mgPerKg: t.mgPerKg.trim(), mlPerKg: t.mlPerKg.trim(), route: t.route, vehicle: t.vehicle, vials: list(t.vials), stepMl: t.stepMl.trim(), tolerancePercent: t.tolerancePercent.trim(), schedule: schedule(t) })),
      holidays: holidays.map(({ sign, at, resume }) => ({ sign, at: at.trim(), resume: resume.trim() || null })),
    });
    done();
  };
  const text = (t, key, label, hint, more = {}) => html`<${Field} label=${label} hint=${hint}><input value=${t[key]} onInput=${e => change(t.id, { [key]: e.target.value })} autocomplete="off" ...${more} /><//>`;
  return html`<${Form} send=${send} action=${from.version ? 'Save the amendment' : 'Set the regimen'} class="design" second=${html`<button type="button" class="plain" onClick=${back}>Leave it as it is</button>`}>
    ${treatments.map((t, i) => html`<fieldset key=${t.id}><legend>Treatment ${i + 1}</legend>
      <div class="row">${text(t, 'agent', 'Agent', 'vehicle alone counts', { required: true })}${text(t, 'mgPerKg', 'Dose (mg/kg)', '0 for the vehicle alone', { inputmode: 'decimal', required: true })}${text(t, 'mlPerKg', 'Volume (mL/kg)', 'the same in every arm, or volumes unblind', { inputmode: 'decimal', required: true })}</div>
      <div class="row"><${Field} label="Route"><select value=${t.route} onChange=${e => change(t.id, { route: e.target.value })}>${Object.entries(ROUTES).map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select><//>${text(t, 'vehicle', 'Vehicle', 'what it is dissolved in')}${text(t, 'vials', 'Vial codes', 'with commas; say nothing of the arm', { required: true })}</div>
      <div class="row"><${Field} label="When"><select value=${t.schedule.pattern} onChange=${e => plan(t.id, { pattern: e.target.value })}><option value="EVERY">every so many days</option><option value="DAYS">on study days</option><option value="WEEKDAYS">on weekdays</option></select><//>
        ${t.schedule.pattern === 'DAYS' ? text(t, 'days', 'Study days', 'with commas: 0, 3, 7', { required: true })
          : html`${t.schedule.pattern === 'EVERY' && html`<${Field} label="Every how many days"><input type="number" min="1" value=${t.schedule.every || 1} onInput=${e => plan(t.id, { every: e.target.value })} required /><//>`}
            <${Field} label="From day"><input type="number" min="0" value=${t.schedule.from} onInput=${e => plan(t.id, { from: e.target.value })} required /><//><${Field} label="To day" hint="Empty where it goes on"><input type="number" min="0" value=${t.schedule.to ?? ''} onInput=${e => plan(t.id, { to: e.target.value })} /><//>`}</div>
      ${t.schedule.pattern === 'WEEKDAYS' && html`<div class="checks">${DAYS.map(name => html`<label class="check"><input type="checkbox" checked=${t.schedule.weekdays.includes(name)} onChange=${e => plan(t.id, { weekdays: e.target.checked ? [...t.schedule.weekdays, name] : t.schedule.weekdays.filter(one => one !== name) })} />${word(name)}</label>`)}</div>`}
      <div class="row">${text(t, 'stepMl', 'Rounded to (mL)', 'the finest step of the syringe', { inputmode: 'decimal', required: true })}${text(t, 'tolerancePercent', 'Tolerance (%)', 'beyond it a volume is a deviation', { inputmode: 'decimal', required: true })}
        ${treatments.length > 1 && html`<button type="button" class="plain" onClick=${() => setTreatments(treatments.filter(one => one.id !== t.id))}>Take out</button>`}</div></fieldset>`)}
    <button type="button" class="second" onClick=${() => setTreatments([...treatments, { ...FIRST.treatments[0], vials: '', days: '', id: Math.max(...treatments.map(t => t.id)) + 1 }])}>Add a treatment</button>
    <div class="stack wide"><p><strong>When to withhold</strong><span class="hint">A rule proposes it at the cage with its reason; the person decides.</span></p>
      ${holidays.map(one => html`<div class="row" key=${one.id}>
        <${Field} label="What"><select value=${one.sign} onChange=${e => rule(one.id, { sign: e.target.value })}>${Object.entries(SIGNS).map(([name, [words]]) => html`<option value=${name}>${words}</option>`)}</select><//>
        <${Field} label=${`Withhold at (${SIGNS[one.sign][1] || 'score'})`}><input inputmode="decimal" value=${one.at} onInput=${e => rule(one.id, { at: e.target.value })} required /><//>
        <${Field} label="Give again at or below" hint="May stay empty"><input inputmode="decimal" value=${one.resume} onInput=${e => rule(one.id, { resume: e.target.value })} /><//>
        <button type="button" class="plain" onClick=${() => setHolidays(holidays.filter(other => other.id !== one.id))}>Take out</button></div>`)}
      <button type="button" class="second" onClick=${() => setHolidays([...holidays, { id: Math.max(-1, ...holidays.map(one => one.id)) + 1, sign: 'WEIGHT_LOSS_FROM_BASELINE', at: '', resume: '' }])}>Add a rule</button></div>
    <div class="row"><${Field} label="Reasons to withhold" hint="One a line, at most nine: the digits at the cage"><textarea name="reasons" rows="5" required defaultValue=${from.withholdReasons.join('\n')}></textarea><//>
      <${Field} label="Holds from study day" hint=${from.version ? 'Doses of the days before stay under the version before' : 'Usually 0'}><input name="from" type="number" defaultValue=${from.from} required /><//></div>
    <${Field} label="Why?" hint="Stands in the ledger for good"><input name="reason" required /><//><//>`;
}
