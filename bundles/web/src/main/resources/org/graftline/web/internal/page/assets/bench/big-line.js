import { html, useEffect, useRef } from '../ui.js';
import { shown } from './line.js';
import { readNumber } from './wedge.js';
import { isComplete } from './sheet-state.js';

/** The line: whose value, which, and what stands in it; below it what just happened, or what is asked. */
export function BigLine({ round, line }) {
  const input = useRef(null);
  useEffect(() => { input.current?.focus({ preventScroll: true }); }, []);
  const { row } = round.at;
  const field = round.field;
  const text = shown(line);
  const asks = round.prompt;
  const about = asks?.about ?? row.mouse;
  const label = asks ? asks.words : `${field.label}${field.unit ? ` ${field.unit}` : ''}`;
  const implied = !asks && round.sheet.rules.impliedDecimals > 0 && ['mm', 'g'].includes(field.unit) && /^\d+$/.test(text);
  return html`<div class="line ${asks ? 'asking' : ''} ${text ? 'typing' : ''}">
    <span class="mouse">${about}</span>
    <label class="expects" for="line">${round.repeat ? 'again: ' : ''}${label}</label>
    <span class="caret" aria-hidden="true">▸</span>
    <input id="line" data-line ref=${input} value=${text} autocomplete="off" autocapitalize="none" spellcheck=${false} inputmode=${asks?.mode === 'text' ? 'text' : 'decimal'} aria-label=${about ? `${about}, ${label}` : label} aria-describedby="said" onPaste=${event => event.preventDefault()} />
    ${implied && html`<span class="echo">= ${readNumber(text, round.sheet.rules.impliedDecimals).text} ${field.unit}</span>`}
    ${line.armed && html`<span class="echo">${line.armed.key} · Enter</span>`}
  </div>
  <div id="said" class="said ${round.said?.tone ?? ''}" aria-live="polite">
    ${asks?.choices ? html`<ol class="choices">${asks.choices.map((words, i) => html`<li><button class="key" onClick=${() => { round.act({ do: 'digit', digit: i + 1 }); input.current?.focus({ preventScroll: true }); }}><kbd>${i + 1}</kbd> ${words}</button></li>`)}</ol>` : ''}
    ${!asks && isComplete(round.sheet) && html`<p class="complete"><span class="sign" aria-hidden="true">✓</span> The round is complete: every mouse ended with something. The sign-off stands below the list.</p>`}
    ${round.said && html`<p><span class="sign" aria-hidden="true">${{ ok: '✓', warn: '▲', stop: '!', info: '·' }[round.said.tone]}</span> ${round.said.text}</p>`}
  </div>`;
}
