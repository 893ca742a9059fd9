import { encode, post, upload } from '../api.js';
import { Field, Form, Link, html, go, title, useEffect, useState } from '../ui.js';
import { count, size } from '../words.js';

// The keys and values of a design as capture writes it.
const FIELDS = {
  donor: 'donor', lineage: 'lineage', diagnosis: 'diagnosis', mouse: 'mouse', arm: 'arm', tumor_site: 'tumor site', study_day: 'study day',
  length_mm: 'length (mm)', width_mm: 'width (mm)', height_mm: 'height (mm)', volume_mm3: 'volume (mm³)', body_weight_g: 'body weight (g)', flag: 'flag',
};
const FIELDS_OF_A_MOUSE = ['donor', 'lineage', 'diagnosis', 'mouse', 'arm', 'tumor_site'];
const SOURCES = {
  PROPOSED: 'This is a proposal made from the file. Look it over before you confirm.',
  SAVED: 'These meanings were confirmed for an earlier file with the same headers.',
  GIVEN: 'These are the meanings that you chose.',
};

/** Choose a file, see what an import would do, confirm it with a reason. Nothing is stored before that. */
export function Import({ study, changed }) {
  useEffect(() => { if (!study) title('Import a study'); }, [study]);
  const [preview, setPreview] = useState(null);
  const [done, setDone] = useState(null);
  if (done) return html`<${Done} done=${done} />`;
  return html`
    ${!study && html`<div class="head"><p class="quiet"><${Link} to="/">Studies<//> / new</p><h1 tabindex="-1">Import a study from a file</h1></div>`}
    <div class="write">${preview
      ? html`<${Preview} key=${preview.design} study=${study} preview=${preview} setPreview=${setPreview}
          done=${value => { setDone(value); changed?.(); }} />`
      : html`<${Choose} study=${study} setPreview=${setPreview} />`}</div>
    <p class="read-only quiet">Files are imported on a larger screen.</p>`;
}

function Choose({ study, setPreview }) {
  const send = async data => {
    const file = data.get('file');
    const code = study?.code ?? data.get('code').trim();
    setPreview(await upload(`/studies/${encode(code)}/imports?name=${encode(file.name)}`, file));
  };
  return html`<section><h2>Choose a file</h2>
    <p class="quiet">A table of measurements: CSV, TSV or XLSX, one row per reading or one row per mouse with study days across. You see first what would happen; nothing is stored until you confirm.</p>
    <${Form} send=${send} action="Show what would happen">
      ${!study && html`<${Field} label="Study code" hint="Short, used everywhere: letters, digits, dots and hyphens"><input name="code" autocomplete="off" spellcheck=${false} required /><//>`}
      <${Field} label="File"><input type="file" name="file" accept=".csv,.tsv,.txt,.xlsx" required /><//>
    <//></section>`;
}

function Preview({ study, preview, setPreview, done }) {
  const { counts } = preview;
  const path = `/studies/${encode(preview.study)}/imports/${preview.id}`;
  const facts = [
    ['rows in the file', counts.fileRows], ['new readings', counts.newReadings], ['known already', counts.knownReadings], ['changed', counts.changedReadings],
    ['new donors', counts.newDonors], ['new mice', counts.newMice], ['new arms', counts.newArms], ['of the new, without a value', counts.notMeasured],
  ].filter(([, n], i) => i < 2 || n > 0);
  return html`
    <section><h2>What would happen</h2>
      <p>${preview.files.map(file => `${file.name} (${size(file.bytes)})`).join(', ')} into ${preview.createsStudy ? 'the new study' : 'the study'} ${preview.study}</p>
      <dl class="facts">${facts.map(([what, n]) => html`<div><dt>${what}</dt><dd>${n.toLocaleString('en-US')}</dd></div>`)}</dl>
      <${Problems} preview=${preview} />
      ${preview.unknownMice.length > 0 && html`<${UnknownMice} preview=${preview} path=${path} setPreview=${setPreview} />`}</section>
    <section><h2>What the columns mean</h2><p class="quiet">${SOURCES[preview.designSource]}</p>
      ${preview.reasons.length > 0 && html`<ul>${preview.reasons.map(reason => html`<li>${reason}</li>`)}</ul>`}
      <${Design} preview=${preview} path=${path} setPreview=${setPreview} /></section>
    ${preview.committable && html`<${Confirm} study=${study} preview=${preview} path=${path} done=${done} />`}
    <p><button class="plain" onClick=${() => setPreview(null)}>Choose another file</button></p>`;
}

function Problems({ preview }) {
  const { errors, warnings, problems } = preview;
  if (!errors && !warnings) return html`<p class="note okay">Nothing is wrong with any row.</p>`;
  return html`<div class=${'note ' + (errors ? 'stop' : 'warn')}>
    <strong>${[errors && count(errors, 'error'), warnings && count(warnings, 'warning')].filter(Boolean).join(', ')}</strong>
    ${errors ? 'Nothing of the file is imported until the errors are mended, in the file or in the meanings below.' : 'Warnings are imported as they stand; look at them.'}
    <ul>${problems.map(problem => html`<li>${problem.severity === 'ERROR' ? 'Error: ' : ''}${problem.text}</li>`)}</ul>
    ${problems.length < errors + warnings && html`<p>and ${errors + warnings - problems.length} more</p>`}
  </div>`;
}

