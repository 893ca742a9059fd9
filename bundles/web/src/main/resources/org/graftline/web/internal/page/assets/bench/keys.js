// Connects the line to a page: every key, wherever the focus is, with the time at which it was pressed.
import { due, expecting, newLine, step } from './line.js';

const PASSES = new Set(['Backspace', 'ArrowUp', 'ArrowDown', 'PageUp', 'PageDown']); // that may be held down

/**
 * @param settings of the line
 * @param isTag whether a text is a tag
 * @param act called with each act, in order
 * @param commands which command a key is; those of the Bench where absent
 * @param changed called when what stands in the line may have changed
 */
export class Keys {
  constructor({ settings, isTag, act, changed, commands }) {
    Object.assign(this, { act, changed, line: newLine(settings, isTag, commands), timer: null });
    this.onKey = event => this.key(event);
    this.onInput = event => this.input(event);
    document.addEventListener('keydown', this.onKey, true);
    document.addEventListener('input', this.onInput, true);
  }

  stop() {
    clearTimeout(this.timer);
    document.removeEventListener('keydown', this.onKey, true);
    document.removeEventListener('input', this.onInput, true);
  }

  /** What the line asks for next: 'value', 'text' or 'digit'. */
  expect(mode) {
    if (this.line.mode !== mode) this.line = expecting(this.line, mode);
  }

  /** @param settings the line's, changed */
  configure(settings) {
    this.line = { ...this.line, ...settings };
  }

  /** A command that wants Enter was tapped. */
  arm(command) {
    this.take({ line: { ...expecting(this.line, this.line.mode), armed: command }, acts: [{ do: 'armed', name: command.name }] });
  }

  key(event) {
    const target = event.target;
    const scanning = this.line.chars.length > 0;
    if (target.matches?.('input:not([data-line]), textarea, select')) return; // another field, which has its own keys
    if (!scanning && target.matches?.('button, a, summary') && (event.key === 'Enter' || event.key === ' ')) return;
    if (event.repeat && !PASSES.has(event.key)) { // a key held down would look like a machine
      event.preventDefault();
      return;
    }
    if (this.feed({ type: 'key', key: event.key, ctrl: event.ctrlKey, alt: event.altKey, meta: event.metaKey, at: event.timeStamp })) event.preventDefault();
  }

  /** Keyboards on glass send no keys, only what they wrote. */
  input(event) {
    if (!event.target.matches?.('[data-line]')) return;
    const written = event.inputType === 'insertLineBreak' ? ['Enter'] : event.inputType?.startsWith('delete') ? ['Backspace'] : [...event.data ?? ''];
    written.forEach((key, i) => this.feed({ type: 'key', key, at: event.timeStamp + i * (this.line.gapMs + 1) }));
    this.changed();
  }

  feed(event) {
    const when = due(this.line);
    if (when !== null && when < event.at) this.take(step(this.line, { type: 'tick', at: when })); // what was due comes first
    const result = step(this.line, event);
    this.take(result);
    this.schedule();
    return result.taken;
  }

  take({ line, acts }) {
    this.line = line;
    acts.forEach(this.act);
    this.changed();
  }

  schedule() {
    clearTimeout(this.timer);
    const when = due(this.line);
    if (when !== null) this.timer = setTimeout(() => this.tick(), Math.max(0, when - performance.now()) + 1);
  }

  tick() {
    const late = navigator.scheduling?.isInputPending?.(); // keys wait that were pressed before now
    if (!late) this.take(step(this.line, { type: 'tick', at: performance.now() }));
    if (late || this.line.pending) this.timer = setTimeout(() => this.tick(), this.line.gapMs);
  }
}
