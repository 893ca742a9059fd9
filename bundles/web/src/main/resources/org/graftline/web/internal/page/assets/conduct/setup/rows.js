// Tables that are typed into or pasted from a spreadsheet; what a pasted line means is decided on the server.
import { post } from '../../api.js';
import { Refused, html, useEffect, useRef, useState } from '../../ui.js';
import { count } from '../../words.js';

const MANY = 15; // more stand between the keyboard and what comes below

/**
 * A table of inputs. `columns` are { key, label, options?, type?, width? }; a row that was stored before keeps its first cell. Many rows
 * that came at once are folded away.
 */
export function Rows({ columns, rows, change, blank, one, many = one + 's', caption, fixed = () => false }) {
  const set = (at, key, value) => change(rows.map((row, i) => i === at ? { ...row, [key]: value } : row));
  const before = useRef(0);
  const [folded, setFolded] = useState(false);
  useEffect(() => {
    if (rows.length > MANY && rows.length > before.current + 1) setFolded(true);
    before.current = rows.length;
  }, [rows.length]);
  return html`<div class="stack wide">
    ${rows.length > MANY && html`<button type="button" class="plain" aria-expanded=${!folded} onClick=${() => setFolded(!folded)}>${folded ? 'Show' : 'Hide'} the table of ${count(rows.length, one, many)}</button>`}
    ${rows.length > 0 && !folded && html`<div class="scroll"><table class="wide typed">
      <caption>${caption}</caption>
      <thead><tr>${columns.map(column => html`<th key=${column.key}>${column.label}</th>`)}<th><span class="unseen">Take out</span></th></tr></thead>
      <tbody>${rows.map((row, at) => html`<tr key=${at}>
        ${columns.map((column, c) => html`<td key=${column.key}><${Cell} column=${column} value=${row[column.key] ?? ''} name=${`${column.label}, ${one} ${at + 1}`}
          fixed=${c === 0 && fixed(row)} change=${value => set(at, column.key, value)} /></td>`)}
        <td>${!fixed(row) && html`<button type="button" class="plain" onClick=${() => change(rows.filter((_, i) => i !== at))} aria-label=${`Take out ${one} ${at + 1}`}>Take out</button>`}</td></tr>`)}</tbody>
    </table></div>`}
    <button type="button" class="second" onClick=${() => change([...rows, { ...blank }])}>Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}</button></div>`;
}

function Cell({ column, value, name, fixed, change }) {
  return column.options
    ? html`<select aria-label=${name} value=${value} onChange=${e => change(e.target.value)}>${column.options.map(([option, words]) => html`<option value=${option}>${words}</option>`)}</select>`
    : html`<input aria-label=${name} type=${column.type ?? 'text'} value=${value} disabled=${fixed} onInput=${e => change(e.target.value)} autocomplete="off" spellcheck=${false} />`;
}

/** Lines from a spreadsheet. `take` gets what the server made of them. */
export function Paste({ what, path, example, take }) {
  const [text, setText] = useState('');
  const [said, setSaid] = useState([]);
  const [read, setRead] = useState(null);
  const [problem, setProblem] = useState(null);
  const send = async () => {
    setProblem(null);
    setRead(null);
    try {
      const answer = await post(path, { text });
      setSaid(answer.problems);
      const taken = take(answer);
      setRead(taken);
      if (taken > 0) setText('');
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<details class="paste"><summary>Paste ${what} from a spreadsheet</summary><div class="stack wide">
    <label>Lines with their header<span>${example}</span><textarea rows="5" value=${text} onInput=${e => setText(e.target.value)} spellcheck=${false}></textarea></label>
    <button type="button" class="second" disabled=${!text.trim()} onClick=${send}>Read the lines</button>
    <${Refused} problem=${problem} />
    ${read > 0 && html`<p class="note okay" role="status">${read === 1 ? 'One line was' : `${read} lines were`} read; what they say stands below.</p>`}
    ${said.length > 0 && html`<ul class="note warn" role="status">${said.map(sentence => html`<li>${sentence}</li>`)}</ul>`}
  </div></details>`;
}

/** Puts new rows behind the old ones; a row of the same name takes the place of the one before. */
export function merged(rows, more, key) {
  const names = new Set(more.map(row => row[key]));
  return [...rows.filter(row => row[key] && !names.has(row[key])), ...more];
}
