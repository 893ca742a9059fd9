import { upload } from '../api.js';
import { Field, html, useState } from '../ui.js';

/** For values that stand on paper: who wrote them, when, and the scan. Part of the form that opens a session. */
export function FromPaper({ people }) {
  const [open, setOpen] = useState(false);
  return html`<fieldset><legend class="unseen">Paper</legend>
    <label class="check"><input type="checkbox" name="fromPaper" checked=${open} onChange=${event => setOpen(event.target.checked)} />
      <div>These values come from paper<span class="hint">They keep who wrote them and when, and that you typed them in.</span></div></label>
    ${open && html`<div class="row">
      <${Field} label="Written by"><select name="writer">${people.map(([id, name]) => html`<option value=${id}>${name}</option>`)}</select><//>
      <${Field} label="Written at"><input name="writtenAt" type="datetime-local" required /><//>
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
