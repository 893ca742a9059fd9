// A dosing round: turns what comes out of the line into doses, and says what happened. The page only shows it.
import { readNumber } from '../../bench/wedge.js';
import { now } from '../../clock.js';
import { told } from './words.js';

/** The keys of a round; Enter gives the whole volume. */
export const COMMANDS = [
  { key: 'P', name: 'partial', words: 'part of it; type the volume that went in' },
  { key: 'W', name: 'withhold', words: 'withheld; a digit says why' },
  { key: 'U', name: 'undo', words: 'take back your last dose of this mouse; it stays in the history', confirmed: true },
  { key: '/', name: 'find', words: 'find a mouse by part of its tag or cage' },
];
const BY_KEY = new Map(COMMANDS.map(command => [command.key, command]));
export const commandOf = key => BY_KEY.get(key.toUpperCase());

const keyOf = (mouse, line) => `${mouse}/${line}`;

export class DosingRound {
  /** @param tools {code, round: what is due as the server says, me, send: keeps and sends an item, sound, changed} */
  constructor(tools) {
    Object.assign(this, tools, { place: 0, prompt: null, said: null, vial: null, asked: null, own: new Map() });
    this.standAtFirst();
  }

  get due() { return this.round.due; }
  get here() { return this.due[this.place]; }
  get mode() { return this.prompt?.mode ?? 'value'; }

  /** What is known of a line: the server's doses, and one's own on the way. */
  known(due) {
    const mine = [...this.own.values()].filter(one => one.key === keyOf(due.mouse, due.line));
    const byId = new Map(due.recorded.map(dose => [dose.uuid, { ...dose, state: 'saved' }]));
    for (const one of mine) {
      if (one.state === 'back') byId.delete(one.uuid);
      else if (one.state !== 'saved' || !byId.has(one.uuid)) byId.set(one.uuid, { ...one.dose, state: one.state, sentence: one.sentence, notes: one.notes });
      else byId.set(one.uuid, { ...byId.get(one.uuid), notes: one.notes });
    }
    return [...byId.values()];
  }

  waits(due) { return !this.known(due).some(dose => dose.state !== 'refused'); }
  get counted() { return { of: this.due.length, saved: this.due.filter(due => this.known(due).some(dose => dose.state === 'saved')).length }; }

  standAtFirst() {
    const first = this.due.findIndex(due => this.waits(due));
    this.place = Math.max(0, first);
  }

  say(tone, text) {
    this.said = { tone, text };
    if (tone !== 'info') this.sound(tone);
    this.changed();
  }

  ask(prompt) {
    this.prompt = prompt;
    if (prompt) this.said = null;
    this.changed();
  }

  goTo(place) {
    Object.assign(this, { place, vial: null, asked: null, prompt: null });
    this.changed();
  }

  next() {
    const after = this.due.findIndex((due, i) => i > this.place && this.waits(due));
    const to = after >= 0 ? after : this.due.findIndex(due => this.waits(due));
    if (to >= 0) this.goTo(to);
    else this.changed();
  }

  /** Whether a text is the tag of a mouse, a cage or a vial of this round. */
  isTag(text) {
    const wanted = text.toLowerCase();
    return this.due.some(due => [...due.tags, due.cage, due.vial].some(name => name?.toLowerCase() === wanted));
  }

