// The limits that an entry reaches, from what this browser knows of the mouse.
import { reached } from './limits.js';
import * as s from './sheet-state.js';
import { volumeOf } from './volume.js';

/** @returns the volume of a reading, mm³, as the server stored it or as the study's formula makes it; null where there is none */
export function volumeIn(sheet, reading) {
  if (reading.endpoint !== 'TUMOR_VOLUME' || reading.status !== 'MEASURED') return null;
  if (reading.value !== null && reading.value !== undefined) return Number(reading.value);
  return reading.lengthMm ? volumeOf(sheet.formula, reading.lengthMm, reading.widthMm, reading.heightMm ?? undefined) : null;
}

export function alertsOf(sheet, row, entry) {
  const number = text => text === null || text === undefined ? null : Number(text);
  const facts = {};
  if (entry.endpoint === 'TUMOR_VOLUME' && entry.status === 'MEASURED') {
    const latest = site => site === entry.site ? entry : s.mine(sheet, row, 'TUMOR_VOLUME', site) ?? row.earlier?.filter(e => e.endpoint === 'TUMOR_VOLUME' && e.site === site).map(e => ({ ...e, status: 'MEASURED' })).at(-1);
    Object.assign(facts, {
      volume: volumeIn(sheet, entry), length: number(entry.lengthMm), width: number(entry.widthMm),
      volumes: row.tumors.map(latest).filter(Boolean).map(reading => volumeIn(sheet, reading)).filter(value => value !== null),
    });
  }
  if (entry.endpoint === 'BODY_WEIGHT') {
    const weights = sheet.weights[row.mouse] ?? {};
    Object.assign(facts, { weight: number(entry.value), baseline: number(weights.baselineG), peak: number(weights.peakG) });
  }
  if (entry.endpoint === 'ULCERATION_SCORE') facts.ulceration = number(entry.value);
  return reached(sheet.rules.limits ?? [], facts, row.mouse);
}
