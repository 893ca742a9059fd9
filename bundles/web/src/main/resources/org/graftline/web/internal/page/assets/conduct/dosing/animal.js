import { get, put, putFile, encode } from '../../api.js';
import { now } from '../../clock.js';
import { Field, Form, Link, Loaded, html, useLoaded, useRef, useState } from '../../ui.js';
import { day, moment } from '../../words.js';
import { KINDS, OUTCOMES, doseAddress } from './words.js';

const METHODS = {
  CARBON_DIOXIDE: 'carbon dioxide', ANESTHETIC_OVERDOSE: 'overdose of an anesthetic', CERVICAL_DISLOCATION: 'cervical dislocation', DECAPITATION: 'decapitation', EXSANGUINATION: 'exsanguination under anesthesia',
  PERFUSION: 'perfusion under anesthesia', FOUND_DEAD: 'found dead',
};
const SUBJECTS = { ULCER: 'ulcer', NECROPSY: 'necropsy', OTHER: 'other' };

/** What one mouse was given, what was found when it had left, and its photos: the last part of its page. */
export function Animal({ study, mouse }) {
  const root = `/studies/${encode(study.code)}/conduct`;
  const loaded = useLoaded(() => get(`${root}/animals/${encode(mouse)}`), [study.code, mouse]);
  return html`<${Loaded} from=${loaded} what="the mouse">${animal => html`
    <${Doses} study=${study} animal=${animal} />
    <${Necropsy} study=${study} root=${root} animal=${animal} changed=${loaded.again} />
    <${Photos} study=${study} root=${root} animal=${animal} changed=${loaded.again} />`}<//>`;
}

