// The sheet as data: what the server showed, what was entered here since, and where one stands. Nothing of a page in it.
import { fieldsOf, nextOpen } from './plan.js';

/**
 * @param board the study's board
 * @param worksheet the session's worksheet
 * @param me the person who enters
 */
export function newSheet(board, worksheet, me) {
  const sheet = {
    code: board.study.code, formula: board.study.formula.name, rules: board.rules, weights: board.weights ?? {}, me,
    session: worksheet.session, position: worksheet.position, rows: worksheet.rows, entries: new Map(), byMouse: new Map(), marks: new Map(), drafts: new Map(), row: 0, field: 0,
  };
  return standAtFirst(sheet);
}

/** Where a round begins or goes on: the first mouse that waits. */
export const standAtFirst = sheet => stand(sheet, Math.max(0, nextOpen(sheet.rows, 0, row => waits(sheet, row))));

export const fields = (sheet, row) => fieldsOf(row, sheet.session.endpoints, sheet.formula);
export const current = sheet => ({ row: sheet.rows[sheet.row], field: fields(sheet, sheet.rows[sheet.row])[sheet.field] });
export const draftKey = (mouse, endpoint, site) => [mouse, endpoint, site ?? ''].join('|');

/** Keeps what was entered here. */
export function enter(sheet, entry) {
  sheet.entries.set(entry.uuid, entry);
  sheet.byMouse.set(entry.mouse, [...sheet.byMouse.get(entry.mouse) ?? [], entry]);
}

/** What a later item says about readings, by their id. */
export const mark = (sheet, marks) => marks.forEach(([id, said]) => sheet.marks.set(id, { ...sheet.marks.get(id), ...said }));

/** Takes it back: the server refused that item. */
export const unmark = (sheet, marks) => marks.forEach(([id, said]) =>
  sheet.marks.set(id, Object.fromEntries(Object.entries(sheet.marks.get(id) ?? {}).filter(([name]) => !(name in said)))));

/** Forgets what was entered here. */
export function forget(sheet, entry) {
  sheet.entries.delete(entry.uuid);
  sheet.byMouse.set(entry.mouse, entriesOf(sheet, entry.mouse).filter(other => other !== entry));
}

/** The reading of an id, here or from the server; undefined where the sheet has none. */
export function readingOf(sheet, uuid) {
  const here = sheet.entries.get(uuid);
  const row = sheet.rows.find(one => one.own.some(r => r.uuid === uuid));
  return here ?? (row && { ...row.own.find(r => r.uuid === uuid), kind: 'reading', mouse: row.mouse });
}

/** What an item carries along: readings that come to other mice with it. */
export const carried = (sheet, id) => [...sheet.entries.values()].filter(entry => entry.carrier === id);

/** What was entered here about a mouse, oldest first. */
export const entriesOf = (sheet, mouse) => sheet.byMouse.get(mouse) ?? [];

/** All readings of a mouse on the session's day that this person may see, oldest first; what was entered here goes before what the server showed. */
export function readings(sheet, row) {
  const stored = new Map(row.own.map(reading => [reading.uuid, reading]));
  const here = entriesOf(sheet, row.mouse).filter(entry => entry.kind === 'reading').map(entry => askedLater(entry, stored.get(entry.uuid)));
  const known = new Set(here.map(entry => entry.uuid));
  const shown = row.own.filter(reading => !known.has(reading.uuid)).map(reading => ({ ...reading, kind: 'reading', state: 'saved', concerns: reading.keptBecause ? [] : reading.concerns ?? [] }));
  return [...shown, ...here].map(r => ({ ...r, ...sheet.marks.get(r.uuid) })).sort((a, b) => String(a.capturedAt).localeCompare(String(b.capturedAt)));
}

/** With what was asked after the entry was saved: a rule that needed longer, or the other one of two mice that were swapped. */
function askedLater(entry, stored) {
  if (!stored || entry.keptBecause || stored.keptBecause) return entry;
  const known = new Set((entry.concerns ?? []).map(concern => concern.sentence ?? concern));
  const later = (stored.concerns ?? []).filter(sentence => !known.has(sentence));
  return later.length ? { ...entry, concerns: [...entry.concerns ?? [], ...later] } : entry;
}

export const holds = reading => reading.status !== 'WITHDRAWN' && !reading.gone;
export const isMine = (sheet, reading) => !reading.operator || reading.operator === sheet.me;

/** My latest reading that holds, of a field's tumor and endpoint. */
export function mine(sheet, row, endpoint, site) {
  return readings(sheet, row).filter(r => r.endpoint === endpoint && (r.site ?? null) === (site ?? null) && holds(r) && isMine(sheet, r)).at(-1) ?? null;
}

