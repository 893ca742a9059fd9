import { Form, html, useState } from '../ui.js';
import { ask } from './net.js';
import * as s from './sheet-state.js';

const STATEMENT = 'I measured these mice myself, and what stands here is what I saw.';

/** The end of a round: none may be open, and the technician says so. */
export function SignOff({ station, round, done }) {
  const { sheet } = round;
  const [open, setOpen] = useState(false);
  if (sheet.session.state === 'SIGNED_OFF') return html`<p class="note okay">Signed off${sheet.session.statement ? `: “${sheet.session.statement}”` : ''}</p>`;
  const waiting = sheet.rows.filter(row => s.waits(sheet, row));
  const queued = station.queue.waiting + station.queue.refused;
  const send = async data => {
    const worksheet = await ask('POST', `/studies/${encodeURIComponent(sheet.code)}/bench/sessions/${sheet.session.uuid}/sign-off`, { statement: data.get('statement') });
    s.showWorksheet(sheet, worksheet);
    round.say('ok', 'The session is signed off.');
  };
  return html`<section class="sign-off" aria-label="End of the session">
    ${waiting.length > 0
      ? html`<p class="quiet">${waiting.length === 1 ? '1 mouse is' : `${waiting.length} mice are`} open${done.saved > 0 ? `: ${waiting.slice(0, 8).map(row => row.mouse).join(', ')}${waiting.length > 8 ? ' …' : ''}` : ''}. The session can be signed off when every mouse ended with a reading or a reason.</p>`
      : queued > 0 ? html`<p class="note">Every mouse ended with something. ${queued === 1 ? '1 entry waits' : `${queued} entries wait`} for the network; the session can be signed off when they are sent.</p>`
      : !open ? html`<button onClick=${() => setOpen(true)}>Sign the session off</button>`
      : html`<${Form} send=${send} action="Sign off"><label>What I declare<textarea name="statement" required defaultValue=${STATEMENT}></textarea></label><//>`}
  </section>`;
}
