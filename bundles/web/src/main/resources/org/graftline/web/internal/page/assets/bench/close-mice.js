import { get } from '../api.js';
import { Link, html, useEffect, useState } from '../ui.js';
import { limitWords, percent } from '../conduct/limit-words.js';
import { KINDS } from '../conduct/mice-table.js';

const MOST = 8;

/** Who is close to a limit, by cage; silent without a network, where nobody knows it anew. */
export function CloseMice({ code }) {
  const [work, setWork] = useState(null);
  useEffect(() => { get(`/studies/${encodeURIComponent(code)}/conduct/visits`).then(setWork, () => {}); }, [code]);
  if (!work?.schedule) return null;
  const close = work.mice.filter(mouse => mouse.next <= work.day + 1 && (mouse.kind !== 'SCHEDULED' || (mouse.nearness ?? 0) >= 0.5));
  return html`<section aria-label="Close to a limit"><h2>Close to a limit</h2>
    <p class="num">${work.counts.today} to look at today, ${work.counts.tomorrow} tomorrow${work.counts.missing ? `, ${work.counts.missing} missed` : ''}. ${work.counts.mineToday + work.counts.mineTomorrow > 0 ? `Yours: ${work.counts.mineToday} today, ${work.counts.mineTomorrow} tomorrow. ` : ''}<${Link} to=${`/studies/${encodeURIComponent(code)}/visits`}>Worklist by person and cage<//></p>
    ${close.length ? html`<ul class="plain-list">${close.slice(0, MOST).map(mouse => html`<li key=${mouse.mouse}>
      <span aria-hidden="true">${KINDS[mouse.kind][0] || '●'}</span> ${mouse.cage ? html`cage <strong>${mouse.cage}</strong>, ` : ''}<strong>${mouse.mouse}</strong>
      ${mouse.nearness === null ? '' : ` ${percent(mouse.nearness)} of ${limitWords(mouse.nearest)}`}${mouse.next <= work.day ? ', today' : ', tomorrow'} · ${KINDS[mouse.kind][1]}</li>`)}</ul>
      ${close.length > MOST && html`<p class="quiet">… and ${close.length - MOST} more.</p>`}` : html`<p>Nobody is.</p>`}</section>`;
}
