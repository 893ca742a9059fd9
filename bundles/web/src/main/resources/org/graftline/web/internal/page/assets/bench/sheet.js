import { html, useEffect, useRef } from '../ui.js';
import { volumeIn } from './alerts.js';
import { needsDiameters } from './volume.js';
import { Notes, Saved, Shared, sharedBy } from './state.js';
import { STATUS, percent, volume } from './shown.js';
import { Spark } from './spark.js';
import * as s from './sheet-state.js';

/** The mice by cage, where one stands, and what became of each. */
export function Sheet({ round }) {
  const { sheet } = round;
  const diameters = needsDiameters(sheet.formula);
  const scores = sheet.session.endpoints.some(endpoint => endpoint.endsWith('SCORE')) || sheet.rows.some(row => s.readings(sheet, row).some(r => r.endpoint.endsWith('SCORE')));
  const weight = sheet.session.endpoints.includes('BODY_WEIGHT');
  const several = sheet.rows.some(row => row.tumors.length > 1);
  const shape = { diameters, scores, weight, several, columns: 4 + several + 2 * diameters + 2 * weight + scores, shared: sharedBy(sheet) };
  return html`<${Shared} shared=${shape.shared} /><table class="sheet">
    <caption class="unseen">Mice of this session by cage, with what was measured today</caption>
    <thead><tr><th scope="col">mouse</th>${several && html`<th scope="col">tumor</th>`}${diameters && html`<th scope="col" class="n">L <small>mm</small></th><th scope="col" class="n">W <small>mm</small></th>`}
      <th scope="col" class="n">volume <small>mm³</small></th><th scope="col" class="n change">since last</th>${weight && html`<th scope="col" class="n">weight <small>g</small></th><th scope="col" class="n change">from start</th>`}
      ${scores && html`<th scope="col" class="n">score</th>`}<th scope="col">state</th></tr></thead>
    ${sheet.rows.map((row, at) => html`<${Mouse} key=${row.mouse} round=${round} row=${row} at=${at} shape=${shape} opensCage=${row.cage !== sheet.rows[at - 1]?.cage || at === 0} />`)}
  </table>`;
}

function Mouse({ round, row, at, shape, opensCage }) {
  const { sheet } = round;
  const here = useRef(null);
  const isHere = at === sheet.row;
  useEffect(() => { if (isHere) here.current?.scrollIntoView({ block: 'nearest' }); }, [isHere, isHere && round.version]); // sentences that come later make rows above it taller
  const choose = () => { round.goTo(at); document.getElementById('line')?.focus({ preventScroll: true }); };
  const lines = row.tumors.length ? row.tumors : [null];
  return html`<tbody class=${isHere ? 'here' : ''} ref=${here} aria-current=${isHere ? 'true' : undefined}>
    ${opensCage && html`<tr class="cage"><th colspan=${shape.columns} scope="colgroup">${row.cage ? `Cage ${row.cage}` : 'No cage'}${row.rack ? html` <span>rack ${row.rack}</span>` : ''}</th></tr>`}
    ${lines.map((site, i) => html`<tr key=${site ?? ''}>
      ${i === 0 && html`<th scope="rowgroup" rowspan=${lines.length} class="name"><button class="name" tabindex="-1" onClick=${choose}><span class="pointer" aria-hidden="true">${isHere ? '▸' : ''}</span>${row.mouse}${row.ownDay === null || row.ownDay === undefined ? '' : html`<small class="own-day">its day ${String(row.ownDay).replace('-', '−')}</small>`}</button></th>`}
      ${shape.several && html`<td class="site">${lines.length > 1 ? site : ''}</td>`}
      <${Tumor} round=${round} row=${row} site=${site} shape=${shape} isHere=${isHere} />
      ${i === 0 && shape.weight && html`<${Weight} round=${round} row=${row} span=${lines.length} isHere=${isHere} />`}
      ${i === 0 && shape.scores && html`<td class="n" rowspan=${lines.length}>${scoresOf(sheet, row)}</td>`}
      ${i === 0 && html`<td class="state" rowspan=${lines.length}><${Saved} sheet=${sheet} row=${row} /></td>`}
    </tr>`)}
    <${Notes} sheet=${sheet} row=${row} shape=${shape} />
  </tbody>`;
}

function Tumor({ round, row, site, shape, isHere }) {
  const { sheet } = round;
  const reading = s.mine(sheet, row, 'TUMOR_VOLUME', site);
  const draft = sheet.drafts.get(s.draftKey(row.mouse, 'TUMOR_VOLUME', site)) ?? {};
  const now = reading && volumeIn(sheet, reading);
  const before = (row.earlier ?? []).filter(e => e.endpoint === 'TUMOR_VOLUME' && (e.site ?? null) === site).map(e => Number(e.value)).filter(v => v > 0);
  const expects = name => isHere && !round.prompt && round.field.endpoint === 'TUMOR_VOLUME' && round.field.site === site && round.field.field === name ? 'n expects' : 'n';
  const word = reading && STATUS[reading.status];
  const length = draft.length ?? reading?.lengthMm ?? '';
  const width = draft.width ?? reading?.widthMm ?? '';
  return html`
    ${shape.diameters && (word ? html`<td class="n word" colspan="2">${word}</td>` : html`<td class=${expects('length')}>${length}</td><td class=${expects('width')}>${width}</td>`)}
    <td class=${shape.diameters ? 'n' : expects('value')}>${!shape.diameters && word ? html`<span class="word">${word}</span>` : volume(now ?? null)}</td>
    <td class="n change"><${Spark} values=${before} now=${now} /> ${percent(now, before.at(-1))}</td>`;
}

function Weight({ round, row, span, isHere }) {
  const { sheet } = round;
  const reading = s.mine(sheet, row, 'BODY_WEIGHT', null);
  const start = Number(sheet.weights[row.mouse]?.baselineG) || null;
  const expects = isHere && !round.prompt && round.field.endpoint === 'BODY_WEIGHT' ? 'n expects' : 'n';
  return html`<td class=${expects} rowspan=${span}>${reading ? STATUS[reading.status] ? html`<span class="word">${STATUS[reading.status]}</span>` : reading.value : ''}</td>
    <td class="n change" rowspan=${span}>${reading?.value ? percent(Number(reading.value), start, 1) : ''}</td>`;
}

const scoresOf = (sheet, row) => [...new Map(s.readings(sheet, row).filter(r => r.endpoint.endsWith('SCORE') && s.holds(r)).map(r => [`${r.endpoint}/${r.site}`, r])).values()]
  .map(r => html`<div>${r.endpoint === 'BODY_CONDITION_SCORE' ? 'bcs' : 'ulc'} ${r.value ?? STATUS[r.status]}</div>`);
