import { get } from '../../api.js';
import { Refused, html, useState } from '../../ui.js';
import { digits } from '../../words.js';
import { unitWords } from './rules-form.js';

const FROM = { OPERATOR: "the operator's replicates", SIZE: 'replicates of this size', STUDY: "the study's replicates", CONSTANT: '0.3 mm per diameter' };
const percent = share => share === 0 ? '0 %' : share < 0.01 ? '<1 %' : `${Math.round(100 * share)} %`;

/** Fetches a preview when asked to: it takes a moment. */
export function Preview({ address, unit, most, lead }) {
  const [state, setState] = useState({});
  const ask = async () => {
    setState({ busy: true });
    try { setState({ preview: await get(address) }); } catch (problem) { setState({ problem }); }
  };
  return html`<section><h2>Stability</h2><p>${lead}</p>
    <p><button class="second" disabled=${state.busy} onClick=${ask}>${state.busy ? 'Simulating …' : state.preview ? 'Simulate again' : 'Simulate 1,000 second readings'}</button></p>
    <${Refused} problem=${state.problem} />
    ${state.preview && html`<p class="result" role="status">${state.preview.sentence}</p>
      <${Donors} donors=${state.preview.donors} unit=${unit} most=${most} /><${Few} preview=${state.preview} />`}</section>`;
}

function Donors({ donors, unit, most }) {
  return donors.length > 0 && html`<div class="scroll"><table>
    <caption>How hard each donor is to balance with the volumes as they are. Where few allocations meet the rule, chance has little left to choose.</caption>
    <thead><tr><th>Donor</th><th class="n">Mice</th><th class="n">Meet the rule <small>of ${donors[0].looked.toLocaleString('en-US')} random ones</small></th><th class="n">Closest <small>${unitWords(unit)}${most ? `, rule ${most}` : ''}</small></th></tr></thead>
    <tbody>${donors.map(donor => html`<tr><th>${donor.donor}</th><td class="n">${donor.mice}</td>
      <td class="n">${donor.acceptable.toLocaleString('en-US')}${donor.acceptable === 0 ? html` <span class="mark">none</span>` : donor.acceptable < donor.looked / 100 ? html` <span class="mark">few</span>` : ''}</td><td class="n">${digits(donor.closest, 2)}</td></tr>`)}</tbody></table></div>`;
}

function Few({ preview }) {
  const few = preview.mice.filter(mouse => mouse.readAgain).sort((a, b) => b.moves - a.moves);
  const rest = preview.mice.filter(mouse => !mouse.readAgain).sort((a, b) => b.changes - a.changes);
  return html`
    ${few.length > 0 && html`<${Table} mice=${few} caption="The few that deserve a second reading: near the border of eligibility, or moving most of their donor's mice when read again." />`}
    ${rest.length > 0 && html`<details><summary>The other ${rest.length}</summary><${Table} mice=${rest} caption="Sorted by the chance to change." /></details>`}
    <p class="quiet small">${preview.simulations.toLocaleString('en-US')} simulations, seed ${preview.seed}.</p>`;
}

function Table({ mice, caption }) {
  return html`<div class="scroll"><table><caption>${caption}</caption>
    <thead><tr><th>Mouse</th><th>Donor</th><th class="n">Volume <small>mm³</small></th><th class="n">Error <small>% (from)</small></th><th class="n">Would change <small>all read again</small></th><th class="n">In or out <small>this one read again</small></th><th class="n">Mice moved <small>this one read again</small></th></tr></thead>
    <tbody>${mice.map(mouse => html`<tr><th>${mouse.mouse}</th><td>${mouse.donor}</td><td class="n">${digits(mouse.volumeMm3, 3)}</td><td class="n">${digits(mouse.errorPercent, 2)} <small class="quiet">${FROM[mouse.errorFrom]}</small></td>
      <td class="n">${percent(mouse.changes)}</td><td class="n">${percent(mouse.border)}</td><td class="n">${digits(mouse.moves, 2)}</td></tr>`)}</tbody></table></div>`;
}
