// Log-in at a provider: the way there, and the page on which the browser comes back. What waits meanwhile is kept in this tab alone.
import { post } from '../api.js';
import { Link, Refused, go, html, title, useEffect, useState } from '../ui.js';

const GOING_TO = 'graftline-going-to';
const SIGNING = 'graftline-signing';

const forget = key => {
  const kept = sessionStorage.getItem(key);
  sessionStorage.removeItem(key);
  return kept;
};

/** Buttons for the providers that are set up. */
export function Providers({ providers }) {
  const [problem, setProblem] = useState(null);
  const leave = async source => {
    try {
      const { address } = await post('/single-sign-on', { provider: source });
      sessionStorage.removeItem(SIGNING);
      if (location.pathname !== '/log-in') sessionStorage.setItem(GOING_TO, location.pathname);
      location.assign(address);
    } catch (failure) {
      setProblem(failure);
    }
  };
  return html`<div class="actions">${providers.map(({ source, label }) => html`<button type="button" key=${source} class="second" onClick=${() => leave(source)}>Log in with ${label}</button>`)}</div>
    <${Refused} problem=${problem} />`;
}

/** Leaves for a fresh proof; what is to be signed is done when the browser comes back. */
export async function leaveToSign(purpose, path, body) {
  const { address } = await post('/single-sign-on/proof', purpose);
  sessionStorage.setItem(SIGNING, JSON.stringify({ path, body, back: location.pathname }));
  location.assign(address);
}

/** Where the browser comes back. The answer is taken out of the address at once, so that no history keeps it. */
let brought = null;
export function Returned({ met }) {
  const [problem, setProblem] = useState(null);
  useEffect(() => {
    title('Log in');
    brought ??= Object.fromEntries(new URLSearchParams(location.search));
    history.replaceState(null, '', '/log-in');
    const answer = brought;
    if (answer.state) end(answer).then(value => { if (value) met(value); }, failure => setProblem({ failure, to: forget(GOING_TO) ?? '/' }));
    else go('/');
  }, []);
  return problem
    ? html`<h1 tabindex="-1">That did not work</h1><${Refused} problem=${problem.failure} /><p><${Link} to=${problem.to} class="button">Go on<//></p>`
    : html`<p class="working" role="status">One moment …</p>`;
}

async function end(answer) {
  const signing = JSON.parse(forget(SIGNING) ?? 'null');
  try {
    const ended = await post('/single-sign-on/end', { answer });
    brought = null;
    if (!ended.proof) {
      go(forget(GOING_TO) ?? '/');
      return ended;
    }
    if (!signing) throw Object.assign(new Error(), { title: 'Nothing was signed', detail: 'This tab does not know any more what was to be signed. Open the report and sign again.' });
    await post(signing.path, { ...signing.body, proof: ended.proof });
    go(signing.back);
  } catch (failure) {
    brought = null;
    if (signing) sessionStorage.setItem(GOING_TO, signing.back);
    throw failure;
  }
  return null;
}
