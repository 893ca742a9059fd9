// What was entered and is not on the server yet, on this browser's disk, each item encrypted under the key of whoever entered it.
import * as disk from './disk.js';
import * as vault from './vault.js';

const about = (person, id) => `queue/${person}/${id}`;

/**
 * @param who {person, name, key}: whose entries these are; key null where this address may not encrypt, which keeps nothing
 */
export class Journal {
  constructor(who) {
    this.who = who;
    this.inMemory = []; // where this address may not encrypt, or the disk is full: lost with the page, and shown as such
  }

  get keeps() { return this.who.key !== null; }

  /** Keeps an item; done when it is on disk. @param item {id, method, path, body, ...} @returns it with its sequence, null while only in memory */
  async add(item) {
    if (!this.keeps) return this.onlyInMemory(item);
    const { person, name, key } = this.who;
    const sealed = await vault.seal(key, item, about(person, item.id));
    const sequence = await disk.put('queue', { person, name, id: item.id, refused: null, ...sealed });
    return { ...item, sequence };
  }

  onlyInMemory(item) {
    const kept = { ...item, sequence: null, refused: null };
    this.inMemory.push(kept);
    return kept;
  }

  /** @returns this person's items in the order of entering, each with its refusal or null */
  async items() {
    if (!this.keeps) return [...this.inMemory];
    const { person, key } = this.who;
    const mine = (await disk.all('queue')).filter(row => row.person === person);
    const kept = await Promise.all(mine.map(async row => ({ ...await vault.open(key, row, about(person, row.id)), sequence: row.sequence, refused: row.refused })));
    return [...kept, ...this.inMemory];
  }

  /** The server has it. */
  async sent(item) {
    if (item.sequence !== null) await disk.drop('queue', item.sequence);
    else this.inMemory = this.inMemory.filter(other => other.id !== item.id);
  }

  /** The server refused it: it stays, with the reason, until its person decides. */
  async refuse(item, sentence) {
    if (item.sequence === null) {
      item.refused = sentence;
      return;
    }
    const row = await disk.take('queue', item.sequence);
    if (row) await disk.put('queue', { ...row, refused: sentence });
  }
}

/** How many items wait and are refused, by person; readable without a key. */
export async function counts() {
  if (!globalThis.indexedDB) return [];
  const byPerson = new Map();
  for (const { person, name, refused } of await disk.all('queue')) {
    const one = byPerson.get(person) ?? { person, name, waiting: 0, refused: 0 };
    one[refused ? 'refused' : 'waiting'] += 1;
    byPerson.set(person, one);
  }
  return [...byPerson.values()];
}

/** Boards and worksheets as last seen, encrypted like the queue, for a start without a network. */
export class Shelf {
  constructor(who) {
    this.who = who;
  }

  async keep(name, value) {
    if (!this.who.key) return;
    const full = `${this.who.person}/${name}`;
    await disk.put('shelf', { name: full, ...await vault.seal(this.who.key, value, full) });
  }

  async kept(name) {
    if (!this.who.key) return null;
    const full = `${this.who.person}/${name}`;
    const row = await disk.take('shelf', full);
    return row ? vault.open(this.who.key, row, full) : null;
  }
}
