// Every key of the Bench, once: the line acts by this table, the page shows it, the manual repeats it.
/** key, name of the command, what it does, and whether Enter confirms it first. */
export const COMMANDS = [
  { key: 'R', name: 'repeat', words: 'measure again; both readings are kept' },
  { key: 'K', name: 'keep', words: 'keep a questioned reading; a digit says why' },
  { key: 'X', name: 'wrong-mouse', words: 'these readings belong to another mouse, or a cage to another' },
  { key: 'P', name: 'not-palpable', words: 'tumor not palpable' },
  { key: 'T', name: 'too-small', words: 'tumor too small to measure' },
  { key: 'M', name: 'not-measured', words: 'not measured; a digit says why', confirmed: true },
  { key: 'S', name: 'score', words: 'score the mouse in hand, also after the line went on; S again takes the next' },
  { key: 'N', name: 'note', words: 'write a note about the mouse in hand' },
  { key: 'D', name: 'removed', words: 'found dead or taken off the study', confirmed: true },
  { key: 'U', name: 'undo', words: 'take back the last reading; it stays in the history', confirmed: true },
  { key: 'H', name: 'history', words: 'history of this cell' },
  { key: '/', name: 'find', words: 'find a mouse by part of its tag or cage' },
  { key: 'B', name: 'badge', words: 'somebody else signs in' },
  { key: '?', name: 'keys', words: 'show or hide all keys' },
];

/** Keys that are no letters. */
export const MOVES = [
  ['Enter', 'save what stands in the line and go on'],
  ['↑ ↓', 'to the mouse before or after'],
  ['← →', 'to the field before or after'],
  ['Esc', 'leave what the line asks; empty the line'],
];

const BY_KEY = new Map(COMMANDS.map(command => [command.key, command]));
/** @returns the command of a key, or undefined */
export const commandOf = key => BY_KEY.get(key.toUpperCase());
