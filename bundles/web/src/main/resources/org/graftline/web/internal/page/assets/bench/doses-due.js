import { get } from '../api.js';
import { Link, html, useEffect, useState } from '../ui.js';

/**
 * The way to the dosing round, with how much of it is left today; silent where nothing is due, or nobody knows without a network. Where the
 * study has no date of day 0 nobody knows what is due, and the way alone is shown.
 */
export function DosesDue({ code, dayZero }) {
  const [round, setRound] = useState(null);
  const root = `/studies/${encodeURIComponent(code)}`;
  useEffect(() => { if (dayZero) get(`${root}/conduct/doses/round`).then(setRound, () => {}); }, [root, dayZero]);
  if (dayZero && !round?.due.length) return null;
  const left = round?.due.filter(due => due.recorded.length === 0).length;
  return html`<section><h2>Doses</h2><p class="num">${round && (left ? `${left} of ${round.due.length} are still to be given today. ` : `All ${round.due.length} of today are recorded. `)}<${Link} to=${`${root}/dosing`}>Doses due today<//></p></section>`;
}
