import { get, put, encode } from '../api.js';
import { now } from '../clock.js';
import { Field, Form, Loaded, html, title, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { readNumber } from '../bench/wedge.js';

const KINDS = { CALIPER: ['caliper', 'mm'], BALANCE: ['balance', 'g'] };
const TRUST = { FIT: ['✓', 'fit'], UNCHECKED: ['◔', 'not checked today'], DOUBTFUL: ['!', 'doubtful'] };

/** Calipers and balances: the daily check, and their register. */
export function Devices({ who }) {
  useEffect(() => title('Devices'), []);
  const loaded = useLoaded(() => get('/devices'), []);
  const keeps = who?.may.includes('KEEP_DEVICES');
  const [open, setOpen] = useState(null);
  return html`
    <div class="head"><h1 tabindex="-1">Devices</h1><p class="quiet">Every reading names the caliper or balance it was made with. A device that is doubtful still measures; its readings carry a warning.</p></div>
    <${Loaded} from=${loaded} what="the devices">${answer => {
      const devices = answer.devices ?? answer;
      return html`
        ${devices.length > 0 && html`<${Check} devices=${devices} done=${loaded.again} />`}
        ${devices.length ? html`<${Table} devices=${devices} keeps=${keeps} open=${open} setOpen=${setOpen} changed=${loaded.again} />` : html`<p>No device is registered yet.</p>`}
        ${keeps && html`<section class="write"><h2>Register a device</h2><${Register} key=${devices.length} changed=${loaded.again} /></section>`}`;
    }}<//>`;
}

/** One scan, one reading. */
function Check({ devices, done }) {
  const [device, setDevice] = useState(null);
  const [said, setSaid] = useState(null);
  const reading = useRef(null);
  const scan = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const found = devices.find(d => d.device.toLowerCase() === event.target.value.trim().toLowerCase());
    setDevice(found ?? null);
    setSaid(found ? null : { tone: 'stop', text: `No device has the code “${event.target.value.trim()}”. Register it below, or scan its label again.` });
    if (found) requestAnimationFrame(() => reading.current?.focus());
  };
  const send = async (data, form) => {
    const number = readNumber(data.get('read'));
    if (number.problem || !device) throw Object.assign(new Error(), { title: 'Not checked', detail: number.problem ?? 'Scan the label of the device first.' });
    const standing = await put(`/devices/${encode(device.device)}/checks/${crypto.randomUUID()}`, { at: now().toISOString(), read: number.text, takeOff: data.get('takeOff') === 'on' });
    setSaid({ tone: standing.trust === 'FIT' ? 'okay' : 'stop', text: `${device.device} read ${number.text} ${KINDS[device.kind][1]}. ${standing.sentence ?? ''}` });
    form.reset();
    setDevice(null);
    done();
    form.querySelector('input').focus();
  };
  return html`<section><h2>Daily check</h2><p class="quiet">Scan the label, then measure the gauge block or the check weight: one scan, one reading.</p>
    <${Form} send=${send} action="Record the check">
      <${Field} label="Device" hint="Scan its label"><input name="device" onKeyDown=${scan} onBlur=${event => setDevice(devices.find(d => d.device.toLowerCase() === event.target.value.trim().toLowerCase()) ?? null)} autocomplete="off" spellcheck=${false} required /><//>
      <${Field} label=${device ? `Reading (${KINDS[device.kind][1]})` : 'Reading'} hint=${device ? `its check piece is ${device.gauge} ${KINDS[device.kind][1]}, within ${device.tolerance} ${KINDS[device.kind][1]}` : 'what the device shows'}><input name="read" ref=${reading} inputmode="decimal" autocomplete="off" required /><//>
      <label class="check"><input type="checkbox" name="takeOff" defaultChecked /><div>Take it off the list if it fails<span class="hint">Readings made with it all the same are kept, with a warning.</span></div></label>
    <//>
    ${said && html`<p class="note ${said.tone}" role="status">${said.text}</p>`}</section>`;
}

