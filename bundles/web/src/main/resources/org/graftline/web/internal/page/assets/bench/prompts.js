// What the line asks beside values: a choice by digit, a note, a mouse. Each is a question with an answer; nothing opens, the focus stays.
import * as make from './entries.js';
import * as s from './sheet-state.js';
import { scoresOf } from './plan.js';

const CAUSES = [['FOUND_DEAD', 'found dead'], ['HUMANE_ENDPOINT', 'humane endpoint'], ['SCHEDULED', 'end of its schedule'], ['EXCLUDED', 'excluded by the study']];
const STATUS = { NOT_PALPABLE: 'not palpable', TOO_SMALL: 'too small', NOT_MEASURED: 'not measured' };

/** A question answered by a digit; other answers ask again. */
const choice = (round, words, list, chosen) => round.ask({
  mode: 'digit', words, choices: list,
  answer: act => act.do === 'digit' && list[act.digit - 1] !== undefined ? chosen(list[act.digit - 1], act.digit - 1)
    : round.say('stop', `Press a digit from 1 to ${list.length}, or Esc.`),
});

export const prompts = {
  wordsOf(reading) {
    if (reading.status !== 'MEASURED') return STATUS[reading.status] ?? reading.status;
    return reading.lengthMm ? `${reading.lengthMm} × ${reading.widthMm} mm` : `${reading.value ?? ''} ${reading.endpoint === 'BODY_WEIGHT' ? 'g' : reading.endpoint === 'TUMOR_VOLUME' ? 'mm³' : '(score)'}`;
  },

  scores(round) {
    const { row } = round.at;
    const planned = s.fields(round.sheet, row).filter(f => f.endpoint.endsWith('SCORE'));
    return planned.length ? planned : scoresOf(row);
  },

  keep(round) {
    const asked = s.questioned(round.sheet);
    if (!asked) return round.say('info', 'Nothing is questioned. K keeps a reading that is.');
    return choice(round, `Keep ${prompts.wordsOf(asked)} of ${asked.mouse} because`, round.sheet.rules.keepReasons, reason => round.enter(make.kept(round.sheet, asked, reason), null));
  },

  'not-measured'(round) {
    const { row } = round.at;
    return choice(round, `${row.mouse} not measured because`, round.sheet.rules.missingReasons, reason => round.status('NOT_MEASURED', reason, true));
  },

  removed(round) {
    const { row } = round.at;
    return choice(round, `${row.mouse} left the study`, CAUSES.map(([, words]) => words), (words, i) => round.ask({
      mode: 'text', words: `${row.mouse}, ${words}: when? Enter for now, or hours and minutes like 14:05`,
      answer: act => {
        const at = timeOf(act.text ?? '');
        if (!at) return round.say('stop', `“${act.text}” is no time of today. Type it like 14:05, or Enter for now.`);
        return round.enter(make.removal(round.sheet, row.mouse, CAUSES[i][0], at.toISOString(), words));
      },
    }));
  },

  note(round) {
    const { row } = round.at;
    const save = text => text && round.enter(make.remark(round.sheet, row.mouse, text));
    return round.ask({
      mode: 'text', words: `Note about ${row.mouse}`,
      answer: act => act.text ? save(act.text) : round.ask(null),
      left: save,
    });
  },

  find(round) {
    return round.ask({
      mode: 'text', words: 'Find a mouse: tag or cage', finds: true,
      answer: act => {
        const at = act.text ? s.find(round.sheet, act.text) : -1;
        if (at < 0) return round.say('stop', `No mouse of this session has “${act.text ?? ''}” in its tag or cage.`);
        round.prompt = null;
        return round.goTo(at);
      },
    });
  },

  'wrong-mouse'(round) {
    const asked = s.questioned(round.sheet);
    const from = asked?.mouse ?? round.at.row.mouse;
    const row = round.sheet.rows.find(r => r.mouse === from);
    const list = s.readings(round.sheet, row).filter(r => s.holds(r) && s.isMine(round.sheet, r));
    if (!list.length) return round.say('info', `${from} has no reading of yours to move.`);
    const likelier = asked?.concerns.find(c => c.likelier)?.likelier;
    const move = to => to === from ? round.say('stop', `They are at ${from} already. Scan or type the right mouse.`)
      : round.enter(make.moves(round.sheet, from, list, to, 'wrong mouse at the Bench'), `${list.length === 1 ? '1 reading goes' : `${list.length} readings go`} from ${from} to ${to}.`);
    return round.ask({
      mode: 'text', words: `${list.map(prompts.wordsOf).join(', ')} of ${from} belong to: scan or type the mouse${likelier ? `; Enter for ${likelier}` : ''}`,
      mouse: (at, tag) => at >= 0 ? move(round.sheet.rows[at].mouse) : round.say('stop', `${tag} is not on this session's list.`),
      answer: act => {
        const at = act.text ? s.find(round.sheet, act.text) : -1;
        if (!act.text && likelier) return move(likelier);
        return at >= 0 ? move(round.sheet.rows[at].mouse) : round.say('stop', `No mouse of this session has the tag “${act.text ?? ''}”. Scan it, or Esc.`);
      },
    });
  },
};

function timeOf(text) {
  const moment = new Date();
  if (!text) return moment;
  const found = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text);
  if (!found) return null;
  moment.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return moment <= new Date() ? moment : null;
}
