// Readings that were entered at the wrong mouse: of one mouse, of two that were taken for each other, of two whole cages.
import * as make from './entries.js';
import * as s from './sheet-state.js';
import { count } from '../words.js';
import { choice, wordsOf } from './question.js';

const REASON = 'wrong mouse at the Bench';

export function wrongMouse(round) {
  const { sheet } = round;
  const from = s.subject(sheet);
  if (!from) return round.say('info', 'No reading of yours is here that could belong to another mouse.');
  const list = s.held(sheet, from);
  const likelier = list.flatMap(r => r.concerns ?? []).map(concern => concern.likelier).find(Boolean);
  const toMouse = mouse => mouse === from.mouse ? round.say('stop', `They are at ${from.mouse} already. Scan or type the right mouse.`)
    : exchange(round, from.mouse, [[from, sheet.rows.find(row => row.mouse === mouse)]]);
  const unknown = text => round.say('stop', `No mouse and no cage of this session is called “${text}”. Scan it, or Esc.`);
  return round.ask({
    mode: 'text', about: from.mouse,
    words: `${list.map(wordsOf).join(', ')} belongs to: scan or type the mouse${from.cage ? ', or the cage if all are exchanged' : ''}${likelier ? `; Enter for ${likelier}` : ''}`,
    mouse: (at, tag) => at >= 0 ? toMouse(sheet.rows[at].mouse) : inCage(sheet, tag).length ? toCage(round, from.cage, tag) : unknown(tag),
    answer: act => {
      if (!act.text) return likelier ? toMouse(likelier) : unknown('');
      if (inCage(sheet, act.text).length) return toCage(round, from.cage, act.text);
      const at = s.find(sheet, act.text);
      return at >= 0 ? toMouse(sheet.rows[at].mouse) : unknown(act.text);
    },
  });
}

const inCage = (sheet, cage) => cage ? sheet.rows.filter(row => row.cage?.toLowerCase() === cage.toLowerCase()) : [];

/** The mice of both cages in the order of the list, since that is the order in which they were taken out. */
function toCage(round, cage, other) {
  const [here, there] = [inCage(round.sheet, cage), inCage(round.sheet, other)];
  if (here.length && here[0].cage === there[0].cage) return round.say('stop', `They are in cage ${cage} already. Scan or type the right cage.`);
  if (here.length !== there.length) return round.say('stop', `Cage ${cage ?? '(none)'} has ${count(here.length, 'mouse', 'mice')} and cage ${there[0].cage} ${count(there.length, 'mouse', 'mice')}: bring them over one by one.`);
  const pairs = here.map((row, i) => [row, there[i]]).filter(([row]) => s.held(round.sheet, row).length);
  return exchange(round, `cage ${cage}`, pairs);
}

/** Brings over what stands at the first of each pair; where the second has readings too, asks whether they come back. */
function exchange(round, about, pairs) {
  const { sheet } = round;
  const over = (from, to) => s.held(sheet, from).map(reading => ({ reading, to: to.mouse }));
  const there = pairs.flatMap(([from, to]) => over(from, to));
  const back = pairs.flatMap(([from, to]) => over(to, from));
  const told = pairs.map(([from, to]) => `${from.mouse} ↔ ${to.mouse}`).join(', ');
  const move = list => round.enter(make.moves(sheet, list, REASON), `${count(list.length, 'reading')} moved: ${list === there ? told.replaceAll('↔', '→') : told}.`, 'ok');
  if (!back.length && pairs.length === 1) return move(there);
  const choices = back.length ? [`exchange ${told}`, `move only: ${told.replaceAll('↔', '→')}; both readings stay there`] : [`move ${told.replaceAll('↔', '→')}`];
  return choice(round, about, back.length ? 'both have readings:' : 'all of the cage:', choices, (words, i) => move(back.length && i === 0 ? [...there, ...back] : there));
}
