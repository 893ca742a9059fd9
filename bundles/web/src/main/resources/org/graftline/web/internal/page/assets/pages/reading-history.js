import { get, post, encode } from '../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../ui.js';
import { ENDPOINTS, WAYS_IN, day, moment } from '../words.js';

/** Every version of one reading: what it said, who wrote it, when and why; and the next one, with its reason. */
export function ReadingHistory({ study, uuid, changed }) {
  const path = `/studies/${encode(study.code)}/readings/${encode(uuid)}`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<${Loaded} from=${loaded} what="the reading">${({ zone, versions, governedBy }) => {
    const current = versions[versions.length - 1].reading;
    return html`
      <section><h2>${ENDPOINTS[current.endpoint]} of mouse ${current.mouse}, ${day(current.day)}${current.replicate > 1 ? `, look ${current.replicate}` : ''}</h2>
        <p class="result">${current.shown}</p>
        <dl class="pairs"><dt>Governed by</dt><dd><${GovernedBy} study=${study} what=${governedBy} /></dd></dl>
        <p class="quiet"><${Link} to=${`/studies/${encode(study.code)}/readings`}>All readings<//></p></section>
      <section><h2>How it came about</h2>
        <ol class="cards" reversed>${[...versions].reverse().map((version, i) => html`<${Version} key=${version.position} code=${study.code} version=${version} zone=${zone} holds=${i === 0} />`)}</ol></section>
      ${study.may.includes('RECORD_READINGS') && html`<${Correction} key=${current.version} path=${path} current=${current} formula=${study.formula}
        done=${() => { loaded.again(); changed(); }} />`}`;
  }}<//>`;
}

/** The protocol or the amendment in force on the day on which the animal was looked at. */
function GovernedBy({ study, what }) {
  if (what.number === null) return html`<span class="quiet">not known: neither the reading nor the study says on which date it was made</span>`;
  return html`<${Link} to=${`/studies/${encode(study.code)}/amendments`}>${what.number === 0 ? 'the protocol' : `amendment ${what.number}, ${what.title}`}<//>
    ${' '}<span class="quiet">${what.number === 0 ? 'before any amendment' : `in force from ${what.governsFrom}`}; the animal was looked at on ${what.lookedAt}</span>`;
}

