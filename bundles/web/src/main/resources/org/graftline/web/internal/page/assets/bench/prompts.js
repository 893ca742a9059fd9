// What the line asks beside values: a choice by digit, a note, a mouse. Each is a question with an answer; nothing opens, the focus stays.
import { now } from '../clock.js';
import * as make from './entries.js';
import * as s from './sheet-state.js';
import { inHand } from './in-hand.js';
import { choice, wordsOf } from './question.js';
import { wrongMouse } from './wrong-mouse.js';

const CAUSES = [['FOUND_DEAD', 'found dead'], ['HUMANE_ENDPOINT', 'humane endpoint'], ['SCHEDULED', 'end of its schedule'], ['EXCLUDED', 'excluded by the study']];

export const prompts = {
  keep(round) {
    const asked = s.questioned(round.sheet);
    if (!asked) return round.say('info', 'Nothing is questioned. K keeps a reading that is.');
    return choice(round, asked.mouse, `keep ${wordsOf(asked)} because`, round.sheet.rules.keepReasons, reason => round.enter(make.kept(round.sheet, asked, reason), null));
  },

  'not-measured'(round) {
    const { row } = round.at;
    return choice(round, row.mouse, 'not measured because', round.sheet.rules.missingReasons, reason => round.status('NOT_MEASURED', reason, true));
  },

  removed(round) {
    const { row } = round.at;
    return choice(round, row.mouse, 'left the study', CAUSES.map(([, words]) => words), (words, i) => round.ask({
      mode: 'text', about: row.mouse, words: `${words}: when? Enter for now, or hours and minutes like 14:05`,
      answer: act => {
        const at = timeOf(act.text ?? '');
        if (!at) return round.say('stop', `“${act.text}” is no time of today. Type it like 14:05, or Enter for now.`);
        return round.enter(make.removal(round.sheet, row.mouse, CAUSES[i][0], at.toISOString(), words));
      },
    }));
  },

  note(round) {
    const row = inHand(round);
    const save = text => text && round.enter(make.remark(round.sheet, row.mouse, text));
    return round.ask({
      mode: 'text', about: row.mouse, words: row === round.at.row ? 'note' : 'note on the mouse measured just now',
      answer: act => act.text ? save(act.text) : round.ask(null),
      left: save,
    });
  },

  find(round) {
    return round.ask({
      mode: 'text', about: '', words: 'find a mouse: tag or cage', finds: true,
      answer: act => {
        const at = act.text ? s.find(round.sheet, act.text) : -1;
        if (at < 0) return round.say('stop', `No mouse of this session has “${act.text ?? ''}” in its tag or cage.`);
        round.prompt = null;
        return round.goTo(at);
      },
    });
  },

  'wrong-mouse': wrongMouse,
};

function timeOf(text) {
  const moment = now();
  if (!text) return moment;
  const found = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text);
  if (!found) return null;
  moment.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return moment <= now() ? moment : null;
}
