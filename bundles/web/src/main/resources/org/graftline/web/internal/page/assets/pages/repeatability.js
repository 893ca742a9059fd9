import { get, encode } from '../api.js';
import { Loaded, html, useLoaded } from '../ui.js';
import { digits } from '../words.js';

const SIZES = { SMALL: 'below 100 mm³', MEDIUM: '100 to 500 mm³', LARGE: '500 mm³ and above' };

/** How well readings of the same tumor on the same day agree, by person and size. */
export function Repeatability({ study }) {
  const loaded = useLoaded(() => get(`/studies/${encode(study.code)}/bench/repeatability`), [study.code, study.dataSha256]);
  return html`<section><h2>Repeatability</h2><${Loaded} from=${loaded} what="the table">${({ lines, sentence }) => html`
    <p>${sentence}</p>
    ${lines.length > 0 && html`<div class="scroll"><table>
      <caption>Readings of one tumor on one day among themselves. Two readings differ by more than the last column in one of twenty visits.</caption>
      <thead><tr><th>Who</th><th>Size of the tumor</th><th class="n">Visits</th><th class="n">Readings</th><th class="n">Standard deviation <small>of log volume</small></th><th class="n">Repeatability <small>%</small></th></tr></thead>
      <tbody>${lines.map(line => html`<tr><th>${line.operator ? line.operatorName ?? line.operator : 'everybody'}</th><td>${line.size ? SIZES[line.size] : 'all'}</td><td class="n">${line.visits}</td><td class="n">${line.readings}</td>
        <td class="n">${line.sdLog === null ? html`<span class="quiet">too few</span>` : digits(line.sdLog, 2)}</td><td class="n">${line.repeatabilityPercent === null ? '' : digits(line.repeatabilityPercent, 2)}</td></tr>`)}</tbody>
    </table></div>`}`}<//></section>`;
}
