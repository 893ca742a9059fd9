// The one line that takes every scan and every number: a state machine over keys and their times, without a page around it.
//
// Keys that follow each other within the gap come from a machine. A machine's text that ends in Enter or Tab is a tag or a reading,
// whole; it is never a command, and a tag is never a value. A letter alone is a command only after the gap has passed with nothing
// behind it. What cannot be told apart for certain is refused, not guessed.
import { commandOf } from './commands.js';
import { bare, readNumber } from './wedge.js';

export const DEFAULTS = { gapMs: 35, prefix: '', suffix: '', doubleMs: 800 };
const TRANSPONDER = /^\d{9,}$/; // longer than any value: the number of an implanted chip
const CONTROLS_THAT_END = new Set(['j', 'm']); // line feed and carriage return as scanners type them
const MOVING = { ArrowUp: ['row', -1], ArrowDown: ['row', 1], ArrowLeft: ['field', -1], ArrowRight: ['field', 1], PageUp: ['row', -10], PageDown: ['row', 10] };

/**
 * @param settings see DEFAULTS
 * @param isTag whether a text is the tag of a mouse, cage or device
 * @param commands which command a key is, or undefined
 */
export function newLine(settings, isTag, commands = commandOf) {
  return { ...DEFAULTS, ...settings, isTag, commands, mode: 'value', chars: [], burst: 0, last: -Infinity, ended: -Infinity, pending: null, armed: null, device: null };
}

/** What stands in the line. */
export const shown = line => line.chars.map(c => c.char).join('');
/** What the line expects: 'value', 'text' (a note, a search) or 'digit' (a choice). */
export const expecting = (line, mode) => ({ ...cleared(line), mode });
/** @returns when a tick is due, or null */
export const due = line => line.pending ? line.last + line.gapMs + 1 : line.chars.length ? line.last + 3 * line.gapMs + 1 : null;

/**
 * @param event {type: 'key', key, ctrl, at} or {type: 'tick', at}; times in milliseconds
 * @returns {line, acts, taken}; taken says whether the page must keep the key from the browser
 */
export function step(line, event) {
  if (event.type === 'tick') return tick(line, event.at);
  const { key, at } = event;
  const fast = at - line.last <= line.gapMs;
  const settled = fast ? { line, acts: [] } : tick(line, at);
  const after = (next, ...acts) => ({ line: next, acts: [...settled.acts, ...acts], taken: true });
  line = settled.line;
  if (['Shift', 'CapsLock', 'NumLock', 'Control', 'Alt', 'AltGraph', 'Meta', 'Unidentified', 'Dead'].includes(key)) return { ...settled, taken: false };
  const ends = key === 'Enter' || (fast && line.chars.length > line.burst && (key === 'Tab' || (event.ctrl && CONTROLS_THAT_END.has(key)))) || (line.suffix && key === line.suffix && fast);
  if (ends) {
    if (at - line.ended <= line.gapMs) return after({ ...line, ended: at }); // the second half of carriage return, line feed
    return end(line, at, fast, after);
  }
  if (event.ctrl || event.alt || event.meta) return { ...settled, taken: fast && line.chars.length > line.burst }; // a control character within a scan
  if (MOVING[key] && line.mode !== 'text') return after(cleared(line), { do: 'move', along: MOVING[key][0], by: MOVING[key][1] });
  if (key === 'Escape') return after(cleared(line), { do: 'escape' });
  if (key === 'Backspace') return after({ ...line, chars: line.chars.slice(0, -1), burst: Math.min(line.burst, Math.max(0, line.chars.length - 1)), armed: null, pending: null });
  if ([...key].length !== 1) return { ...settled, taken: false };
  return after(typed(line, key, at, fast));
}

function typed(line, char, at, fast) {
  if (char === ' ' && !line.chars.length) return { ...line, last: at };
  const chars = [...line.chars, { char, fast }];
  const burst = fast ? line.burst : line.chars.length;
  const alone = chars.length === 1;
  const pending = alone && line.mode === 'value' && line.commands(char) ? { command: line.commands(char) }
    : alone && line.mode === 'digit' && /\d/.test(char) ? { digit: Number(char) } : null;
  return { ...line, chars, burst, last: at, pending, armed: null };
}

