// How values of the sheet are written. The reader stands an arm's length away and wears a mask.
import { digits } from '../words.js';

const MINUS = '\u2212';

export const volume = value => value === null ? '' : digits(value, 3);
/** "+18 %", "−2.1 %": a change against something before. */
export function percent(now, before, places = 0) {
  if (!before || now === null || now === undefined) return '';
  const change = 100 * (now - before) / before;
  return `${change < 0 ? MINUS : '+'}${Math.abs(change).toFixed(places)} %`;
}

export const STATES = {
  sending: ['…', 'writing'], queued: ['⇡', 'queued here'], saved: ['✓', 'saved'], refused: ['!', 'refused'],
};
const ORDER = ['refused', 'sending', 'queued', 'saved'];
/** The state that matters most of several. */
export const worst = states => ORDER.find(state => states.includes(state)) ?? null;

export const STATUS = { NOT_PALPABLE: 'not palpable', TOO_SMALL: 'too small', NOT_MEASURED: 'not measured', WITHDRAWN: 'withdrawn' };
export const CAUSES = { FOUND_DEAD: 'found dead', HUMANE_ENDPOINT: 'humane endpoint', SCHEDULED: 'end of its schedule', EXCLUDED: 'excluded by the study' };
