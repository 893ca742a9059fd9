import { encode } from '../../api.js';
import { Link, html } from '../../ui.js';
import { count, digits } from '../../words.js';

/** Who is eligible by donor, and what stands against each of the others. */
export function Mice({ mice, code }) {
  const eligible = mice.filter(mouse => mouse.eligible);
  const others = mice.filter(mouse => !mouse.eligible);
  const donors = [...new Set(eligible.map(mouse => mouse.donor))].sort();
  return html`<section><h2>Eligible now</h2>
    <p>${count(eligible.length, 'mouse', 'mice')} of ${mice.length} can be drawn${donors.length > 0 ? `, from ${count(donors.length, 'donor')}` : ''}.</p>
    ${donors.length > 0 && html`<div class="scroll"><table>
      <thead><tr><th>Donor</th><th class="n">Mice</th><th class="n">Mean volume <small>mm³</small></th><th class="n">Smallest to largest <small>mm³</small></th><th class="n">Cages</th></tr></thead>
      <tbody>${donors.map(donor => {
        const own = eligible.filter(mouse => mouse.donor === donor);
        const volumes = own.map(mouse => Number(mouse.volumeMm3));
        return html`<tr><th>${donor}</th><td class="n">${own.length}</td><td class="n">${digits(volumes.reduce((a, b) => a + b, 0) / own.length, 3)}</td>
          <td class="n">${digits(Math.min(...volumes), 3)} to ${digits(Math.max(...volumes), 3)}</td><td class="n">${new Set(own.map(mouse => mouse.cage).filter(Boolean)).size || ''}</td></tr>`;
      })}</tbody></table></div>`}
    ${others.length > 0 && html`<details><summary>${count(others.length, 'mouse', 'mice')} not eligible, and why</summary>${others.some(mouse => mouse.obstacles.some(one => one.words.includes('page Enrollment'))) && html`<p><${Link} to=${`/studies/${encode(code)}/enrollment`}>Enrollment<//> lists the mice whose tumors reached size.</p>`}<div class="scroll"><table>
      <thead><tr><th>Mouse</th><th>Donor</th><th>Why not</th></tr></thead>
      <tbody>${others.map(mouse => html`<tr><th>${mouse.mouse}</th><td>${mouse.donor}</td><td>${mouse.obstacles.map(one => one.words).join(', ')}</td></tr>`)}</tbody></table></div></details>`}
  </section>`;
}