/** Animals that the roster does not have are refused until a person has read their names and says that they are new. */
function UnknownMice({ preview, path, setPreview }) {
  const design = JSON.parse(preview.design);
  const names = preview.unknownMice.join(', ');
  const send = async data => setPreview(await post(path + '/preview', { design: JSON.stringify({ ...design, addAnimals: data.get('add-animals') === 'on' }) }));
  return html`<${Form} class="unknown-mice" send=${send} action="Preview with this choice">
    <fieldset><legend>Not on the roster of the study: ${count(preview.unknownMice.length, 'mouse', 'mice')}</legend>
      <p class="quiet">A mistyped id would become a new mouse. Correct the file, unless these are new animals.</p>
      <label class="check"><input type="checkbox" name="add-animals" defaultChecked=${design.addAnimals === true} /><span>Add to the roster: ${names}</span></label></fieldset>
  <//>`;
}

function Design({ preview, path, setPreview }) {
  const [design, setDesign] = useState(() => JSON.parse(preview.design));
  const before = JSON.parse(preview.design);
  const headers = [...Object.values(before.columns ?? {}), ...(before.ignoredColumns ?? [])];
  const setColumn = field => event => {
    const columns = { ...design.columns };
    if (event.target.value) columns[field] = event.target.value;
    else delete columns[field];
    const used = Object.values(columns);
    setDesign({ ...design, columns, ignoredColumns: headers.filter(header => !used.includes(header)) });
  };
  const set = key => event => setDesign({ ...design, [key]: event.target.value || null });
  const setFlag = flag => event => setDesign({ ...design, flags: { ...design.flags, [flag]: event.target.value } });
  const fields = design.layout === 'long' ? Object.keys(FIELDS) : FIELDS_OF_A_MOUSE;
  const flags = Object.entries(design.flags ?? {});
  const isChanged = JSON.stringify(design) !== JSON.stringify(before);
  const send = async () => setPreview(await post(path + '/preview', { design: JSON.stringify(design) }));
  return html`<${Form} class="design" send=${send} action=${isChanged ? 'Preview with these meanings' : 'Preview again'}>
    <div class="row">${fields.map(field => html`<${Field} label=${FIELDS[field]}><select value=${design.columns?.[field] ?? ''} onChange=${setColumn(field)}>
      <option value="">in no column</option>${headers.map(header => html`<option value=${header}>${header}</option>`)}</select><//>`)}</div>
    <div class="row">
      <${Field} label="Control arm" hint="The others are compared with it"><input list="arms" value=${design.controlArm ?? ''} onInput=${set('controlArm')} autocomplete="off" /><datalist id="arms">${preview.arms.map(arm => html`<option value=${arm}></option>`)}</datalist><//>
      ${!design.columns?.donor && html`<${Field} label="Donor of all mice"><input value=${design.defaultDonor ?? ''} onInput=${set('defaultDonor')} autocomplete="off" /><//>`}
      <${Field} label="A volume of 0 means"><select value=${design.zero} onChange=${set('zero')}><option value="too_small">too small</option><option value="not_palpable">not palpable</option></select><//>
      <${Field} label="Decimal mark"><select value=${design.decimalMark} onChange=${set('decimalMark')}><option value="point">point: 12.4</option><option value="comma">comma: 12,4</option></select><//>
    </div>
    ${flags.length > 0 && html`<fieldset><legend>What each flag means</legend><div class="row">${flags.map(([flag, meaning]) => html`<${Field} label=${flag}><select value=${meaning} onChange=${setFlag(flag)}>
      <option value="reading">a reading, with this remark</option><option value="not_measured">not measured</option><option value="not_palpable">not palpable</option><option value="too_small">too small</option></select><//>`)}</div></fieldset>`}
  <//>`;
}

function Confirm({ study, preview, path, done }) {
  const send = async data => {
    const accepted = preview.corrections.map((_, i) => i).filter(i => data.get('accept-' + i) === 'on');
    const { stored } = await post(path + '/commit', {
      reason: data.get('reason'), title: data.get('title') ?? undefined, zone: data.get('zone') ?? undefined, origin: data.get('origin') ?? undefined, accepted,
    });
    done({ stored, code: preview.study });
  };
  return html`<section><h2>Confirm</h2>
    <${Form} send=${send} action="Import">
      ${preview.createsStudy && html`
        <${Field} label="Title of the study"><input name="title" required autocomplete="off" /><//>
        <${Field} label="Time zone of the laboratory" hint="Times are shown in it"><input name="zone" defaultValue=${Intl.DateTimeFormat().resolvedOptions().timeZone} required autocomplete="off" /><//>
        <${Field} label="Origin" hint="Source and licence; empty for the laboratory's own data"><input name="origin" autocomplete="off" /><//>`}
      ${preview.corrections.length > 0 && html`<fieldset><legend>Rows that differ from what is here</legend>
        ${preview.corrections.map((c, i) => html`<label class="check"><input type="checkbox" name=${'accept-' + i} /><span>mouse ${c.current.mouse}, day ${c.current.day}: ${c.difference}</span></label>`)}</fieldset>`}
      <${Field} label="Why is this file imported?" hint="Stands in the ledger for good"><textarea name="reason" required></textarea><//>
    <//></section>`;
}

function Done({ done }) {
  useEffect(() => document.querySelector('h2')?.scrollIntoView({ block: 'nearest' }), []);
  return html`<section><h2>${done.stored ? 'Imported' : 'Nothing new'}</h2>
    <p>${done.stored ? 'The file is kept byte for byte, and its readings are in the study.' : 'Every reading of the file is in the study already; nothing was changed.'}</p>
    <p><button onClick=${() => go('/studies/' + encode(done.code))}>Open the study</button></p></section>`;
}