/** Time has passed: a letter that stayed alone was a command, a scan without a terminator is over. */
function tick(line, at) {
  if (line.pending && at - line.last > line.gapMs) {
    const { command, digit } = line.pending;
    const empty = cleared(line);
    if (!command) return { line: empty, acts: [{ do: 'digit', digit }], taken: false };
    return command.confirmed
      ? { line: { ...empty, armed: command }, acts: [{ do: 'armed', name: command.name }], taken: false }
      : { line: empty, acts: [{ do: 'command', name: command.name }], taken: false };
  }
  const scanned = line.chars.slice(line.burst);
  if (scanned.length >= 4 && at - line.last > 3 * line.gapMs && scanned.slice(1).every(c => c.fast)) {
    const tag = tagIn(line, text(scanned));
    if (tag?.known) return { line: cleared(line), acts: [{ do: 'tag', tag: tag.tag, typed: text(line.chars.slice(0, line.burst)) }], taken: false };
  }
  return { line, acts: [], taken: false };
}

function end(line, at, fast, after) {
  const done = { ...cleared(line), ended: fast ? at : -Infinity, last: at };
  const scanned = line.chars.slice(line.burst);
  const before = text(line.chars.slice(0, line.burst));
  const whole = text(line.chars);
  if (fast && (scanned.length >= 2 || (scanned.length === 1 && !before && /[^\d]/.test(scanned[0].char)))) {
    const tag = tagIn(line, text(scanned));
    if (tag && (tag.known || line.mode !== 'text')) return after(done, tag.known ? { do: 'tag', tag: tag.tag, typed: before } : { do: 'unknown-tag', tag: tag.tag, typed: before });
    if (line.mode === 'digit') return after(done, { do: 'refuse', sentence: `“${text(scanned)}” came while a digit was asked for. Nothing was taken.` });
    if (line.mode === 'value' && scanned.length >= (before ? 3 : 2)) return before.trim()
      ? after(done, { do: 'refuse', sentence: `${before} was typed and ${bare(text(scanned))} came from a device. Nothing was taken; enter one of them again.` })
      : fromDevice(done, line, bare(text(scanned)), at, after);
  }
  if (line.mode === 'text') return after(done, { do: 'text', text: whole.trim() });
  if (line.armed) return after(done, { do: 'command', name: line.armed.name });
  if (line.mode === 'digit') return after(done, /^\d$/.test(whole) ? { do: 'digit', digit: Number(whole) } : { do: 'enter' });
  if (!whole.trim()) return after(done, { do: 'enter' });
  const byHand = line.chars.some((c, i) => i > 0 && !c.fast) || line.chars.length < 3;
  if (!byHand) {
    const tag = tagIn(line, whole);
    return tag ? after(done, { do: tag.known ? 'tag' : 'unknown-tag', tag: tag.tag, typed: '' }) : fromDevice(done, line, bare(whole), at, after);
  }
  if (readNumber(whole).problem && line.isTag(bare(whole))) return after(done, { do: 'tag', tag: bare(whole), typed: '' });
  return after(done, { do: 'number', raw: whole, means: 'TYPED' });
}

function fromDevice(done, line, raw, at, after) {
  if (!line.prefix && /^\d+$/.test(raw)) return after(done, { do: 'refuse', sentence: `${raw} came from a machine, without a decimal point: a tag or a value? Nothing was taken. Type it, or give the scanner a prefix in the settings.` });
  if (line.device?.raw === raw && at - line.device.at < line.doubleMs) return after(done, { do: 'double', raw });
  return after({ ...done, device: { raw, at } }, { do: 'number', raw, means: 'DEVICE' });
}

/** @returns {tag, known} if a machine's text is a tag; null if it may be a value */
function tagIn(line, scanned) {
  const clean = bare(scanned);
  const prefixed = line.prefix && clean.startsWith(line.prefix);
  const tag = prefixed ? clean.slice(line.prefix.length) : clean;
  if (prefixed || TRANSPONDER.test(tag)) return { tag, known: line.isTag(tag) };
  const number = readNumber(tag);
  if (line.isTag(tag) && !(line.prefix && !number.problem)) return { tag, known: true }; // a scanner with a prefix is told from a caliper
  return number.problem && /[^\d.,+\-\s]/.test(tag) && !/^(US,|S\s+D\s)/i.test(tag) ? { tag, known: false } : null;
}

const text = chars => chars.map(c => c.char).join('');
const cleared = line => ({ ...line, chars: [], burst: 0, pending: null, armed: null });
