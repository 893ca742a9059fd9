// Numbers and times as people read them. What a value means is decided on the server; here it only gets its dress.
const MINUS = '\u2212';

/** A number to so many significant digits, without an exponent. */
export function digits(value, count) {
  if (value === null || value === undefined) return '';
  if (value === 0) return '0';
  const places = Math.max(0, Math.min(20, count - 1 - Math.floor(Math.log10(Math.abs(value)))));
  const rounded = Number(value.toPrecision(count));
  return rounded.toLocaleString('en-US', { minimumFractionDigits: places, maximumFractionDigits: places, useGrouping: Math.abs(rounded) >= 10000 }).replace('-', MINUS);
}

/** "6.1 (5.2 to 7.4)"; an end without bound says so. */
export function estimate(e, count = 2, unit = '') {
  if (!e || e.value === null) return 'not estimable';
  const end = (value, word) => value === null ? word : digits(value, count);
  return `${digits(e.value, count)}${unit} (${end(e.lower, 'no lower bound')} to ${end(e.upper, 'no upper bound')})`;
}

export function probability(p) {
  if (p === null || p === undefined) return '';
  return p < 0.001 ? '<0.001' : digits(p, 2);
}

export function count(n, one, many = one + 's') {
  return `${n.toLocaleString('en-US')} ${n === 1 ? one : many}`;
}

/** A moment in the study's time zone. */
export function moment(utc, zone) {
  return new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23', timeZone: zone }).format(new Date(utc))
    + ` (${zone})`;
}

export const day = value => `day ${String(value).replace('-', MINUS)}`;

export const ENDPOINTS = {
  TUMOR_VOLUME: 'tumor volume', BODY_WEIGHT: 'body weight', ULCERATION_SCORE: 'ulceration score', BODY_CONDITION_SCORE: 'body condition score',
};
export const CAUSES = { HUMANE_ENDPOINT: 'a humane endpoint was reached', FOUND_DEAD: 'found dead', SCHEDULED: 'end of its schedule', EXCLUDED: 'excluded' };
export const WAYS_IN = { WEB: 'on the pages', COMMAND_LINE: 'on the command line', HOST: 'through the host platform', ITSELF: 'by Graftline itself' };
export const size = bytes => bytes < 1024 ? `${bytes} bytes` : bytes < 1048576 ? `${digits(bytes / 1024, 3)} KB` : `${digits(bytes / 1048576, 3)} MB`;
