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
  if (entry.status !== 'MEASURED') return [];
  const value = entry.endpoint === 'TUMOR_VOLUME' ? volumeIn(sheet, entry) : entry.value;
  const others = row.tumors.filter(site => entry.endpoint !== 'TUMOR_VOLUME' || site !== entry.site).map(site => latestVolume(sheet, row, site) ?? 0);
  const weight = s.mine(sheet, row, 'BODY_WEIGHT', null);
  const known = {
    otherVolumesMm3: others.reduce((sum, volume) => sum + volume, 0), ...sheet.weights[row.mouse],
    weightG: weight?.status === 'MEASURED' ? weight.value : null,
  };
  return reached(sheet.rules.limits ?? [], { ...entry, value }, known, row.mouse);
}

/** What is said where there is room for one: an animal that must be ended before one that is to be watched. */
export const gravest = alerts => alerts.find(alert => alert.tier === 'STOP') ?? alerts[0];

function latestVolume(sheet, row, site) {
  const today = s.mine(sheet, row, 'TUMOR_VOLUME', site);
  if (today) return volumeIn(sheet, today);
  const before = row.earlier?.filter(e => e.endpoint === 'TUMOR_VOLUME' && (e.site ?? null) === site).at(-1);
  return before ? Number(before.value) : null;
}
