// What is entered, as items for the journal: an id drawn here, the request that will carry it, and what the sheet shows meanwhile.
import { now as moment } from '../clock.js';
import { ordered, needsHeight } from './volume.js';
import * as s from './sheet-state.js';

const path = (sheet, rest) => `/studies/${encodeURIComponent(sheet.code)}/bench/${rest}`;
const now = () => moment().toISOString();
const item = (sheet, id, kind, mouse, method, where, body, more = {}) =>
  ({ id, kind, session: sheet.session.uuid, code: sheet.code, mouse, method, path: path(sheet, where), body, ...more });

/**
 * A reading. @param about {mouse, endpoint, site}
 * @param told {entered: texts by field, status, reason, means, device, promptedBy, transcribedFrom}
 */
export function reading(sheet, { mouse, endpoint, site }, told) {
  const id = crypto.randomUUID();
  const entered = told.entered ?? {};
  const clean = told.clean ?? entered;
  const pair = clean.length !== undefined && clean.width !== undefined ? ordered(clean.length, clean.width) : { lengthMm: null, widthMm: null, swapped: false };
  const body = {
    session: sheet.session.uuid, mouse, site: site ?? null, endpoint, day: sheet.session.day, status: told.status ?? 'MEASURED',
    lengthMm: pair.lengthMm, widthMm: pair.widthMm, heightMm: needsHeight(sheet.formula) ? clean.height ?? null : null, value: clean.value ?? null,
    capturedAt: told.transcribedFrom?.writtenAt ?? now(), device: told.device ?? null, reason: told.reason ?? null, means: told.means ?? 'TYPED', entered,
    promptedBy: told.promptedBy ?? null, ...told.transcribedFrom && { transcribedFrom: told.transcribedFrom },
  };
  return item(sheet, id, 'reading', mouse, 'PUT', `readings/${id}`, body, { swapped: pair.swapped });
}

export const kept = (sheet, of, reason) => item(sheet, crypto.randomUUID(), 'kept', of.mouse, 'POST', `readings/${of.uuid}/kept`, { reason }, { of: of.uuid });
export const withdrawn = (sheet, of, reason) => item(sheet, crypto.randomUUID(), 'withdrawn', of.mouse, 'POST', `readings/${of.uuid}/withdrawn`, { reason }, { of: of.uuid });

/** Readings that belong to other mice, all in one act. @param list [{reading, to}] */
export function moves(sheet, list, reason) {
  const body = { moves: list.map(({ reading: r, to }) => ({ reading: r.uuid, as: crypto.randomUUID(), to })), reason };
  return item(sheet, crypto.randomUUID(), 'moves', list[0].reading.mouse, 'POST', 'moves', body);
}

export function remark(sheet, mouse, text) {
  const id = crypto.randomUUID();
  return item(sheet, id, 'remark', mouse, 'PUT', `remarks/${id}`, { mouse, day: sheet.session.day, at: now(), text });
}

export const removal = (sheet, mouse, cause, at, reason) => item(sheet, crypto.randomUUID(), 'removal', mouse, 'PUT', `removals/${encodeURIComponent(mouse)}`, { day: sheet.session.day, at, cause, reason });

/** The opening of a session. */
export function opening(code, { uuid, day, mice, endpoints, openedAt }) {
  return { id: uuid, kind: 'session', session: uuid, code, method: 'PUT', path: `/studies/${encodeURIComponent(code)}/bench/sessions/${uuid}`, body: { day, mice, endpoints, openedAt } };
}

/** What the sheet shows of an item until the server's own view is there. */
export function entryOf(made, me) {
  const { id, kind, mouse, body, swapped, of } = made;
  if (kind !== 'reading') return { uuid: id, kind, mouse, of, at: body.at, cause: body.cause, text: body.text ?? body.reason, state: 'sending' };
  const { site, endpoint, status, lengthMm, widthMm, heightMm, value, capturedAt, reason, entered, means, device, promptedBy } = body;
  return { uuid: id, kind, mouse, site, endpoint, status, lengthMm, widthMm, heightMm, value, capturedAt, reason, entered, means, device, promptedBy, swapped, operator: me, concerns: [], alerts: [], state: 'sending' };
}

/** What a later item says about readings that are there already, by their id. */
export function marksOf({ kind, body, of }) {
  if (kind === 'reading') return body.promptedBy ? [[body.promptedBy, { repeated: true }]] : [];
  if (kind === 'kept') return [[of, { keptBecause: body.reason }]];
  if (kind === 'withdrawn') return [[of, { gone: 'taken back' }]];
  if (kind === 'moves') return body.moves.map(m => [m.reading, { gone: `moved to ${m.to}` }]);
  return [];
}

/** The readings that a move brings to their mice, as the sheet shows them there; what was asked of them was asked of another mouse. */
export function arrivalsOf(sheet, { id, kind, body }, state) {
  if (kind !== 'moves') return [];
  return body.moves.flatMap(({ reading: uuid, as, to }) => {
    const from = s.readingOf(sheet, uuid);
    const target = sheet.rows.find(row => row.mouse === to);
    if (!from || !target) return [];
    const site = from.site && target.tumors.length === 1 ? target.tumors[0] : from.site;
    return [{ ...from, uuid: as, mouse: to, site, movedFrom: uuid, carrier: id, concerns: [], alerts: [], gone: undefined, keptBecause: undefined, repeated: undefined, state }];
  });
}
