import { get } from '../api.js';
import { Field, Form, html, useState } from '../ui.js';
import { count, moment } from '../words.js';

/** Two frozen versions, chosen and held against each other. */
export function Comparison({ root, versions, zone }) {
  const [found, setFound] = useState(null);
  if (versions.length < 2) return null;
  const numbers = versions.map(version => version.number);
  const send = async data => setFound(await get(`${root}/versions/${data.get('earlier')}/changes/${data.get('later')}`));
  const choice = (name, chosen) => html`<select name=${name}>${numbers.map(number => html`<option key=${number} value=${number} selected=${number === chosen}>Version ${number}</option>`)}</select>`;
  return html`<section><h2>Compare two versions</h2>
    <${Form} send=${send} action="Compare" class="stack broad"><div class="row"><${Field} label="Earlier">${choice('earlier', numbers[1])}<//><${Field} label="Later">${choice('later', numbers[0])}<//></div><//>
    ${found && html`<${Found} found=${found} zone=${zone} />`}</section>`;
}

function Found({ found, zone }) {
  const { earlier, later, changes, same } = found;
  const told = changes.length === 0
    ? `Versions ${earlier.number} and ${later.number} print the same ${count(same, 'number')}.`
    : `${count(changes.length, 'cell')} ${changes.length === 1 ? 'is' : 'are'} printed otherwise; ${count(same, 'number')} ${same === 1 ? 'is' : 'are'} the same.`;
  return html`<p role="status"><strong>${told}</strong></p>
    <div class="scroll"><table><caption>What each was made from</caption><thead><tr><th></th><th>Version ${earlier.number}</th><th>Version ${later.number}</th></tr></thead><tbody>
      <${Fact} words="Frozen" of=${found} value=${side => `${moment(side.at, zone)}, ${side.by}`} plain />
      <${Fact} words="Records" of=${found} value=${side => short(side.snapshotSha256)} />
      <${Fact} words="Ledger" of=${found} value=${side => `entry ${side.position.toLocaleString('en-US')}, ${short(side.ledgerSha256)}`} />
      <${Fact} words="Analysis plan" of=${found} value=${side => side.planSha256 ? short(side.planSha256) : 'not locked'} />
      <${Fact} words="Software" of=${found} value=${side => side.madeWith.join(', ') || 'not recorded'} /></tbody></table></div>
    ${changes.length > 0 && html`<div class="scroll"><table><caption>Numbers that changed</caption><thead><tr><th>Table</th><th>Row</th><th>Column</th><th>Version ${earlier.number}</th><th>Version ${later.number}</th></tr></thead>
      <tbody>${changes.map((change, at) => html`<tr key=${at}><td class="sentence">${at > 0 && changes[at - 1].table === change.table ? html`<span class="unseen">${change.table}</span>` : change.table}</td><td>${change.row}</td><td>${change.column || 'whole row'}</td>
        <td>${change.before ?? html`<span class="quiet">not there</span>`}</td><td>${change.after ?? html`<span class="quiet">not there</span>`}</td></tr>`)}</tbody></table></div>`}`;
}

const short = sha256 => sha256.slice(0, 12);

/** A fact of both sides; one that differs says so in a word, not in weight alone. */
function Fact({ words, of, value, plain }) {
  const [before, after] = [value(of.earlier), value(of.later)];
  return html`<tr><th scope="row">${words}</th><td>${before}</td><td>${after}${!plain && before !== after && html` <span class="mark">changed</span>`}</td></tr>`;
}
