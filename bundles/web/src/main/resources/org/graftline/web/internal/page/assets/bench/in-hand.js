// The mouse in hand. After the last value of a mouse the line goes on to the next by itself, and the mouse that was measured is still held:
// a score or a note is of that one, until somebody scans, moves or measures.
import * as s from './sheet-state.js';
import { scoresOf } from './plan.js';

/** @returns the row of the mouse in hand */
export function inHand(round) {
  const { sheet } = round;
  const here = sheet.rows[sheet.row];
  const begun = s.held(sheet, here).length > 0 || [...sheet.drafts.keys()].some(key => key.startsWith(`${here.mouse}|`));
  return (!begun && sheet.rows.find(row => row.mouse === round.justMeasured)) || here;
}

/** The scores that are asked of the mouse where one stands. */
export function scores(round) {
  const { row } = round.at;
  const planned = s.fields(round.sheet, row).filter(f => f.endpoint.endsWith('SCORE'));
  return planned.length ? planned : scoresOf(row);
}

/** Asks for the scores of the mouse in hand; asked twice, for those of the one that the line had gone on to. */
export function score(round) {
  const { sheet } = round;
  const other = round.scoring && round.waiting;
  const here = sheet.rows[sheet.row].mouse;
  const mouse = other || inHand(round).mouse;
  const at = sheet.rows.findIndex(row => row.mouse === mouse);
  if (at < 0) return undefined;
  const gone = mouse !== here;
  round.goTo(at);
  round.waiting = gone ? here : null;
  round.scoring = scores(round)[0];
  return gone ? round.say('info', other ? `${mouse} is scored now. S goes back to ${here}.` : `${mouse} is scored, the mouse measured just now. S scores ${here} instead.`) : round.changed();
}

/** After the last score, or none: back to where the line was, with the same mouse in hand. */
export function scored(round) {
  const { sheet } = round;
  const { mouse } = sheet.rows[sheet.row];
  const at = sheet.rows.findIndex(row => row.mouse === round.waiting);
  round.scoring = null;
  if (at < 0) return;
  const back = s.waits(sheet, sheet.rows[at]);
  round.goTo(back ? at : sheet.row);
  round.justMeasured = back ? mouse : null;
}
