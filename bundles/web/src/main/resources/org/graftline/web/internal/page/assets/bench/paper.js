import { upload } from '../api.js';
import { Field, html, useState } from '../ui.js';

/**
 * For values that stand on paper: who wrote them, when, and the scan. Part of the form that opens a session.
 *
 * @param writers {person, name, standing}: who may have written
 * @param me who types
 */
export function FromPaper({ writers, me }) {
  const [open, setOpen] = useState(false);
  const known = writers.some(one => one.person === me.person) ? writers : [{ ...me, standing: 'PRESENT' }, ...writers];
  const option = one => html`<option value=${one.person} selected=${one.person === me.person}>${one.name}${one.person === me.person ? ' (you)' : ''}</option>`;
  const [present, former] = ['PRESENT', 'FORMER'].map(standing => known.filter(one => one.standing === standing));
  return html`<fieldset><legend class="unseen">Paper</legend>
    <label class="check"><input type="checkbox" name="fromPaper" checked=${open} onChange=${event => setOpen(event.target.checked)} />
      <div>These values come from paper<span class="hint">They keep who wrote them and when, and that you typed them in.</span></div></label>
    ${open && html`<div class="row">
      <${Field} label="Written by" hint="Also people who do not measure here any more"><select name="writer">${present.map(option)}
        ${former.length > 0 && html`<optgroup label="not measuring here any more">${former.map(option)}</optgroup>`}</select><//>
      <${Field} label="Written at" hint="By the clock of this computer"><input name="writtenAt" type="datetime-local" required /><//>
      <${Field} label="Scan of the sheet" hint="PDF or picture; may stay empty"><input name="scan" type="file" accept=".pdf,.png,.jpg,.jpeg" /><//></div>`}
  </fieldset>`;
}

/** @returns what every reading of the session will carry, or null; the scan is sent at once and needs a network */
export async function paperOf(code, data) {
  if (data.get('fromPaper') !== 'on') return null;
  const scan = data.get('scan');
  const kept = scan?.size ? await upload(`/studies/${encodeURIComponent(code)}/bench/scans?name=${encodeURIComponent(scan.name)}`, scan) : null;
  return { writer: data.get('writer'), writtenAt: new Date(data.get('writtenAt')).toISOString(), scanSha256: kept?.sha256 ?? null };
}
