// How the line asks: whose it is about, what is asked, and what a digit answers.
const STATUS = { NOT_PALPABLE: 'not palpable', TOO_SMALL: 'too small', NOT_MEASURED: 'not measured', WITHDRAWN: 'withdrawn' };
const UNITS = { BODY_WEIGHT: ' g', TUMOR_VOLUME: ' mm³', ULCERATION_SCORE: ' (ulceration)', BODY_CONDITION_SCORE: ' (body condition)' };

/** A reading in a few words. */
export function wordsOf(reading) {
  if (reading.status !== 'MEASURED') return STATUS[reading.status] ?? reading.status;
  return reading.lengthMm ? `${reading.lengthMm} × ${reading.widthMm} mm` : `${reading.value ?? ''}${UNITS[reading.endpoint] ?? ''}`;
}

/** The same for one that was taken back: its value stands in the version before, what was typed stands in all. */
export function asEntered(reading) {
  if (reading.status !== 'WITHDRAWN') return wordsOf(reading);
  const { length, width, value } = reading.entered ?? {};
  return length && width ? `${length} × ${width} mm` : value ? `${value}${UNITS[reading.endpoint] ?? ''}` : 'withdrawn';
}

/** A question answered by a digit; other answers ask again. @param about the mouse that stands in front of the line meanwhile */
export const choice = (round, about, words, list, chosen) => round.ask({
  mode: 'digit', about, words, choices: list,
  answer: act => act.do === 'digit' && list[act.digit - 1] !== undefined ? chosen(list[act.digit - 1], act.digit - 1)
    : round.say('stop', `Press a digit from 1 to ${list.length}, or Esc.`),
});
