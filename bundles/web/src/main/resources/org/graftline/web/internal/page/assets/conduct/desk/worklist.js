import { Link, html, useState } from '../../ui.js';
import { encode } from '../../api.js';
import { count } from '../../words.js';
import { limitWords, percent } from '../limit-words.js';
import { KINDS } from '../mice-table.js';

const BASIS = { CAGE: 'their cage', COHORT: 'their cohort', MEASURED_LAST: 'measured it last' };
const AT_FIRST = 'graftline.worklist.mine';

/** Mice of today and tomorrow by person and cage, in each the closest to a limit first; everybody's, or one's own. */
export function Worklist({ work, code }) {
  const [mine, setMine] = useMine();
  const shown = list => mine ? list.filter(mouse => mouse.charge?.mine) : list;
  const today = shown(work.today), tomorrow = shown(work.tomorrow);
  return html`<section aria-label="Worklist"><h2>Worklist</h2>
    <${Mine} mine=${mine} set=${setMine} count=${work.counts.mineToday + work.counts.mineTomorrow} />
    ${[['Today', today], ['Tomorrow', tomorrow]].map(([words, mice]) => html`<div class="worklist"><h3>${words} <span class="quiet">${count(mice.length, 'mouse', 'mice')}</span></h3>
      ${mice.length ? people(mice).map(person => html`<${Person} key=${person.id} person=${person} code=${code} />`) : html`<p class="quiet">${mine ? 'None of yours.' : 'Nobody is to be looked at.'}</p>`}</div>`)}</section>`;
}

/** Kept on this computer: who looks at their own list today does so tomorrow. */
export function useMine() {
  const [mine, set] = useState(localStorage.getItem(AT_FIRST) === 'yes');
  return [mine, value => { localStorage.setItem(AT_FIRST, value ? 'yes' : 'no'); set(value); }];
}

export const Mine = ({ mine, set, count: of }) => html`<label class="check"><input type="checkbox" checked=${mine} onChange=${event => set(event.target.checked)} /><div>Mine only${of === undefined ? '' : ` (${of})`}</div></label>`;

/** In the order of each person's most urgent mouse; nobody's last. */
function people(mice) {
  const groups = Map.groupBy(mice, mouse => mouse.charge?.person ?? '');
  return [...groups].sort(([a], [b]) => (a === '') - (b === '')).map(([id, own]) => ({
    id, name: id === '' ? 'Nobody in particular' : own[0].charge.name ?? id, mine: own[0].charge?.mine ?? false,
    cages: [...Map.groupBy(own, mouse => mouse.cage ?? '')], mice: own.length,
  }));
}

function Person({ person, code }) {
  return html`<div class="person"><h4>${person.name}${person.mine ? html` <span class="mark">you</span>` : ''} <span class="quiet small">${count(person.mice, 'mouse', 'mice')}</span></h4>
    <ul class="plain-list">${person.cages.map(([cage, mice]) => html`<li key=${cage}><strong>${cage ? `Cage ${cage}` : 'No cage'}</strong>${mice.map(mouse => html`<span key=${mouse.mouse}><${Link} to=${`/studies/${encode(code)}/mice/${encode(mouse.mouse)}`} title=${mouse.charge ? BASIS[mouse.charge.basis] : undefined}>${mouse.mouse}<//>${told(mouse)}</span>`)}</li>`)}</ul></div>`;
}

function told(mouse) {
  const near = (mouse.nearness ?? 0) >= 0.5 ? `${percent(mouse.nearness)} of ${limitWords(mouse.nearest)}` : '';
  const kind = mouse.kind === 'SCHEDULED' ? '' : `${KINDS[mouse.kind][0]} ${KINDS[mouse.kind][1]}`;
  return html`${mouse.ownNext === null ? '' : html`<span class="quiet small">its day ${String(mouse.ownNext).replace('-', '−')}</span>`}${near && html`<span>${near}</span>`}${kind && html`<span class=${`kind ${mouse.kind.toLowerCase()}`}>${kind}</span>`}`;
}
