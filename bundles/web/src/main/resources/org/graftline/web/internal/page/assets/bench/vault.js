// Encryption for the browser's disk. A person's key comes from the server and stays in memory; on disk it lies only wrapped under
// what is derived from badge and PIN, so that the same person can open it again without a network and nobody else can.
import * as disk from './disk.js';

const ROUNDS = 600_000; // OWASP's figure for PBKDF2 with SHA-256, 2023
const bytes = text => new TextEncoder().encode(text);
const subtle = () => globalThis.crypto?.subtle;

/** Whether this address may encrypt at all: browsers allow it on https and on this very machine. */
export const available = () => Boolean(subtle() && globalThis.indexedDB);

const fromBase64url = text => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), c => c.charCodeAt(0));

/** @returns the key for AES-GCM, which cannot be read out again */
export const keyOf = raw => subtle().importKey('raw', fromBase64url(raw), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** @param about what the sealed text belongs to; opening it as anything else fails */
export async function seal(key, value, about) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await subtle().encrypt({ name: 'AES-GCM', iv, additionalData: bytes(about) }, key, bytes(JSON.stringify(value)));
  return { iv, data };
}

export async function open(key, { iv, data }, about) {
  const plain = await subtle().decrypt({ name: 'AES-GCM', iv, additionalData: bytes(about) }, key, data);
  return JSON.parse(new TextDecoder().decode(plain));
}

async function derived(badge, pin, salt) {
  const base = await subtle().importKey('raw', bytes(`${badge}\u0000${pin}`), 'PBKDF2', false, ['deriveKey']);
  return subtle().deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ROUNDS }, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}

/** Two bytes of a salted hash: enough to find the right person among those of this browser, too little to check a guessed badge. */
async function hint(badge, salt) {
  const hash = await subtle().digest('SHA-256', new Uint8Array([...salt, ...bytes(badge)]));
  return [...new Uint8Array(hash, 0, 2)].join('.');
}

/** Remembers a person who just signed in by badge and PIN, for the next time without a network. */
export async function remember({ person, name, journalKey }, badge, pin) {
  const salt = crypto.getRandomValues(new Uint8Array(16));
  const wrapped = await seal(await derived(badge, pin, salt), { journalKey }, person);
  await disk.put('people', { person, name, salt, hint: await hint(badge, salt), wrapped });
}

/** @returns who this badge and PIN belong to, with the journal's key; null if this browser knows nobody of that kind */
export async function recall(badge, pin) {
  for (const known of await disk.all('people')) {
    if (known.hint !== await hint(badge, known.salt)) continue;
    try {
      const { journalKey } = await open(await derived(badge, pin, known.salt), known.wrapped, known.person);
      return { person: known.person, name: known.name, journalKey };
    } catch (wrong) {
      if (wrong.name !== 'OperationError') throw wrong; // that is how a wrong key shows
    }
  }
  return null;
}

/** Whether a text may be the badge of somebody who signed in on this browser before. */
export async function mayBeBadge(badge) {
  const known = await disk.all('people');
  const hints = await Promise.all(known.map(async one => one.hint === await hint(badge, one.salt)));
  return hints.includes(true);
}
