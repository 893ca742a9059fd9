import { get } from '../api.js';
import { Link, html, useEffect, useState } from '../ui.js';

/** The way to the dosing round, with how much of it is left today; silent where nothing is due, or nobody knows without a network. */
export function DosesDue({ code }) {
  const [round, setRound] = useState(null);
  const root = `/studies/${encodeURIComponent(code)}`;
  useEffect(() => { get(`${root}/conduct/doses/round`).then(setRound, () => {}); }, [root]);
  if (!round?.due.length) return null;
  const left = round.due.filter(due => due.recorded.length === 0).length;
  return html`<section><h2>Doses</h2><p class="num">${left ? `${left} of ${round.due.length} are still to be given today.` : `All ${round.due.length} of today are recorded.`} <${Link} to=${`${root}/dosing`}>The dosing round<//></p></section>`;
}
