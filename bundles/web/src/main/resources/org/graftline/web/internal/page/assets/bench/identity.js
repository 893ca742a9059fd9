// Who stands at the Bench: known to the server, or, without a network, to this browser.
import { get, keepToken } from '../api.js';
import { ask } from './net.js';
import * as disk from './disk.js';
import * as vault from './vault.js';

let present = null; // {person, name, key, badge, pin}; badge and PIN only in memory, to sign in again after a pause without network

/** Who signed in on this page, or null. */
export const whoIsHere = () => present;

async function become(who, journalKey, secret = {}) {
  const key = vault.available() && journalKey ? await vault.keyOf(journalKey) : null;
  present = { person: who.person, name: who.name, key, ...secret };
  if (key) disk.persist();
  return present;
}

/** Takes over a person who logged in by password. */
export async function fromSession(who) {
  if (present?.person === who.person) return present;
  const { journalKey } = await ask('GET', '/bench/journal-key');
  return become(who, journalKey);
}

/**
 * Signs in by badge and PIN, at the server or, where it cannot be reached, at this browser.
 *
 * @returns {who, offline}; who as the server's session answers, null without it
 * @throws Problem with the sentence to show
 */
export async function signIn(badge, pin) {
  try {
    const who = await ask('POST', '/bench/sign-in', { badge, pin });
    keepToken(who.token);
    await become(who, who.journalKey, { badge, pin });
    if (present.key) await vault.remember(who, badge, pin);
    return { who, offline: false };
  } catch (problem) {
    if (problem.status !== 0) throw problem;
    const known = vault.available() ? await vault.recall(badge, pin) : null;
    if (!known) throw Object.assign(problem, { title: 'Not signed in', detail: 'There is no network, and this browser does not know this badge with this PIN. Without a network somebody can sign in who did so here before by badge and PIN.' });
    await become(known, known.journalKey, { badge, pin });
    return { who: null, offline: true };
  }
}

/** After a pause the server may have forgotten the session; @returns whether it knows the person again */
export async function signInAgain() {
  const session = await get('/session').catch(() => null);
  if (session?.person && session.person === present?.person) {
    keepToken(session.token);
    return true;
  }
  if (!present?.pin) return false;
  try {
    const who = await ask('POST', '/bench/sign-in', { badge: present.badge, pin: present.pin });
    keepToken(who.token);
    return true;
  } catch {
    return false; // the caller says that a sign-in is needed
  }
}

export function leave() { present = null; }
