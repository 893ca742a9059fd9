// What became of a mouse: the mark beside its values, and below them everything that is to be said about it.
import { html } from '../ui.js';
import { count } from '../words.js';
import { asEntered, wordsOf as words } from './question.js';
import { CAUSES, STATES, worst } from './shown.js';
import * as s from './sheet-state.js';

const asked = (sheet, row) => [...new Set(s.held(sheet, row).filter(r => !r.keptBecause && !r.repeated).flatMap(r => (r.concerns ?? []).map(c => c.sentence ?? c)))];
const removalOf = (sheet, row) => row.removal ?? s.entriesOf(sheet, row.mouse).find(entry => entry.kind === 'removal' && entry.state !== 'refused');

/** What is asked of several mice in the same words concerns none of them, as a caliper does: it is said once. @returns how many mice, by sentence */
export function sharedBy(sheet) {
  const mice = new Map();
  sheet.rows.forEach(row => asked(sheet, row).forEach(sentence => mice.set(sentence, (mice.get(sentence) ?? 0) + 1)));
  return new Map([...mice].filter(([, n]) => n > 1));
}

export const Shared = ({ shared }) => shared.size > 0 && html`<ul class="shared">${[...shared].map(([sentence, n]) => html`<li><span aria-hidden="true">◔</span> ${count(n, 'mouse', 'mice')}: ${sentence}</li>`)}</ul>`;

/** ✓ ⇡ !; nothing where all that was here belongs elsewhere by now. */
export function Saved({ sheet, row }) {
  const unsaved = s.entriesOf(sheet, row.mouse).map(entry => entry.state).filter(one => one !== 'saved');
  const state = worst([...unsaved, ...s.held(sheet, row).length ? ['saved'] : []]);
  const removal = removalOf(sheet, row);
  return html`
    ${state && html`<span class="saved ${state}"><span aria-hidden="true">${STATES[state][0]}</span> ${STATES[state][1]}</span>`}
    ${removal && html`<p>left: ${CAUSES[removal.cause] ?? ''}</p>`}`;
}

/** Sentences below the values, over the whole width; nothing where there is nothing to say. */
export function Notes({ sheet, row, shape }) {
  const list = notesOf(sheet, row, shape.shared);
  return list.length > 0 && html`<tr class="notes"><td colspan=${shape.columns}><ul>${list.map(([kind, sign, text]) => html`<li class=${kind}>${sign && html`<span aria-hidden="true">${sign}</span> `}${text}</li>`)}</ul></td></tr>`;
}

/** What does not hold, struck through, once for each reason. */
const struck = list => [...Map.groupBy(list, r => r.gone ?? r.reason ?? 'taken back')]
  .map(([why, several]) => ['quiet', '', html`${several.map((r, i) => html`${i ? ', ' : ''}<s>${asEntered(r)}</s>`)} ${why}`]);

/** @returns [kind, sign, text], what matters most first */
function notesOf(sheet, row, shared) {
  const entries = s.entriesOf(sheet, row.mouse);
  const readings = s.readings(sheet, row);
  const latest = s.held(sheet, row);
  const questions = asked(sheet, row);
  const some = (condition, ...note) => condition ? [note] : [];
  return [
    ...entries.filter(e => e.state === 'refused').map(e => ['stop', '!', `${e.sentence} R measures again, U drops it.`]),
    ...latest.flatMap(r => (r.alerts ?? []).map(alert => alert.tier === 'STOP' ? ['stop', '■', alert.sentence] : ['warn', '▲', alert.sentence])),
    ...questions.filter(sentence => !shared.has(sentence)).map(sentence => ['warn', '◔', sentence]),
    ...some(questions.some(sentence => shared.has(sentence)), 'warn', '◔', 'see above'),
    ...latest.filter(r => r.keptBecause).map(r => ['', '', `kept: ${r.keptBecause}`]),
    ...some(latest.some(r => r.promptedBy), '', '', 'measured twice, both kept'),
    ...some(latest.some(r => r.swapped), '', '⇄', 'width was longer, swapped'),
    ...latest.filter(r => r.movedFrom).map(r => ['', '→', `${words(r)} came from ${s.readingOf(sheet, r.movedFrom)?.mouse ?? 'another mouse'}`]),
    ...struck(readings.filter(r => !s.holds(r) && s.isMine(sheet, r))),
    ...readings.filter(r => !s.isMine(sheet, r) && s.holds(r)).map(r => ['quiet', '', `${r.operatorName ?? 'a colleague'}: ${words(r)}`]),
    ...some(row.colleagues > 0, 'quiet', '', `${row.colleagues === 1 ? '1 reading' : `${row.colleagues} readings`} by others, shown after yours`),
    ...entries.filter(e => e.kind === 'remark').map(e => ['', '', `note: ${e.text}`]),
  ];
}
