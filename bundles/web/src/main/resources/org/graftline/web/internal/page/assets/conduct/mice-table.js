import { html } from '../ui.js';
import { count } from '../words.js';
import { limitWords, percent } from './limit-words.js';

export const KINDS = { SCHEDULED: ['', 'as scheduled'], BROUGHT_FORWARD: ['▲', 'brought forward'], DAILY: ['◆', 'every day'], OVERDUE: ['!', 'visit missed'] };

/** Mice with their next look, closest to a limit first; beyond the first few those that are looked at as scheduled are folded away. */
export function MiceTable({ mice, caption, day, first = mice.length }) {
  const shown = Math.max(first, mice.findLastIndex(mouse => mouse.kind !== 'SCHEDULED') + 1);
  const others = mice.slice(shown);
  return html`<${Table} mice=${mice.slice(0, shown)} caption=${caption} day=${day} />
    ${others.length > 0 && html`<details><summary>${count(others.length, 'mouse', 'mice')} more, as scheduled and farther from a limit</summary><${Table} mice=${others} day=${day} /></details>`}`;
}

function Table({ mice, caption, day }) {
  return html`<div class="scroll"><table class="wide">
    ${caption && html`<caption>${caption}</caption>`}
    <thead><tr><th>Mouse</th><th>Cage</th><th class="n">Last value <small>of the limit</small></th><th class="n">Chance of crossing <small>by the scheduled day</small></th><th class="n">Next look</th><th>Why then</th></tr></thead>
    <tbody>${mice.map(mouse => html`<tr key=${mouse.mouse}>
      <th>${mouse.mouse}</th><td>${mouse.cage ?? ''}</td>
      <td class="n">${mouse.nearness === null ? '' : html`${mouse.nearness >= 1 ? html`<strong class="over">${percent(mouse.nearness)}</strong>` : percent(mouse.nearness)}<br /><small class="quiet">${limitWords(mouse.nearest)}</small>`}</td>
      <td class="n">${mouse.chance ? html`<span title=${`measured ${percent(mouse.chance.measuredAt)}, true then ${percent(mouse.chance.trueAt)}, true at some time until then ${percent(mouse.chance.trueBy)}`}>${percent(mouse.chance.risk)}</span>` : ''}</td>
      <td class="n">day ${String(mouse.next).replace('-', '−')}${mouse.ownNext === null ? '' : html`<br /><small class="quiet">its day ${String(mouse.ownNext).replace('-', '−')}</small>`}${mouse.next <= day ? html`<br /><small>today</small>` : mouse.next <= day + 1 ? html`<br /><small>tomorrow</small>` : ''}</td>
      <td class="sentence"><span class=${`kind ${mouse.kind.toLowerCase()}`}>${KINDS[mouse.kind][0]} ${KINDS[mouse.kind][1]}</span><br /><small>${mouse.reason}</small></td>
    </tr>`)}</tbody></table></div>`;
}