function Version({ code, version, zone, holds }) {
  const { reading } = version;
  const entered = Object.entries(reading.entered);
  return html`<li>
    <p><span class=${holds ? '' : 'was'}>${reading.shown}</span> ${holds ? html`<span class="mark">holds</span>` : ''} <span class="quiet">version ${reading.version}</span></p>
    <dl class="pairs small">
      <dt>Written by</dt><dd>${version.by}, ${WAYS_IN[version.via] ?? version.via}</dd>
      <dt>When</dt><dd>${moment(version.at, zone)}</dd>
      <dt>Why</dt><dd>${version.why}</dd>
      ${reading.value && !reading.lengthMm && html`<dt>As entered</dt><dd>${reading.value} ${reading.unit}${reading.formula ? `, ${reading.formula}` : ''}</dd>`}
      ${reading.lengthMm && html`<dt>Diameters</dt><dd>${[reading.lengthMm, reading.widthMm, reading.heightMm].filter(Boolean).join(' × ')} mm${reading.formula ? `, ${reading.formula}` : ''}</dd>`}
      ${reading.reason && html`<dt>Remark</dt><dd>${reading.reason}</dd>`}
      ${!reading.line && entered.length > 0 && html`<dt>As typed</dt><dd>${entered.map(([field, text]) => `${field} “${text}”`).join(', ')}</dd>`}
      ${reading.meansWords && html`<dt>Way in</dt><dd>${reading.meansWords}${reading.device ? `, device ${reading.device}` : ''}${reading.operatorName ? `, read by ${reading.operatorName}` : ''}${reading.transcribedBy ? ', typed in later from paper' : ''}${reading.scanSha256 ? html`, scan <span class="hash">${reading.scanSha256.slice(0, 12)}</span>` : ''}</dd>`}
      ${reading.capturedAt && html`<dt>Read at</dt><dd>${moment(reading.capturedAt, zone)}${Math.abs(reading.clockOffsetMs ?? 0) > 5000 ? html` <span class="quiet">(that clock was ${Math.round(Math.abs(reading.clockOffsetMs) / 1000)} s ${reading.clockOffsetMs > 0 ? 'ahead' : 'behind'})</span>` : ''}</dd>`}
      ${(reading.concerns ?? []).length > 0 && html`<dt>Asked about</dt><dd>${reading.concerns.join(' ')}</dd>`}
      ${reading.keptBecause && html`<dt>Kept because</dt><dd>${reading.keptBecause}</dd>`}
      ${reading.promptedBy && html`<dt>Repeats</dt><dd><${Link} to=${`/studies/${encode(code)}/readings/${reading.promptedBy}`}>the reading that was asked about<//></dd>`}
      ${reading.movedFrom && html`<dt>Moved from</dt><dd><${Link} to=${`/studies/${encode(code)}/readings/${reading.movedFrom}`}>a reading of another mouse<//></dd>`}
      ${reading.line && html`<dt>Stands in the file</dt><dd>line ${reading.line}${entered.length ? ': ' + entered.map(([column, cell]) => `${column} "${cell}"`).join(', ') : ''}</dd>`}
      <dt>Ledger</dt><dd>entry ${version.position}${version.entryHash && html`, <span class="hash" title=${version.entryHash}>${version.entryHash.slice(0, 12)}</span>`}</dd>
    </dl>
  </li>`;
}

function Correction({ path, current, formula, done }) {
  const [status, setStatus] = useState(current.status);
  const volume = current.endpoint === 'TUMOR_VOLUME';
  const diameters = volume && (current.lengthMm || formula !== 'as reported');
  const [by, setBy] = useState(diameters ? 'diameters' : 'value');
  const measured = status === 'MEASURED';
  const send = async data => {
    const text = key => data.get(key)?.trim() || undefined;
    await post(path + '/corrections', {
      version: current.version,
      why: data.get('why'),
      corrected: {
        status, reason: text('reason'), value: measured ? text('value') : undefined,
        lengthMm: measured ? text('lengthMm') : undefined, widthMm: measured ? text('widthMm') : undefined, heightMm: measured ? text('heightMm') : undefined,
      },
    });
    done();
  };
  return html`<section class="write"><h2>Correct it</h2>
    <p class="quiet">What stands above stays readable for ever. The correction becomes version ${current.version + 1}, with your name and your reason.</p>
    <${Form} send=${send} action="Save the correction">
      <${Field} label="What came of it"><select value=${status} onChange=${e => setStatus(e.target.value)}>
        <option value="MEASURED">measured</option>${volume && html`<option value="NOT_PALPABLE">not palpable</option><option value="TOO_SMALL">too small</option>`}<option value="NOT_MEASURED">not measured</option></select><//>
      ${measured && diameters && html`<div class="actions">
        <label class="check"><input type="radio" name="by" checked=${by === 'diameters'} onChange=${() => setBy('diameters')} />by diameters</label>
        <label class="check"><input type="radio" name="by" checked=${by === 'value'} onChange=${() => setBy('value')} />by volume</label></div>`}
      ${measured && by === 'diameters' && html`<div class="row">
        <${Field} label="Length (mm)"><input name="lengthMm" inputmode="decimal" autocomplete="off" defaultValue=${current.lengthMm ?? ''} required /><//>
        <${Field} label="Width (mm)"><input name="widthMm" inputmode="decimal" autocomplete="off" defaultValue=${current.widthMm ?? ''} required /><//>
        ${(current.heightMm || formula.includes('H')) && html`<${Field} label="Height (mm)"><input name="heightMm" inputmode="decimal" autocomplete="off" defaultValue=${current.heightMm ?? ''} /><//>`}
      </div>`}
      ${measured && by === 'value' && html`<${Field} label=${`Value${current.unit ? ` (${current.unit})` : ''}`}><input name="value" inputmode="decimal" autocomplete="off" defaultValue=${current.value ?? ''} required /><//>`}
      <${Field} label="Remark on the reading" hint="May stay empty"><input name="reason" autocomplete="off" defaultValue=${current.reason ?? ''} /><//>
      <${Field} label="Why is it corrected?" hint="Stands in the ledger for good"><textarea name="why" required></textarea><//>
    <//></section>
    <p class="read-only quiet">Readings are corrected on a larger screen.</p>`;
}
