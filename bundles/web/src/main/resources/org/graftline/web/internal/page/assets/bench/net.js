// The Bench's way to the server: like api.js, with the time of this computer on every request, and a lost log-in is its own business.
import { Problem, tokenKept } from '../api.js';
import { keepTime, now } from '../clock.js';

export const OFFLINE = 0;
const PATIENCE_MS = 15_000;

/** @throws Problem; status 0 when nobody answered */
export async function ask(method, path, body) {
  const headers = { Accept: 'application/json', 'X-Graftline-Clock': now().toISOString() };
  if (method !== 'GET' && tokenKept()) headers['X-Graftline-Token'] = tokenKept();
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  let response;
  try {
    response = await fetch('/api/v1' + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE_MS) });
    keepTime(response);
    if (response.ok) return response.status === 204 ? null : await response.json();
  } catch {
    throw new Problem({ status: OFFLINE, title: 'No network', detail: 'The server cannot be reached. What is entered stays in this browser and is sent later.' });
  }
  throw new Problem(await response.json().catch(() => ({ status: response.status, title: 'No answer', detail: `The server answered with status ${response.status} and no explanation.` })));
}

export const get = path => ask('GET', path);
