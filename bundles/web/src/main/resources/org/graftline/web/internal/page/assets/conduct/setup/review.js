import { get, encode } from '../../api.js';
import { Loaded, html, useLoaded, useState } from '../../ui.js';
import { count, moment } from '../../words.js';

/** What stands out in the ledger of a study, for whoever reviews it. */
export function ReviewPage({ study }) {
  const path = `/studies/${encode(study.code)}/conduct/exceptions`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<${Loaded} from=${loaded} what="the audit trail">${found => html`<${Items} found=${found} study=${study} />`}<//>`;
}

function Items({ found, study }) {
  const [only, setOnly] = useState('');
  const kinds = [...new Map(found.items.map(item => [item.matter, item.words]))];
  const shown = only ? found.items.filter(item => item.matter === only) : found.items;
  return html`<section><h2>What stands out in the audit trail</h2>
    <p class="quiet">Of ${count(found.entries, 'entry', 'entries')} of the ledger ${found.items.length} stand out: corrections, what was kept or moved, what came late or from paper, unblindings, early looks, locks, amendments.</p>
    ${kinds.length > 1 && html`<p><label>Show <select value=${only} onChange=${event => setOnly(event.currentTarget.value)}>
      <option value="">everything</option>${kinds.map(([matter, words]) => html`<option key=${matter} value=${matter}>${words}</option>`)}</select></label></p>`}
    ${shown.length === 0 ? html`<p>Nothing stands out.</p>` : html`<div class="scroll"><table><thead><tr><th class="num">Entry</th><th>When</th><th>What</th><th>Records</th><th>Who</th><th>Why</th></tr></thead>
      <tbody>${shown.map(item => html`<tr key=${item.position}><td class="num">${item.position}</td><td>${moment(item.at, study.zone)}</td><td>${item.words}</td>
        <td>${item.records.join('; ')}${item.more > 0 ? `; ${item.more} more` : ''}</td><td>${item.by}</td><td>${item.reason || html`<span class="quiet">not shown while you are blinded</span>`}</td></tr>`)}</tbody></table></div>`}</section>`;
}