function Doses({ study, animal }) {
  return html`<section><h2>Doses</h2>${animal.arm && html`<p class="quiet">In arm ${animal.arm}.</p>`}${animal.doses.length ? html`<div class="scroll"><table class="wide"><thead><tr><th>Day</th><th>Vial</th><th class="n">Volume (mL)</th><th class="n">Planned (mL)</th><th>What</th><th>When</th><th>By</th><th><span class="unseen">History</span></th></tr></thead>
    <tbody>${animal.doses.map(dose => html`<tr class=${dose.outcome === 'RETRACTED' ? 'was' : ''}><td class="est">${day(dose.day)}</td><td>${dose.vial ?? ''}</td><td class="n">${dose.volumeMl ?? ''}</td><td class="n">${dose.plannedMl ?? ''}</td><td>${OUTCOMES[dose.outcome]}${dose.because ? `: ${dose.because}` : ''}${dose.mgPerKg ? ` (${dose.mgPerKg} mg/kg)` : ''}</td><td>${dose.at ? moment(dose.at, study.zone) : ''}</td><td>${dose.personName ?? ''}</td><td>${study.may.includes('GIVE_DOSES') && html`<${Link} to=${doseAddress(study, dose)}>${dose.version > 1 ? 'corrected' : 'history'}<//>`}</td></tr>`)}</tbody></table></div>` : html`<p>Nothing was given yet.</p>`}
    ${animal.deviations.length > 0 && html`<h3>Not as planned</h3><ul>${animal.deviations.map(one => html`<li>${day(one.day)}, ${KINDS[one.kind]}: ${one.sentence}</li>`)}</ul>`}
    <p><${Link} to=${`/studies/${encode(study.code)}/deviations`}>Planned and given, all mice<//></p></section>`;
}

function Necropsy({ study, root, animal, changed }) {
  const [editing, setEditing] = useState(false);
  const found = animal.necropsy;
  const may = study.may.includes('RECORD_READINGS');
  return html`<section><h2>Necropsy</h2>
    ${found ? html`<dl class="pairs"><dt>Examined</dt><dd>${moment(found.at, study.zone)} by ${found.byName}</dd><dt>Method</dt><dd>${found.methodWords}</dd>
      ${found.tumors.map(tumor => html`<dt>${tumor.site}</dt><dd>${tumor.mg} mg</dd>`)}
      ${found.samples.map(sample => html`<dt>Sample</dt><dd>${sample.kind}${sample.place ? `, kept in ${sample.place}` : ''}${sample.label ? `, label ${sample.label}` : ''}</dd>`)}
      ${found.findings && html`<dt>Findings</dt><dd>${found.findings}</dd>`}
      <dt>Version</dt><dd>${found.version}, recorded by ${found.recordedByName}, ${moment(found.recordedAt, study.zone)}${found.version > 1 ? `: ${found.reason}` : ''}</dd></dl>`
      : html`<p>${animal.removal ? 'Not examined yet.' : 'A necropsy follows the removal: record first, at the Bench, that the mouse left and why.'}</p>`}
    ${editing ? html`<${NecropsyForm} study=${study} path=${`${root}/necropsies/${encode(animal.mouse)}`} animal=${animal} done=${() => { setEditing(false); changed(); }} />`
      : may && animal.removal && html`<button class="second" onClick=${() => setEditing(true)}>${found ? 'Correct it' : 'Record the necropsy'}</button>`}</section>`;
}

const local = at => { const date = new Date(at); return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16); };

function NecropsyForm({ path, animal, done }) {
  const found = animal.necropsy;
  const [samples, setSamples] = useState((found?.samples ?? []).map((sample, id) => ({ ...sample, id })));
  const change = (id, key, value) => setSamples(samples.map(sample => sample.id === id ? { ...sample, [key]: value } : sample));
  const dead = animal.removal.cause === 'FOUND_DEAD';
  const send = async data => {
    const chosen = data.get('at');
    const meant = [found?.at, animal.removal.at].find(at => at && local(at) === chosen); // a field of minutes cannot hold their seconds
    await put(path, {
      version: found?.version ?? 0, method: data.get('method'), by: found?.by ?? null,
      at: meant ?? new Date(chosen).toISOString(),
      tumors: animal.tumors.map(site => ({ site, mg: data.get(`mg/${site}`).trim().replace(',', '.') })).filter(tumor => tumor.mg),
      samples: samples.filter(sample => sample.kind.trim()).map(({ kind, place, label }) => ({ kind, place, label })), findings: data.get('findings'), reason: data.get('reason') ?? '',
    });
    done();
  };
  return html`<${Form} send=${send} action=${found ? 'Save the correction' : 'Record the necropsy'} class="design">
    <div class="row"><${Field} label="When" hint="In the time of this computer"><input name="at" type="datetime-local" required defaultValue=${local(found?.at ?? now())} /><//>
      <${Field} label="Method"><select name="method" defaultValue=${found?.method ?? (dead ? 'FOUND_DEAD' : 'CARBON_DIOXIDE')}>${Object.entries(METHODS).filter(([name]) => (name === 'FOUND_DEAD') === dead).map(([name, words]) => html`<option value=${name} selected=${name === found?.method}>${words}</option>`)}</select><//></div>
    <div class="row">${animal.tumors.map(site => html`<${Field} key=${site} label=${`Weight of ${site === 'tumor' ? 'the tumor' : site} (mg)`} hint="Empty where it was not weighed"><input name=${`mg/${site}`} inputmode="decimal" autocomplete="off" defaultValue=${found?.tumors.find(tumor => tumor.site === site)?.mg ?? ''} /><//>`)}</div>
    <div class="stack wide"><p><strong>Samples taken</strong></p>
      ${samples.map(sample => html`<div class="row" key=${sample.id}>
        <${Field} label="What"><input value=${sample.kind} onInput=${e => change(sample.id, 'kind', e.target.value)} /><//>
        <${Field} label="Kept in"><input value=${sample.place} onInput=${e => change(sample.id, 'place', e.target.value)} /><//>
        <${Field} label="Label"><input value=${sample.label} onInput=${e => change(sample.id, 'label', e.target.value)} /><//>
        <button type="button" class="plain" onClick=${() => setSamples(samples.filter(one => one.id !== sample.id))}>Take out</button></div>`)}
      <button type="button" class="second" onClick=${() => setSamples([...samples, { id: Math.max(-1, ...samples.map(s => s.id)) + 1, kind: '', place: '', label: '' }])}>Add a sample</button></div>
    <${Field} label="Findings"><textarea name="findings" rows="4" defaultValue=${found?.findings ?? ''}></textarea><//>
    ${found && html`<${Field} label="Why is it corrected?"><input name="reason" required /><//>`}<//>`;
}

function Photos({ study, root, animal, changed }) {
  const id = useRef(crypto.randomUUID());
  const send = async (data, form) => {
    const file = data.get('photo');
    if (!file?.size) throw Object.assign(new Error(), { title: 'Not kept', detail: 'Choose a photo first.' });
    const asked = new URLSearchParams({ mouse: animal.mouse, day: data.get('day'), subject: data.get('subject'), at: new Date(Math.min(file.lastModified || Infinity, now())).toISOString() });
    await putFile(`${root}/photos/${id.current}?${asked}`, file);
    id.current = crypto.randomUUID(); // only now: the same photo sent twice stays one
    form.reset();
    changed();
  };
  return html`<section><h2>Photos</h2>
    ${animal.photos.length ? html`<div class="photos">${animal.photos.map(photo => html`<figure key=${photo.uuid}><a href=${`/api/v1${root}/photos/${photo.uuid}`}><img src=${`/api/v1${root}/photos/${photo.uuid}`} alt=${`${SUBJECTS[photo.subject]} of ${photo.mouse}, ${day(photo.day)}`} loading="lazy" /></a>
      <figcaption>${day(photo.day)}, ${SUBJECTS[photo.subject]}, ${photo.byName}, ${moment(photo.at, study.zone)}<br /><span class="quiet small">SHA-256 ${photo.sha256.slice(0, 12)}…</span></figcaption></figure>`)}</div>` : html`<p>No photo yet.</p>`}
    ${study.may.includes('RECORD_READINGS') && html`<${Form} send=${send} action="Keep the photo">
      <div class="row"><${Field} label="Photo" hint="JPEG or PNG, up to 10 MB; place and owner are taken out"><input name="photo" type="file" accept="image/jpeg,image/png" required /><//>
        <${Field} label="Visit (study day)"><input name="day" type="number" step="any" required defaultValue=${animal.removal?.day ?? ''} /><//>
        <${Field} label="It shows"><select name="subject">${Object.entries(SUBJECTS).map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select><//></div><//>`}</section>`;
}