  act(act) {
    if (!this.here) return;
    if (act.do === 'number') return this.prompt?.number ? this.prompt.number(act.raw) : this.prompt ? this.say('stop', `${act.raw} is not what the line asks for. Esc leaves the question.`) : this.volume(act.raw);
    if (act.do === 'tag' || act.do === 'command') this.asked = null; // another act between the two is no yes
    if (act.do === 'tag') return this.tag(act.tag);
    if (act.do === 'unknown-tag') return this.say('stop', `No mouse, cage or vial of this round has the code ${act.tag}. Nothing was taken.`);
    if (act.do === 'move') return this.goTo(Math.min(this.due.length - 1, Math.max(0, this.place + act.by)));
    if (act.do === 'armed') return this.say('info', 'U, then Enter: takes back your last dose of this mouse.');
    if (act.do === 'command') return this.prompt ? this.say('stop', 'The line asks for something else. Esc leaves the question.') : this.command(act.name);
    if (act.do === 'enter' && !this.prompt) return this.give();
    if (['digit', 'text', 'enter'].includes(act.do)) return this.prompt?.answer(act);
    if (act.do === 'refuse') return this.say('stop', act.sentence);
    if (act.do === 'double') return this.say('warn', `${act.raw} came twice within a moment. It was taken once.`);
    if (act.do === 'escape') { this.asked = null; this.vial = null; return this.ask(null); }
    return undefined;
  }

  tag(tag) {
    const wanted = tag.toLowerCase();
    const ofMouse = this.due.flatMap((due, i) => due.tags.some(name => name.toLowerCase() === wanted) ? [i] : []);
    const inCage = this.due.flatMap((due, i) => due.cage?.toLowerCase() === wanted ? [i] : []);
    const places = ofMouse.length ? ofMouse : inCage;
    if (places.length) {
      this.goTo(places.find(i => this.waits(this.due[i])) ?? places[0]);
      return this.say('ok', `Now at ${this.here.mouse}.`);
    }
    if (this.here.vial.toLowerCase() === wanted) {
      this.vial = null;
      return this.say('ok', `Vial ${this.here.vial} is the right one for ${this.here.mouse}.`);
    }
    this.vial = this.due.find(due => due.vial.toLowerCase() === wanted)?.vial ?? tag;
    return this.say('warn', `Vial ${this.vial} is not the one for ${this.here.mouse}: take ${this.here.vial} and scan it. If ${this.vial} was given already, Enter records that.`);
  }

  /** Once more asks what a person has to know first; the second Enter is the decision. */
  sure(sentence, question) {
    if (!sentence || this.asked === question) return true;
    this.asked = question;
    this.say('warn', sentence);
    return false;
  }

  isSure() {
    const { here } = this;
    const before = this.known(here).find(dose => dose.state !== 'refused' && dose.outcome !== 'WITHHELD');
    return this.sure(before && `${here.mouse} has a dose already (${told(before)}). Enter again records a second one.`, 'again')
      && this.sure(here.hold && this.asked !== 'again' && `${here.hold} W withholds it; Enter again gives it all the same.`, 'hold');
  }

  give() {
    const { here } = this;
    if (here.plannedMl === null && !this.vial) return this.say('stop', here.how);
    if (!this.isSure()) return undefined;
    return this.enter('GIVEN', { volumeMl: here.plannedMl });
  }

  volume(raw) {
    const number = readNumber(raw);
    if (number.problem) return this.say('stop', number.problem);
    if (!(Number(number.text) > 0)) return this.say('stop', 'Nothing was given? Press W and say why.');
    if (!this.isSure()) return undefined;
    const part = this.here.plannedMl !== null && Number(number.text) < Number(this.here.plannedMl);
    return this.enter(part ? 'PARTIAL' : 'GIVEN', { volumeMl: number.text });
  }

  command(name) {
    const { here } = this;
    if (name === 'partial') return this.ask({
      mode: 'value', words: `${here.mouse}: how much went in, mL${here.plannedMl ? ` (of ${here.plannedMl})` : ''}`,
      number: raw => { this.prompt = null; return this.volume(raw); },
      answer: () => this.say('stop', 'Type the volume that went in, or Esc.'),
    });
    if (name === 'withhold') return this.ask({
      mode: 'digit', words: `${here.mouse} withheld because`, choices: this.round.withholdReasons,
      answer: act => {
        const because = act.do === 'digit' ? this.round.withholdReasons[act.digit - 1] : undefined;
        return because ? this.enter('WITHHELD', { because }) : this.say('stop', `Press a digit from 1 to ${this.round.withholdReasons.length}, or Esc.`);
      },
    });
    if (name === 'find') return this.ask({
      mode: 'text', words: 'Find a mouse: tag or cage',
      answer: act => {
        const wanted = (act.text ?? '').toLowerCase();
        const at = wanted ? this.due.findIndex(due => [...due.tags, due.cage ?? ''].some(text => text.toLowerCase().includes(wanted))) : -1;
        return at < 0 ? this.say('stop', `No mouse of this round has “${act.text ?? ''}” in its tag or cage.`) : this.goTo(at);
      },
    });
    return this.undo();
  }

