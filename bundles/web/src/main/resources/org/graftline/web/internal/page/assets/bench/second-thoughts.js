// Taking back and measuring again: what is meant is what stands at this mouse, else, since the line goes on by itself, what was made last.
import * as make from './entries.js';
import * as s from './sheet-state.js';
import { wordsOf } from './question.js';

/** What U takes back: {refused} or {reading}, in words; null for nothing. */
export function undoable(round) {
  const { row } = round.at;
  const refused = s.entriesOf(round.sheet, row.mouse).find(entry => entry.state === 'refused');
  if (refused) return { refused, words: `what was refused at ${row.mouse}` };
  const of = s.subject(round.sheet);
  const reading = of && s.held(round.sheet, of).at(-1);
  return reading && { reading, words: `${wordsOf(reading)} of ${of.mouse}` };
}

export function takeBack(round) {
  const last = undoable(round);
  if (!last) return round.say('info', 'Nothing of yours to take back.');
  if (last.refused) return drop(round, last.refused);
  round.enter(make.withdrawn(round.sheet, last.reading, 'taken back at the Bench'), `Taken back: ${last.words}.`, 'ok');
  return round.goTo(round.sheet.rows.findIndex(row => row.mouse === last.reading.mouse));
}

/** Gives up what the server refused. */
async function drop(round, entry) {
  s.forget(round.sheet, entry);
  const item = (await round.journal.items()).find(one => one.id === entry.uuid);
  if (item) await round.journal.sent(item);
  round.goTo(round.sheet.row);
  round.sync.now();
}

export function again(round) {
  const { sheet } = round;
  const here = s.held(sheet, round.at.row);
  const question = s.questioned(sheet);
  const asked = question && (!here.length || question.mouse === round.at.row.mouse) ? question : null;
  const latest = asked ?? s.mine(sheet, round.at.row, round.field.endpoint, round.field.site) ?? s.held(sheet, s.subject(sheet) ?? round.at.row).at(-1);
  if (!latest) return round.say('info', 'No reading of yours is here to repeat.');
  const row = sheet.rows.findIndex(r => r.mouse === latest.mouse);
  round.goTo(row, Math.max(0, s.fields(sheet, sheet.rows[row]).findIndex(f => f.endpoint === latest.endpoint && f.site === (latest.site ?? null))));
  round.repeat = { uuid: asked ? latest.uuid : null, key: s.draftKey(latest.mouse, latest.endpoint, latest.site) };
  return round.say('info', `Measure ${latest.mouse} again; both readings are kept.`);
}
