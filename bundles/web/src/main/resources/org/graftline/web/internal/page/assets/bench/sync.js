// Sends what the journal keeps, in order, one request each. A request may be repeated safely, since every entry has its own id.
import { tokenKept } from '../api.js';
import { inSession, signInAgain } from './identity.js';
import { ask } from './net.js';

const WAITS_S = [1, 2, 5, 10, 20, 30];
const FINAL = new Set([400, 403, 404, 405, 409, 410, 413, 415, 422]); // asking again would not change the answer

/**
 * @param journal whose
 * @param tell called with {type: 'sent', item, answer}, {type: 'refused', item, sentence} or {type: 'link', state, sentence}; the state is
 *     'online', 'offline', 'signed-out' or 'trouble'
 */
export class Sync {
  constructor(journal, tell) {
    Object.assign(this, { journal, tell, running: null, again: false, failures: 0, timer: null, stopped: false });
    this.wake = () => this.now();
    globalThis.addEventListener?.('online', this.wake);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    globalThis.removeEventListener?.('online', this.wake);
  }

  /** Sends now; a call while sending is noticed before it ends. */
  now() {
    clearTimeout(this.timer);
    if (this.stopped) return Promise.resolve();
    this.again = true;
    this.running ??= this.alone(() => this.run()).finally(() => { this.running = null; });
    return this.running;
  }

  /** One tab at a time sends for a person, so that the order holds. */
  alone(action) {
    return navigator.locks ? navigator.locks.request(`graftline-sync/${this.journal.who.person}`, action) : action();
  }

  async run() {
    while (this.again && !this.stopped) {
      this.again = false;
      for (const item of await this.journal.items()) {
        if (item.refused) continue;
        if (this.stopped || !await this.send(item)) return;
      }
    }
    if (!this.stopped) this.link('online');
  }

  /** @returns whether to go on with the next */
  async send(item, retried = false) {
    try {
      if (!inSession(this.journal.who.person) && !await signInAgain()) return this.signedOut();
      const answer = await ask(item.method, item.path, item.body);
      await this.journal.sent(item);
      this.failures = 0;
      this.tell({ type: 'sent', item, answer });
      return true;
    } catch (problem) {
      if (problem.status === undefined) throw problem;
      if ((problem.status === 401 || problem.status === 403) && !retried) { // the session may be over, or another's by now
        const before = tokenKept();
        if (!await signInAgain().catch(() => false)) return this.signedOut();
        if (tokenKept() !== before) return this.send(item, true);
      }
      if (FINAL.has(problem.status)) {
        await this.journal.refuse(item, problem.detail);
        this.tell({ type: 'refused', item, sentence: problem.detail });
        return true;
      }
      if (problem.status === 401) return this.signedOut();
      this.link(problem.status === 0 ? 'offline' : 'trouble', problem.detail);
      this.timer = setTimeout(this.wake, 1000 * WAITS_S[Math.min(this.failures++, WAITS_S.length - 1)]);
      return false;
    }
  }

  signedOut() {
    this.link('signed-out', 'Your log-in is over. Sign in again; what you entered waits here.');
    return false;
  }

  link(state, sentence = '') {
    this.tell({ type: 'link', state, sentence });
  }
}