  undo() {
    const last = this.known(this.here).filter(dose => dose.person === this.me && dose.state === 'saved').at(-1);
    if (!last) return this.say('info', `${this.here.mouse} has no saved dose of yours.`);
    this.own.set(last.uuid, { uuid: last.uuid, key: keyOf(this.here.mouse, this.here.line), state: 'back' });
    this.send({
      id: crypto.randomUUID(), kind: 'dose-back', of: last.uuid, mouse: this.here.mouse, method: 'POST',
      path: `/studies/${encodeURIComponent(this.code)}/conduct/doses/${last.uuid}/retracted`, body: { version: last.version, why: 'taken back at the cage' },
    });
    return this.say('ok', `${this.here.mouse}: ${told(last)} was taken back. It stays in the history.`);
  }

  enter(outcome, { volumeMl = null, because = null }) {
    const { here } = this;
    const id = crypto.randomUUID();
    const body = { mouse: here.mouse, day: this.round.day, line: here.line, vial: this.vial ?? here.vial, outcome, volumeMl, at: now().toISOString(), because };
    this.own.set(id, { uuid: id, key: keyOf(here.mouse, here.line), state: 'sending', dose: { uuid: id, ...body, plannedMl: here.plannedMl, person: this.me, personName: 'you' } });
    this.send({ id, kind: 'dose', mouse: here.mouse, method: 'PUT', path: `/studies/${encodeURIComponent(this.code)}/conduct/doses/${id}`, body });
    const words = `${here.mouse}: ${told({ outcome, volumeMl, because })}.`;
    Object.assign(this, { prompt: null, vial: null, asked: null });
    this.next();
    this.say('ok', words);
  }

  /** What waits in the browser from before. */
  resume(items) {
    for (const item of items) {
      if (item.kind === 'dose' && item.body.day === this.round.day) this.own.set(item.id, { uuid: item.id, key: keyOf(item.mouse, item.body.line), state: item.refused ? 'refused' : 'queued', sentence: item.refused, dose: { uuid: item.id, ...item.body, person: this.me, personName: 'you' } });
      if (item.kind === 'dose-back') this.own.set(item.of, { uuid: item.of, key: keyOf(item.mouse, 1), state: item.refused ? 'saved' : 'back' });
    }
    this.standAtFirst();
  }

  heard(event) {
    const one = event.item && this.own.get(event.item.kind === 'dose-back' ? event.item.of : event.item.id);
    if (event.type === 'kept' && one?.state === 'sending') one.state = 'queued';
    if (event.type === 'sent' && one && event.item.kind === 'dose') {
      Object.assign(one, { state: 'saved', dose: event.answer.dose, notes: event.answer.notes });
      if (event.answer.notes.length) this.say('warn', event.answer.notes.join(' '));
    }
    if (event.type === 'refused' && one) {
      if (event.item.kind === 'dose') Object.assign(one, { state: 'refused', sentence: event.sentence });
      else this.own.delete(event.item.of);
      this.say('stop', event.sentence);
    }
    this.changed();
  }

  /** A newer list of the server; one stays at the same mouse. */
  show(round) {
    const here = this.here && keyOf(this.here.mouse, this.here.line);
    this.round = round;
    const at = round.due.findIndex(due => keyOf(due.mouse, due.line) === here);
    if (at >= 0) this.place = at;
    else this.standAtFirst();
    this.changed();
  }
}
