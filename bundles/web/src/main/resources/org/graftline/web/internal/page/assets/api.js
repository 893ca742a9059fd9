// The one way to talk to the server: JSON in and out, the session's token on every unsafe request, problems as thrown objects.
import { keepTime } from './clock.js';

let token = null;
let onLoggedOut = () => {};

/** A failure as the server explains it; `detail` is a sentence to show as it stands. */
export class Problem extends Error {
  constructor(problem) {
    super(problem.detail);
    Object.assign(this, problem);
  }
}

export function keepToken(value) { token = value; }
export function tokenKept() { return token; }
export function whenLoggedOut(action) { onLoggedOut = action; }

async function send(method, path, body, type) {
  const headers = { Accept: 'application/json' };
  if (method !== 'GET' && token) headers['X-Graftline-Token'] = token;
  if (body !== undefined) headers['Content-Type'] = type ?? 'application/json';
  let response;
  try {
    response = await fetch('/api/v1' + path, { method, headers, body: body === undefined ? undefined : type ? body : JSON.stringify(body) });
  } catch {
    throw new Problem({ status: 0, title: 'No answer', detail: 'The server does not answer. Check that it is running, then try again; nothing on this page is lost.' });
  }
  keepTime(response);
  if (response.ok) return response;
  const problem = new Problem(await response.json().catch(() => ({
    status: response.status, title: 'No answer', detail: `The server answered with status ${response.status} and no explanation. Reload the page.` })));
  if (problem.status === 401 && path !== '/session') onLoggedOut();
  throw problem;
}

const json = response => response.status === 204 ? null : response.json();
export const get = path => send('GET', path).then(json);
export const getText = path => send('GET', path).then(r => r.status === 204 ? '' : r.text());
export const post = (path, body) => send('POST', path, body).then(json);
export const put = (path, body) => send('PUT', path, body).then(json);
export const remove = path => send('DELETE', path).then(json);
export const upload = (path, file) => send('POST', path, file, 'application/octet-stream').then(json);

export const putFile = (path, file) => send('PUT', path, file, 'application/octet-stream').then(json);

/** Asks until the answer is there, telling meanwhile what is being done. */
export async function getWhenReady(path, tell, isWanted) {
  for (;;) {
    const response = await send('GET', path);
    const value = await response.json();
    if (response.status !== 202) return value;
    if (!isWanted()) return null;
    tell(value.sentence);
    await new Promise(resume => setTimeout(resume, 500));
  }
}
export const encode = encodeURIComponent;
