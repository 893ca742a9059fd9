import { encode, post, upload } from '../api.js';
import { Field, Form, Link, html, go, title, useEffect, useRef, useState } from '../ui.js';
import { count, size } from '../words.js';

// The keys and values of a design as capture writes it.
const FIELDS = {
  donor: 'donor', lineage: 'lineage', diagnosis: 'diagnosis', mouse: 'mouse', arm: 'arm', tumor_site: 'tumor site', study_day: 'study day',
  length_mm: 'length (mm)', width_mm: 'width (mm)', height_mm: 'height (mm)', volume_mm3: 'volume (mm³)', body_weight_g: 'body weight (g)', flag: 'flag',
  measured_on: 'date of the reading', day_zero: 'date of day 0', operator: 'who measured',
};
const FIELDS_OF = {
  long: Object.keys(FIELDS),
  mice_down_days_across: ['donor', 'lineage', 'diagnosis', 'mouse', 'arm', 'tumor_site'],
  days_down_mice_across: ['study_day'],
};
const MEASURED = ['volume_mm3', 'length_mm', 'width_mm', 'height_mm', 'body_weight_g'];
// What several tumors in a row have columns of their own for.
const OF_A_TUMOR = ['volume_mm3', 'length_mm', 'width_mm', 'height_mm'];
const TOGETHER = '(several columns together)';
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
  const [over, setOver] = useState(false);
  const input = useRef(null);
  const [name, setName] = useState('');
  const send = async data => {
    const file = data.get('file');
    const code = study?.code ?? data.get('code').trim();
    let preview = await upload(`/studies/${encode(code)}/imports?name=${encode(file.name)}`, file);
    if (data.get('migrated') === 'on') {
      const design = JSON.stringify({ ...JSON.parse(preview.design), migrated: true });
      const { designSource } = preview; // only the tick was given; the meanings are the file's or saved ones
      preview = { ...await post(`/studies/${encode(code)}/imports/${preview.id}/preview`, { design }), designSource };
    }
    setPreview(preview);
  };
  const drop = event => {
    event.preventDefault();
    setOver(false);
    if (event.dataTransfer.files.length === 0) return;
    input.current.files = event.dataTransfer.files;
    setName(input.current.files[0].name);
    if (input.current.form.checkValidity()) input.current.form.requestSubmit();
    else input.current.form.reportValidity();
  };
  return html`<section><h2>Choose a file</h2>
    <p class="quiet">A table of measurements: CSV, TSV or XLSX; one row per reading, one row per mouse with study days across, or one row per day with mice across. You see first what would happen; nothing is stored until you confirm.</p>
    <${Form} send=${send} action="Show what would happen">
      ${!study && html`<${Field} label="Study code" hint="Short, used everywhere: letters, digits, dots and hyphens"><input name="code" autocomplete="off" spellcheck=${false} required /><//>`}
      <div class=${'drop' + (over ? ' over' : '')} onDragOver=${event => { event.preventDefault(); setOver(true); }} onDragLeave=${() => setOver(false)} onDrop=${drop}>
        <${Field} label="File" hint="Drop it here, or choose it"><input type="file" name="file" ref=${input} accept=".csv,.tsv,.txt,.xlsx" required onChange=${event => setName(event.target.files[0]?.name ?? '')} /><//>
        <p role="status" class="quiet">${name && `${name} is chosen.`}</p>
      </div>
      <label class="check"><input type="checkbox" name="migrated" /><span>A past study: keep its original dates and people, and mark every reading as migrated</span></label>
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
      ${(preview.tables ?? []).map((table, i) => html`<${FileTable} table=${table} id=${'file-' + i} />`)}
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

