// What a session asks of a mouse, field by field, and which comes next.
import { needsDiameters, needsHeight } from './volume.js';

const SCORES = { ULCERATION_SCORE: ['ulceration', true], BODY_CONDITION_SCORE: ['body condition', false] };

/**
 * @returns the fields in their order: {id, endpoint, site, field, label, unit}; the site is null where the value is the animal's
 */
export function fieldsOf(row, endpoints, formula) {
  const fields = [];
  const several = row.tumors.length > 1;
  const add = (endpoint, site, field, label, unit) => fields.push({ id: [endpoint, site ?? '', field].join('/'), endpoint, site, field, label: several && site ? `${site} ${label}` : label, unit });
  const ofTumors = (endpoint, list) => row.tumors.forEach(site => list.forEach(([field, label, unit]) => add(endpoint, site, field, label, unit)));
  if (endpoints.includes('TUMOR_VOLUME')) {
    ofTumors('TUMOR_VOLUME', needsDiameters(formula)
      ? [['length', 'length', 'mm'], ['width', 'width', 'mm'], ...needsHeight(formula) ? [['height', 'height', 'mm']] : []]
      : [['value', 'volume', 'mm³']]);
  }
  if (endpoints.includes('BODY_WEIGHT')) add('BODY_WEIGHT', null, 'value', 'weight', 'g');
  for (const [endpoint, [label, perTumor]] of Object.entries(SCORES)) {
    if (!endpoints.includes(endpoint)) continue;
    if (perTumor) ofTumors(endpoint, [['value', label, '']]);
    else add(endpoint, null, 'value', label, '');
  }
  return fields;
}

/** The score fields of a mouse, for a session that did not plan any. */
export const scoresOf = row => fieldsOf(row, Object.keys(SCORES), '');

/** @returns the field a value with this unit belongs to: the expected one, unless the unit says another that is still open */
export function fieldFor(unit, expected, open) {
  if (!unit || !expected || expected.unit === unit) return expected;
  return open.find(field => field.unit === unit) ?? null;
}

/** @returns the next row at or after `from` that still waits, going round once; -1 when none does */
export function nextOpen(rows, from, waits) {
  for (let i = 0; i < rows.length; i++) {
    const at = (from + i) % rows.length;
    if (waits(rows[at])) return at;
  }
  return -1;
}
