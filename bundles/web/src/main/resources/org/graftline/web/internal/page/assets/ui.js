// What every page uses: html``, loading, problems, links that do not reload.
import { h, render } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import htm from 'htm';

export const html = htm.bind(h);
export { render, useEffect, useMemo, useRef, useState };

/** After how long a page asks again where nobody answered. */
export const ASKS_AGAIN_MS = 5000;

let navigate = () => {};
export function whenNavigating(action) { navigate = action; }
export function go(path) { navigate(path); }

export function Link({ to, children, ...rest }) {
  const follow = event => {
    if (event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      go(to);
    }
  };
  return html`<a href=${to} onClick=${follow} ...${rest}>${children}</a>`;
}

/** Loads a value; `again` loads anew, as happens by itself where nobody answered. */
export function useLoaded(load, keys) {
  const [state, set] = useState({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    let later = null;
    set(old => turn && (old.value || old.problem) ? old : {});
    load(() => wanted, working => wanted && set({ working })).then(value => wanted && set({ value }), problem => {
      if (!wanted) return;
      set({ problem });
      if (problem.status === 0) later = setTimeout(() => setTurn(n => n + 1), ASKS_AGAIN_MS); // nobody answered: somebody may soon
    });
    return () => { wanted = false; clearTimeout(later); };
  }, [...keys, turn]);
  return { ...state, again: () => setTurn(n => n + 1) };
}

/** Shows a loaded value, or that it is on its way, or why it is not. */
export function Loaded({ from, what, children }) {
  if (from.problem) return html`<${Refused} problem=${from.problem} />`;
  if (from.value === undefined) return html`<p class="working" role="status">${from.working ?? `Fetching ${what} …`}</p>`;
  return children(from.value);
}

export function Refused({ problem }) {
  if (!problem) return null;
  const tellNumber = problem.correlation ? ` ${problem.remedy}` : '';
  return html`<div class="note stop" role="alert"><strong>${problem.title}</strong>${problem.detail}${tellNumber}</div>`;
}

export function Field({ label, hint, children }) {
  return html`<label>${label}${hint && html`<span>${hint}</span>`}${children}</label>`;
}

/** A form that sends once, says what went wrong, and keeps what was typed. */
export function Form({ send, action, children, class: style = 'stack', second, minor }) {
  const [problem, setProblem] = useState(null);
  const [busy, setBusy] = useState(false);
  const submit = async event => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    setProblem(null);
    try {
      await send(new FormData(form), form);
    } catch (failure) {
      setProblem(failure.detail ? failure : { title: 'A fault of this page', detail: `${failure.message}. Reload the page and try again.` });
    } finally {
      setBusy(false);
    }
  };
  return html`<form class=${style} onSubmit=${submit}>
    ${children}
    <${Refused} problem=${problem} />
    <div class="actions"><button disabled=${busy} class=${minor ? 'second' : ''}>${busy ? 'One moment …' : action}</button>${second}</div>
  </form>`;
}

export function title(text) { document.title = text ? `${text} · Graftline` : 'Graftline'; }