/** The fields of a mouse that still wait for this person. */
export const openFields = (sheet, row) => left(sheet, row) ? [] : fields(sheet, row).filter(field =>
  !mine(sheet, row, field.endpoint, field.site) && sheet.drafts.get(draftKey(row.mouse, field.endpoint, field.site))?.[field.field] === undefined);

export const left = (sheet, row) => row.removal !== null && row.removal !== undefined || entriesOf(sheet, row.mouse).some(e => e.kind === 'removal' && e.state !== 'refused');

/** Whether the round still has to stop here: nothing from me, and not done by a colleague. */
export const waits = (sheet, row) => row.outcome === 'OPEN' && openFields(sheet, row).length > 0;

/** Whether nothing of an open session waits for this person any more. */
export const isComplete = sheet => sheet.session.state === 'OPEN' && !sheet.rows.some(row => waits(sheet, row));

/** A mouse counts when everything that is due ended with something that is on a disk. */
export function counted(sheet) {
  const ended = sheet.rows.filter(row => !waits(sheet, row));
  const onDisk = row => readings(sheet, row).every(r => r.state !== 'sending' && r.state !== 'refused');
  return { saved: ended.filter(onDisk).length, of: sheet.rows.length };
}

/** Goes to a row, and there to a field or to the first that waits. */
export function stand(sheet, row, field) {
  const target = sheet.rows[row];
  if (field === undefined) {
    const open = openFields(sheet, target)[0];
    field = open ? fields(sheet, target).findIndex(f => f.id === open.id) : 0;
  }
  return Object.assign(sheet, { row, field });
}

/** After a value: the next field that waits here, else the next mouse that waits, else stays. */
export function advance(sheet) {
  const row = sheet.rows[sheet.row];
  const open = openFields(sheet, row);
  if (open.length) {
    const all = fields(sheet, row);
    const next = open.find(f => all.findIndex(g => g.id === f.id) > sheet.field) ?? open[0];
    return stand(sheet, sheet.row, all.findIndex(f => f.id === next.id));
  }
  const next = nextOpen(sheet.rows, sheet.row + 1, other => waits(sheet, other));
  return next < 0 ? sheet : stand(sheet, next);
}

/** Takes the server's newer view of a mouse. */
export function showRow(sheet, row) {
  const at = sheet.rows.findIndex(other => other.mouse === row.mouse);
  if (at >= 0) sheet.rows = sheet.rows.with(at, row);
}

/** Takes a whole newer worksheet; what is entered here and where one stands stay. */
export function showWorksheet(sheet, worksheet) {
  if (worksheet.position < sheet.position) return;
  const mouse = sheet.rows[sheet.row]?.mouse;
  Object.assign(sheet, { session: worksheet.session, position: worksheet.position, rows: worksheet.rows });
  sheet.row = Math.max(0, sheet.rows.findIndex(row => row.mouse === mouse));
}

/** The latest reading that is asked about and not answered: of this mouse, else of the one before. */
export function questioned(sheet) {
  const asked = row => readings(sheet, row).filter(r => r.concerns?.length && holds(r) && !r.keptBecause && !r.repeated && isMine(sheet, r)).at(-1);
  return asked(sheet.rows[sheet.row]) ?? sheet.rows.map(asked).filter(Boolean).sort((a, b) => String(a.capturedAt).localeCompare(String(b.capturedAt))).at(-1) ?? null;
}

/** My readings of a mouse that hold, oldest first. */
export const held = (sheet, row) => readings(sheet, row).filter(r => holds(r) && isMine(sheet, r));

/** Whose readings a command means that is about readings: this mouse's, else, since the line goes on by itself, those made last; null before the first. */
export function subject(sheet) {
  const here = sheet.rows[sheet.row];
  if (held(sheet, here).length) return here;
  const latest = sheet.rows.flatMap(row => held(sheet, row).map(reading => ({ row, at: String(reading.capturedAt) }))).sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return latest?.row ?? null;
}

/** The row that a tag, a cage or a part of one names: exactly first, then by beginning, then anywhere; -1 for none. */
export function find(sheet, text) {
  const sought = text.toLowerCase();
  const names = row => [row.mouse, ...row.tags, row.cage ?? ''].map(name => name.toLowerCase());
  for (const fits of [name => name === sought, name => name.startsWith(sought), name => name.includes(sought)]) {
    const at = sheet.rows.findIndex(row => names(row).some(fits));
    if (at >= 0) return at;
  }
  return -1;
}
