import { get } from '../../api.js';
import { Refused, html, useState } from '../../ui.js';
import { count, digits, moment } from '../../words.js';
import { Dots, Mark } from './dots.js';
import { METHODS, unitWords } from './rules-form.js';
import { Preview } from './preview.js';

/** Every draw with its balance, latest first; replaced ones stay. */
export function Draws({ path, draws, study }) {
  const drawn = draws.filter(one => one.drawn).sort((a, b) => b.ledgerPosition - a.ledgerPosition);
  const unused = draws.length - drawn.length;
  return html`
    ${drawn.length === 0 && html`<p>No mouse was drawn yet.</p>`}
    ${drawn.map((one, i) => html`<${One} key=${one.draw} path=${path} draw=${one} study=${study} number=${drawn.length - i} />`)}
    ${unused > 0 && html`<p class="quiet small">${count(unused, 'fixed list')} not drawn; kept in the records all the same.</p>`}`;
}

function One({ path, draw, study, number }) {
  const arms = draw.rules.arms.map(share => share.arm);
  const mice = draw.mice.filter(mouse => mouse.arm);
  return html`<section aria-label=${`Draw ${number}`}>
    <h3>Draw ${number} ${draw.replacedBy ? html`<span class="mark">replaced by a later draw</span>` : ''}${draw.replaces ? html` <span class="mark">second draw of the same mice</span>` : ''}</h3>
    <dl class="pairs">
      <dt>Drawn</dt><dd>${moment(draw.at, study.zone)} by ${draw.by}; ${draw.dayZero ? `it gave day 0, ${draw.dayZero}, to the mice that had none of their own` : "day 0 is the study's, the cohort's or the one that each mouse had"}</dd>
      <dt>Reason</dt><dd>${draw.reason}</dd>
      <dt>Method</dt><dd>${METHODS[draw.rules.method][0]}, rules version ${draw.rules.version}</dd>
      <dt>Seed</dt><dd><code>${draw.seed}</code>, ${draw.algorithm}; ledger entry ${draw.ledgerPosition}</dd></dl>
    <${Balance} draw=${draw} arms=${arms} />
    <${Dots} mice=${mice} arms=${arms} />
    <details><summary>Mouse by mouse</summary><div class="scroll"><table>
      <thead><tr><th>Mouse</th><th>Donor</th><th>Cage</th><th class="n">Volume <small>mm³</small></th><th>Arm</th></tr></thead>
      <tbody>${mice.map(mouse => html`<tr><th>${mouse.mouse}</th><td>${mouse.donor}</td><td>${mouse.cage ?? ''}</td><td class="n">${digits(Number(mouse.volumeMm3), 3)}</td><td><${Mark} place=${arms.indexOf(mouse.arm)} /> ${mouse.arm}</td></tr>`)}</tbody></table></div></details>
    <${Verify} path=${path} draw=${draw} />
    ${study.may.includes('RANDOMIZE') && html`<details><summary>How firm is this draw?</summary><${Preview} address=${`${path}/draws/${draw.draw}/stability`} unit=${draw.rules.balance?.unit} most=${draw.rules.balance?.most}
      lead="The same seed with volumes read a second time." /></details>`}
  </section>`;
}

function Balance({ draw, arms }) {
  const unit = draw.rules.balance?.unit;
  return html`<div class="scroll"><table>
    <caption>Volume after the draw, within donor: mice and mean volume of each arm, and the largest difference of means.</caption>
    <thead><tr><th>Donor</th>${arms.map((arm, i) => html`<th class="n"><${Mark} place=${i} /> ${arm} <small>n, mean mm³</small></th>`)}<th class="n">Difference <small>${unitWords(unit)}${draw.rules.method === 'ALL_AT_ONCE' && draw.rules.balance ? `, at most ${draw.rules.balance.most}` : ''}</small></th>${draw.rules.method === 'ALL_AT_ONCE' && html`<th class="n">Tries</th>`}</tr></thead>
    <tbody>${draw.balance.map(donor => html`<tr><th>${donor.donor}</th>${donor.arms.map(arm => html`<td class="n">${arm.mice}${arm.meanMm3 ? `, ${digits(Number(arm.meanMm3), 3)}` : ''}</td>`)}
      <td class="n">${donor.difference === null ? '' : digits(Number(donor.difference), 2)}</td>${draw.rules.method === 'ALL_AT_ONCE' && html`<td class="n">${donor.tries.toLocaleString('en-US')}</td>`}</tr>`)}</tbody></table></div>`;
}

function Verify({ path, draw }) {
  const [state, setState] = useState({});
  const ask = async () => { try { setState({ found: await get(`${path}/draws/${draw.draw}/verification`) }); } catch (problem) { setState({ problem }); } };
  return html`<div><button class="second" onClick=${ask}>Make it again from its seed</button>
    <${Refused} problem=${state.problem} />
    ${state.found && html`<p class=${`note ${state.found.same ? 'okay' : 'stop'}`} role="status">${state.found.sentence}</p>`}</div>`;
}
