import { html } from '../ui.js';
import { COMMANDS, MOVES } from './commands.js';

const SHORT = {
  repeat: 'again', keep: 'keep', 'wrong-mouse': 'wrong mouse', 'not-palpable': 'not palpable', 'too-small': 'too small', 'not-measured': 'not measured', score: 'score', note: 'note',
  removed: 'dead, left', undo: 'undo', history: 'history', find: 'find', badge: 'badge', keys: 'all keys',
};

const disarmed = (line, command) => ({ line: { ...line, armed: null }, acts: [{ do: 'command', name: command.name }] });

/** The commands as keys that can be tapped, for a tablet; pressing them does the same. */
export function KeyRow({ round, keys }) {
  const press = command => {
    if (command.confirmed && keys.line.armed?.name !== command.name) keys.arm(command);
    else keys.take(disarmed(keys.line, command));
    document.getElementById('line')?.focus({ preventScroll: true });
  };
  return html`<footer class="keys" aria-label="Keys">${COMMANDS.map(command => html`
    <button class="key" onClick=${() => press(command)} title=${command.words}><kbd>${command.key}</kbd>${SHORT[command.name]}</button>`)}</footer>`;
}

/** Every key, told. */
export function AllKeys() {
  return html`<section class="panel" aria-label="All keys" tabindex="0"><h2>All keys</h2>
    <dl class="keys-told">
      ${MOVES.map(([key, words]) => html`<div><dt><kbd>${key}</kbd></dt><dd>${words}</dd></div>`)}
      ${COMMANDS.map(command => html`<div><dt><kbd>${command.key}</kbd>${command.confirmed ? html` <kbd>Enter</kbd>` : ''}</dt><dd>${command.words}</dd></div>`)}
    </dl>
    <p class="quiet">Scan a mouse, a cage or a device anywhere: the line goes there. A scanned tag is never a value and never a command.</p>
  </section>`;
}