function Table({ devices, keeps, open, setOpen, changed }) {
  return html`<section><h2>All devices</h2><div class="scroll"><table class="wide">
    <thead><tr><th>Device</th><th>Kind</th><th>Calibration ends</th><th class="n">Check piece</th><th>Today</th><th><span class="unseen">Change</span></th></tr></thead>
    ${devices.map(d => html`<tbody key=${d.device}><tr>
      <th>${d.device} <span class="quiet">${d.name}</span></th><td>${KINDS[d.kind][0]}</td><td>${d.calibrationDue ?? html`<span class="quiet">not known</span>`}</td>
      <td class="n">${d.gauge} ± ${d.tolerance} ${KINDS[d.kind][1]}</td>
      <td class="sentence"><span aria-hidden="true">${TRUST[d.trust][0]}</span> ${d.state === 'OFF_THE_LIST' ? 'off the list' : TRUST[d.trust][1]}${d.sentence ? html`<div class="quiet small">${d.sentence}</div>` : ''}</td>
      <td class="n write">${keeps && html`<button class="plain" aria-expanded=${open === d.device} onClick=${() => setOpen(open === d.device ? null : d.device)}>Change</button>`}</td></tr>
      ${open === d.device && html`<tr><td colspan="6"><${Register} device=${d} changed=${() => { setOpen(null); changed(); }} /></td></tr>`}
    </tbody>`)}
  </table></div></section>`;
}

function Register({ device, changed }) {
  const [kind, setKind] = useState(device?.kind ?? 'CALIPER');
  const send = async data => {
    const text = key => data.get(key)?.trim() || null;
    const code = device?.device ?? text('device');
    await put(`/devices/${encode(code)}`, {
      kind, name: text('name'), serial: text('serial'), calibratedOn: text('calibratedOn'), calibrationDue: text('calibrationDue'), gauge: text('gauge'), tolerance: text('tolerance'),
      state: device ? data.get('state') : 'IN_USE', version: device?.version ?? 0, why: text('why'),
    });
    changed();
  };
  const unit = KINDS[kind][1];
  return html`<${Form} send=${send} action=${device ? 'Save the change' : 'Register'} class="stack broad">
    ${!device && html`<${Field} label="Code on its label" hint="what a scanner reads: letters, digits, dots, dashes"><input name="device" autocomplete="off" spellcheck=${false} required /><//>`}
    <div class="row"><${Field} label="Kind"><select value=${kind} onChange=${e => setKind(e.target.value)}><option value="CALIPER">caliper</option><option value="BALANCE">balance</option></select><//>
      <${Field} label="Maker and model"><input name="name" defaultValue=${device?.name} autocomplete="off" required /><//>
      <${Field} label="Serial number"><input name="serial" defaultValue=${device?.serial} autocomplete="off" required /><//></div>
    <div class="row"><${Field} label="Calibrated on"><input name="calibratedOn" type="date" defaultValue=${device?.calibratedOn} /><//>
      <${Field} label="Calibration ends"><input name="calibrationDue" type="date" defaultValue=${device?.calibrationDue} /><//></div>
    <div class="row"><${Field} label=${`Check piece (${unit})`}><input name="gauge" inputmode="decimal" defaultValue=${device?.gauge} autocomplete="off" required /><//>
      <${Field} label=${`Tolerance (${unit})`}><input name="tolerance" inputmode="decimal" defaultValue=${device?.tolerance} autocomplete="off" required /><//></div>
    ${device && html`<${Field} label="State"><select name="state" defaultValue=${device.state}><option value="IN_USE">in use</option><option value="OFF_THE_LIST">off the list</option></select><//>`}
    <${Field} label="Why?" hint="Stands in the ledger for good"><input name="why" defaultValue=${device ? '' : 'new device'} required /><//>
  <//>`;
}