/** The first rows of the file and every row with a problem; the cell is marked and the sentence stands below it. */
function FileTable({ table, id }) {
  if (table.rows.length === 0) return null;
  const markOf = (row, column) => row.marks.find(mark => mark.column === column);
  const cell = (row, text, column) => {
    const mark = markOf(row, column);
    return mark
      ? html`<td class=${'marked ' + (mark.severity === 'ERROR' ? 'stop' : 'warn')} aria-describedby=${`${id}-${row.line}`}>${mark.severity === 'ERROR' ? '✕' : '!'} ${text || '(empty)'}</td>`
      : html`<td>${text}</td>`;
  };
  const marked = table.rows.filter(row => row.marks.length > 0).length;
  return html`<details open><summary>${table.file}: ${count(table.fileRows, 'row')}, ${table.markedRows === 0 ? 'none with a remark' : count(table.markedRows, 'row') + ' with a remark'}</summary>
    <div class="scroll" tabindex="0" role="region" aria-label=${'Rows of ' + table.file}><table class="file">
      <caption>${marked === 0 ? 'The first rows of the file.' : 'The first rows of the file, and every row with something to be said about it.'}
        ${table.columns > table.headers.length && ` The first ${table.headers.length} of ${table.columns.toLocaleString('en-US')} columns are shown.`}
        ${marked < table.markedRows && ` ${table.markedRows - marked} more rows with remarks are not shown; mend these first.`}</caption>
      <thead><tr><th scope="col">line</th>${table.headers.map(header => html`<th scope="col">${header}</th>`)}</tr></thead>
      <tbody>${table.rows.map(row => html`
        <tr class=${row.marks.some(mark => mark.severity === 'ERROR') ? 'stop' : row.marks.length ? 'warn' : ''}><th scope="row">${row.line}</th>${row.cells.map((text, column) => cell(row, text, column))}</tr>
        ${row.marks.length > 0 && html`<tr class="remarks"><td colspan=${table.headers.length + 1}><ul id=${`${id}-${row.line}`}>${row.marks.map(mark => html`<li><strong>${mark.severity === 'ERROR' ? 'Error' : 'Look at'}${mark.column === null ? '' : `, ${table.headers[mark.column] ?? 'column ' + (mark.column + 1)}`}:</strong> ${mark.sentence}</li>`)}</ul></td></tr>`}`)}</tbody>
    </table></div></details>`;
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
  const parts = design.mouseParts ?? [];
  const tumors = design.tumors ?? [];
  const headers = [...new Set([...Object.values(before.columns ?? {}), ...ofTumors(before.tumors), ...(before.mouseParts ?? []), ...(before.ignoredColumns ?? [])])];
  const unread = (columns, mouseParts, these = tumors) => headers.filter(header => ![...Object.values(columns), ...ofTumors(these), ...mouseParts].includes(header));
  const setColumn = field => event => {
    const columns = { ...design.columns };
    const { value } = event.target;
    if (value && value !== TOGETHER) columns[field] = value;
    else delete columns[field];
    const mouseParts = field !== 'mouse' ? parts : value === TOGETHER ? [...parts, ...(parts.length ? [] : headers.slice(0, 2))] : [];
    setDesign({ ...design, columns, mouseParts, ignoredColumns: unread(columns, mouseParts) });
  };
  const setPart = header => event => {
    const mouseParts = headers.filter(h => h === header ? event.target.checked : parts.includes(h));
    setDesign({ ...design, mouseParts, ignoredColumns: unread(design.columns, mouseParts) });
  };
  const setTumors = (these, columns = design.columns) => setDesign(({ tumors: _, ...others }) => ({
    ...others, columns, ...(these.length > 0 ? { tumors: these } : {}), ignoredColumns: unread(columns, parts, these),
  }));
  const set = key => event => setDesign({ ...design, [key]: event.target.value || null });
  const setIn = (key, name) => event => {
    const map = { ...design[key] };
    if (event.target.value) map[name] = event.target.value;
    else delete map[name];
    setDesign({ ...design, [key]: map });
  };
  const fields = (FIELDS_OF[design.layout] ?? Object.keys(FIELDS)).filter(field => tumors.length === 0 || !ofOneTumor(field));
  const flags = Object.keys({ ...before.flags, ...design.flags });
  const labels = labelsBesideDays(preview);
  const dated = design.columns?.measured_on || design.migrated;
  const isChanged = JSON.stringify(design) !== JSON.stringify(before);
  const send = async () => setPreview(await post(path + '/preview', { design: JSON.stringify(design) }));
  return html`<${Form} class="design" send=${send} action=${isChanged ? 'Preview with these meanings' : 'Preview again'}>
    <div class="row">${fields.map(field => html`<${Field} label=${FIELDS[field]}><select value=${field === 'mouse' && parts.length ? TOGETHER : design.columns?.[field] ?? ''} onChange=${setColumn(field)}>
      <option value="">in no column</option>${field === 'mouse' && html`<option value=${TOGETHER}>several columns together</option>`}${headers.map(header => html`<option value=${header}>${header}</option>`)}</select><//>`)}</div>
    ${parts.length > 0 && html`<fieldset><legend>Columns that name the mouse together, joined by "-"</legend><div class="row">${headers.map(header => html`<label class="check"><input type="checkbox" checked=${parts.includes(header)} onChange=${setPart(header)} /><span>${header}</span></label>`)}</div></fieldset>`}
    ${design.layout === 'long' && html`<${Tumors} columns=${design.columns ?? {}} tumors=${tumors} headers=${headers} change=${setTumors} />`}
    ${labels.length > 0 && html`<fieldset><legend>What the labels beside days say</legend><div class="row">${labels.map(label => html`<${Field} label=${label}><select value=${design.dayLabels?.[label] ?? ''} onChange=${setIn('dayLabels', label)}>
      <option value="">not read</option>${MEASURED.map(field => html`<option value=${field}>${FIELDS[field]}</option>`)}</select><//>`)}</div></fieldset>`}
    <div class="row">
      <${Field} label="Control arm" hint="The others are compared with it"><input list="arms" value=${design.controlArm ?? ''} onInput=${set('controlArm')} autocomplete="off" /><datalist id="arms">${preview.arms.map(arm => html`<option value=${arm}></option>`)}</datalist><//>
      ${!design.columns?.donor && html`<${Field} label="Donor of all mice"><input value=${design.defaultDonor ?? ''} onInput=${set('defaultDonor')} autocomplete="off" /><//>`}
      <${Field} label="A volume of 0 means"><select value=${design.zero} onChange=${set('zero')}><option value="too_small">too small</option><option value="not_palpable">not palpable</option></select><//>
      <${Field} label="Decimal mark"><select value=${design.decimalMark} onChange=${set('decimalMark')}><option value="point">point: 12.4</option><option value="comma">comma: 12,4</option></select><//>
      <${Field} label="Values under volumes are"><select value=${design.volumeCells ?? 'volume_mm3'} onChange=${set('volumeCells')}><option value="volume_mm3">volumes in mm³</option><option value="relative">relative values: not read</option><option value="area">areas: not read</option></select><//>
      ${dated && html`<${Field} label="Dates such as 3/4/2024"><select value=${design.dateOrder ?? 'undecided'} onChange=${set('dateOrder')}><option value="undecided">do not occur</option><option value="day_month">begin with the day</option><option value="month_day">begin with the month</option></select><//>`}
      ${dated && !design.columns?.day_zero && html`<${Field} label="Date of study day 0" hint="Year-month-day, such as 2019-03-18"><input inputmode="numeric" pattern="\\d{4}-\\d{2}-\\d{2}" value=${design.dayZero ?? ''} onInput=${set('dayZero')} autocomplete="off" /><//>`}
    </div>
    <label class="check"><input type="checkbox" checked=${design.migrated === true} onChange=${event => setDesign({ ...design, migrated: event.target.checked })} /><span>A past study: original dates and people are kept, and every reading is marked as migrated</span></label>
    <${Words} design=${design} flags=${flags} preview=${preview} setIn=${setIn} />
  <//>`;
}

const ofTumors = tumors => (tumors ?? []).flatMap(tumor => Object.values(tumor.columns));
const ofOneTumor = field => OF_A_TUMOR.includes(field) || field === 'tumor_site';

/** Several tumors side by side in a row, such as a left and a right one: the columns of each. */
function Tumors({ columns, tumors, headers, change }) {
  const part = () => {
    const own = Object.fromEntries(Object.entries(columns).filter(([field]) => OF_A_TUMOR.includes(field)));
    const others = Object.fromEntries(Object.entries(columns).filter(([field]) => !ofOneTumor(field)));
    change([{ site: 'left', columns: own }, { site: 'right', columns: {} }], others);
  };
  const setTumor = (i, tumor) => change(tumors.map((old, j) => j === i ? tumor : old));
  const setColumn = (i, field) => event => {
    const own = { ...tumors[i].columns };
    if (event.target.value) own[field] = event.target.value;
    else delete own[field];
    setTumor(i, { ...tumors[i], columns: own });
  };
  if (tumors.length === 0) return html`<p><button type="button" class="plain" onClick=${part}>A row holds several tumors side by side</button></p>`;
  return html`<fieldset class="tumors"><legend>Tumors that stand side by side in a row; each becomes a reading of its own</legend>
    ${tumors.map((tumor, i) => html`<div class="row" role="group" aria-label=${'Tumor ' + (tumor.site || i + 1)}>
      <${Field} label=${`Name of tumor ${i + 1}`}><input value=${tumor.site} required autocomplete="off" onInput=${event => setTumor(i, { ...tumor, site: event.target.value })} /><//>
      ${OF_A_TUMOR.map(field => html`<${Field} label=${FIELDS[field]}><select value=${tumor.columns[field] ?? ''} onChange=${setColumn(i, field)}>
        <option value="">in no column</option>${headers.map(header => html`<option value=${header}>${header}</option>`)}</select><//>`)}
      <button type="button" class="plain" onClick=${() => change(tumors.filter((_, j) => j !== i))}>Take tumor ${tumor.site || i + 1} out</button>
    </div>`)}
    <button type="button" class="plain" onClick=${() => change([...tumors, { site: '', columns: {} }])}>Add a tumor</button></fieldset>`;
}

/** The labels that stand beside days in the headers, as in "7 · L". */
function labelsBesideDays(preview) {
  const joined = (preview.tables ?? []).flatMap(table => table.headers).map(header => /^(?:day|d)?[ _.]*[+-]?\d{1,4}(?:\.\d+)? · (.+)$/i.exec(header)).filter(Boolean);
  return [...new Set(joined.map(match => match[1]))];
}

/** Flags, and words that stand where a number belongs: each gets a meaning once. */
function Words({ design, flags, preview, setIn }) {
  const volumes = new Set([design.columns?.volume_mm3, design.columns?.length_mm, design.columns?.width_mm, ...ofTumors(design.tumors)]);
  const unknown = (preview.tables ?? []).flatMap(table => table.rows.flatMap(row => row.marks
    .filter(mark => mark.severity === 'ERROR' && mark.sentence.startsWith('this is no number') && mark.column !== null)
    .filter(mark => volumes.has(table.headers[mark.column]) || design.layout !== 'long')
    .map(mark => row.cells[mark.column])));
  const words = [...new Set([...flags, ...unknown])];
  if (words.length === 0) return null;
  return html`<fieldset><legend>What each flag, and each word where a number belongs, means</legend><div class="row">${words.map(word => html`<${Field} label=${word}><select value=${design.flags?.[word] ?? ''} onChange=${setIn('flags', word)}>
    ${!flags.includes(word) && html`<option value="">nothing: it is an error</option>`}
    <option value="reading">a reading, with this remark</option><option value="not_measured">not measured</option><option value="not_palpable">not palpable</option><option value="too_small">too small</option></select><//>`)}</div></fieldset>`;
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
      ${preview.corrections.length > 0 && html`<${Corrections} corrections=${preview.corrections} />`}
      <${Field} label=${preview.corrections.length > 0 ? 'Why is this file imported, and why do values change?' : 'Why is this file imported?'} hint="Stands in the ledger for good"><textarea name="reason" required></textarea><//>
    <//></section>`;
}

/** Rows that differ: nothing changes that is not ticked, and the old value stays in the history. */
function Corrections({ corrections }) {
  const box = useRef(null);
  const all = on => () => box.current.querySelectorAll('input[type=checkbox]').forEach(input => { input.checked = on; });
  return html`<fieldset ref=${box}><legend>Rows that differ from what is here: ${count(corrections.length, 'reading')}</legend>
    <p class="quiet">Tick what the file corrects. What is not ticked stays as it is; an old value stays readable in the history.</p>
    <p class="actions"><button type="button" class="plain" onClick=${all(true)}>Tick all</button> <button type="button" class="plain" onClick=${all(false)}>Tick none</button></p>
    <div class="scroll" tabindex="0" role="region" aria-label="Readings that differ"><table><thead><tr><th scope="col">correct</th><th scope="col">mouse</th><th scope="col">day</th><th scope="col">here → in the file</th></tr></thead>
      <tbody>${corrections.map((c, i) => html`<tr><td><input type="checkbox" id=${'accept-' + i} name=${'accept-' + i} /></td><td><label for=${'accept-' + i}>${c.current.mouse}</label></td><td>${c.current.day}</td><td>${c.difference}</td></tr>`)}</tbody></table></div></fieldset>`;
}

function Done({ done }) {
  useEffect(() => document.querySelector('h2')?.scrollIntoView({ block: 'nearest' }), []);
  return html`<section><h2>${done.stored ? 'Imported' : 'Nothing new'}</h2>
    <p>${done.stored ? 'The file is kept byte for byte, and its readings are in the study.' : 'Every reading of the file is in the study already; nothing was changed.'}</p>
    <p><button onClick=${() => go('/studies/' + encode(done.code))}>Open the study</button></p></section>`;
}
