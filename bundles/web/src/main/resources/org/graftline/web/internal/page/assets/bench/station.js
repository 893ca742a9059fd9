// One person at this browser: their journal, what was kept for a start without network, and the sending. Lives as long as the page.
import * as net from './net.js';
import { inSession, signInAgain } from './identity.js';
import { Journal, Shelf, counts } from './journal.js';
import { Sync } from './sync.js';

const DISK_MS = 2000;
let manned = null;

/** @returns the station of a person; that of another is closed */
export function stationOf(who) {
  if (manned?.who.person === who.person) return manned;
  manned?.close();
  return manned = new Station(who);
}

class Station {
  constructor(who) {
    const journal = new Journal(who);
    Object.assign(this, { who, journal, shelf: new Shelf(who), link: 'online', sentence: '', counts: [], listeners: new Set() });
    this.sync = new Sync(journal, event => this.heard(event));
    this.count();
    this.sync.now();
  }

  close() {
    this.sync.stop();
    this.listeners.clear();
  }

  /** @returns how to stop listening */
  listen(listener) {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  heard(event) {
    if (event.type === 'link') Object.assign(this, { link: event.state, sentence: event.sentence });
    if (event.type === 'sent') Object.assign(this, { link: 'online', sentence: '' });
    this.listeners.forEach(listener => listener(event));
    this.count();
  }

  async count() {
    this.counts = await counts().catch(() => []);
    this.listeners.forEach(listener => listener({ type: 'count' }));
  }

  /** Mine, and others who left something here. */
  get queue() {
    const mine = this.counts.find(one => one.person === this.who.person) ?? { waiting: 0, refused: 0 };
    const memory = this.journal.inMemory;
    return {
      waiting: mine.waiting + memory.filter(item => !item.refused).length, refused: mine.refused + memory.filter(item => item.refused).length,
      others: this.counts.filter(one => one.person !== this.who.person),
    };
  }

  /** Asks the server, else what was kept. @returns {value, old}; throws the problem when there is neither */
  async load(name, path, retried = false) {
    try {
      if (!inSession(this.who.person) && !await signInAgain()) throw Object.assign(new Error(), { status: 401, detail: 'Your log-in is over. Sign in again; what you entered waits here.' });
      const value = await net.get(path);
      this.heard({ type: 'link', state: 'online', sentence: '' });
      // neither a full disk nor a slow one may stop who has a network
      await Promise.race([this.shelf.keep(name, value).catch(() => {}), new Promise(resume => setTimeout(resume, DISK_MS))]);
      return { value, old: false };
    } catch (problem) {
      if (problem.status === undefined || (problem.status !== 0 && problem.status !== 401 && problem.status < 500)) throw problem;
      if (problem.status === 401 && !retried && await signInAgain().catch(() => false)) return this.load(name, path, true);
      this.heard({ type: 'link', state: problem.status === 0 ? 'offline' : problem.status === 401 ? 'signed-out' : 'trouble', sentence: problem.detail });
      const value = await this.shelf.kept(name);
      if (!value) throw problem;
      return { value, old: true };
    }
  }
}
