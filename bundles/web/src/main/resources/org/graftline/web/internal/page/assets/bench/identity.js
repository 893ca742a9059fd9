// Who stands at the Bench: known to the server, or, without a network, to this browser.
import { keepToken } from '../api.js';
import { ask } from './net.js';
import * as disk from './disk.js';
import * as vault from './vault.js';

let present = null; // {person, name, key, badge, pin}; badge and PIN only in memory, to sign in again after a pause without network

let owner = null; // whose the server's session is, as far as this page knows; without a network somebody else may stand here
const others = globalThis.BroadcastChannel ? new BroadcastChannel('graftline-bench') : null; // pages of this browser share one session
if (others) others.onmessage = ({ data }) => { if (data !== owner) owner = null; };

function owns(person) {
  owner = person;
  others?.postMessage(person);
}

/** Whether what is sent now would be sent as this person. */
export const inSession = person => owner === person;

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
  owns(who.person);
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
    owns(who.person);
    await become(who, who.journalKey, { badge, pin });
    if (present.key) await vault.remember(who, badge, pin);
    return { who, offline: false };
  } catch (problem) {
    if (problem.status !== 0) throw problem;
    const known = vault.available() ? await vault.recall(badge, pin) : null;
    if (!known) throw Object.assign(problem, { title: 'Not signed in', detail: 'There is no network, and this browser does not know this badge with this PIN. Without a network somebody can sign in who did so here before by badge and PIN.' });
    await become(known, known.journalKey, { badge, pin });
    keepToken(null); // what was another's session must send nothing of this person
    owner = null;
    return { who: null, offline: true };
  }
}

/**
 * Sees to it that the server's session is that of who stands here: it may be over, or another's.
 *
 * @returns whether it is now
 * @throws Problem when nobody answers
 */
export async function signInAgain() {
  const session = await ask('GET', '/session');
  if (session.person && session.person === present?.person) {
    keepToken(session.token);
    owns(session.person);
    return true;
  }
  if (!present?.pin) return false;
  try {
    const who = await ask('POST', '/bench/sign-in', { badge: present.badge, pin: present.pin });
    keepToken(who.token);
    owns(who.person);
    return who.person === present.person;
  } catch (problem) {
    if (problem.status === 0) throw problem;
    return false; // badge or PIN were changed meanwhile: a person has to sign in
  }
}

export function leave() { present = owner = null; }
