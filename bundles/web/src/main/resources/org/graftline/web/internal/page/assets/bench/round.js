// A round through the cages: turns what comes out of the line into entries, and says what happened. The page only shows it.
import * as make from './entries.js';
import * as s from './sheet-state.js';
import { alertsOf, gravest } from './alerts.js';
import { prompts } from './prompts.js';
import { again, takeBack, undoable } from './second-thoughts.js';
import { fieldFor } from './plan.js';
import { score, scored, scores } from './in-hand.js';
import { readNumber } from './wedge.js';

export class Round {
  /** @param tools {sheet, board, journal, sync, sound, changed, leave: what a badge does, devices: chosen codes by kind, reload, keepDrafts, transcribedFrom} */
  constructor(tools) {
    Object.assign(this, tools, { prompt: null, said: null, repeat: null, panel: null, scoring: null, justMeasured: null, waiting: null, version: 0, told: new Set() });
    this.changed = () => { this.version += 1; tools.changed(); };
  }

  get at() { return s.current(this.sheet); }
  get field() { return this.scoring ?? this.at.field; }

  /** Whether a text is the tag of anything here. */
  isTag(text) {
    const wanted = text.toLowerCase();
    const any = list => list.some(name => name && name.toLowerCase() === wanted);
    return any(this.board.animals.flatMap(a => [a.mouse, ...a.tags, a.cage])) || any(this.board.devices.map(d => d.device)) || any(this.sheet.rows.flatMap(r => r.tags));
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

  /** What the line expects now. */
  get mode() { return this.prompt?.mode ?? 'value'; }

  act(act) {
    switch (act.do) {
      case 'number': return this.prompt ? this.say('stop', `${act.raw} is not what the line asks for. Esc leaves the question.`) : this.number(act.raw, act.means);
      case 'tag': return this.tag(act.tag, act.typed);
      case 'unknown-tag': return this.unknownTag(act.tag);
      case 'move': return this.move(act.along, act.by);
      case 'armed': return this.armed(act.name);
      case 'command': return this.command(act.name);
      case 'digit': case 'text': case 'enter': return this.prompt ? this.prompt.answer(act) : act.do === 'enter' && this.say('info', 'Nothing stands in the line.');
      case 'double': return this.say('warn', `${act.raw} came twice within a moment. It was taken once.`);
      case 'refuse': return this.say('stop', act.sentence);
      case 'escape': this.panel = this.prompt ? this.panel : null; if (this.scoring) scored(this); this.repeat = null; return this.ask(null);
      default: return undefined;
    }
  }

  // --- where one stands

  tag(tag, typed) {
    const device = this.board.devices.find(d => d.device.toLowerCase() === tag.toLowerCase());
    if (device) return this.takeUp(device);
    const at = this.sheet.rows.findIndex(row => [row.mouse, ...row.tags].some(name => name.toLowerCase() === tag.toLowerCase()));
    if (this.prompt?.mouse) return this.prompt.mouse(at, tag);
    const rows = this.sheet.rows;
    const inCage = rows.flatMap((row, i) => row.cage?.toLowerCase() === tag.toLowerCase() ? [i] : []);
    const to = at >= 0 ? at : inCage.find(i => s.waits(this.sheet, rows[i])) ?? inCage[0] ?? -1;
    const unanswered = this.prompt;
    this.prompt = this.scoring = null;
    if (unanswered?.left && typed.trim()) unanswered.left(typed.trim());
    if (to < 0) return this.say('warn', `${tag} is on the study and not on this session's list. Open a session with its cage to measure it.`);
    this.goTo(to);
    if (unanswered) return this.say('warn', unanswered.left ? `The note was kept. Now at ${rows[to].mouse}.` : `Nothing was entered for the question before. Now at ${rows[to].mouse}.`);
    return this.say(typed?.trim() ? 'warn' : 'ok', typed?.trim() ? `${typed.trim()} was being typed and was not taken. Now at ${rows[to].mouse}.` : `Now at ${rows[to].mouse}.`);
  }

  async unknownTag(tag) {
    if (await this.leave.isBadge(tag)) return this.leave.to(tag);
    return this.say('stop', `No mouse, cage or device here has the tag ${tag}. Nothing was taken. Is it a badge that this browser does not know yet? Press B and scan it again.`);
  }

  takeUp(device) {
    this.devices[device.kind] = device.device;
    this.leave.remember(this.devices);
    return this.say(device.trust === 'FIT' ? 'ok' : 'warn', device.sentence || `${device.name} ${device.device} is in use.`);
  }

  goTo(row, field) {
    this.repeat = this.scoring = this.justMeasured = this.waiting = null;
    s.stand(this.sheet, row, field);
    this.changed();
  }

  move(along, by) {
    if (this.prompt) return;
    if (along === 'row') return this.goTo(Math.min(Math.max(this.sheet.row + by, 0), this.sheet.rows.length - 1));
    const all = s.fields(this.sheet, this.at.row);
    return this.goTo(this.sheet.row, Math.min(Math.max(this.sheet.field + by, 0), all.length - 1));
  }

  // --- values

  number(raw, means) {
    const { row } = this.at;
    const implied = means === 'TYPED' && ['mm', 'g'].includes(this.field.unit) ? this.sheet.rules.impliedDecimals : 0;
    const number = readNumber(raw, implied);
    if (number.problem) return this.say('stop', number.problem);
    const field = fieldFor(number.unit, this.field, s.openFields(this.sheet, row));
    if (!field) return this.say('stop', `${number.text} ${number.unit} does not fit: ${this.field.label}${this.field.unit ? ` in ${this.field.unit}` : ''} of ${row.mouse} is asked for. Nothing was taken.`);
    if (Number(number.text) === 0 && field.unit) return this.say('stop', `0 ${field.unit} is no size. Press P if nothing can be felt, T if it is too small, M if it was not measured.`);
    return this.value(row, field, raw, number.text, means);
  }

  value(row, field, raw, text, means) {
    const key = s.draftKey(row.mouse, field.endpoint, field.site);
    const draft = { ...this.sheet.drafts.get(key), [field.field]: text };
    const asTyped = { ...this.sheet.drafts.get(key)?.raw, [field.field]: raw };
    const parts = s.fields(this.sheet, row).filter(f => f.endpoint === field.endpoint && f.site === field.site).map(f => f.field);
    const missing = parts.filter(part => draft[part] === undefined);
    if (missing.length && field.field !== 'value') {
      this.sheet.drafts.set(key, { ...draft, raw: asTyped, means: draft.means === 'TYPED' ? 'TYPED' : means });
      this.keepDrafts();
      this.sound('ok');
      this.said = null;
      const all = s.fields(this.sheet, row);
      s.stand(this.sheet, this.sheet.row, all.findIndex(f => f.endpoint === field.endpoint && f.site === field.site && f.field === missing[0]));
      return this.changed();
    }
    this.sheet.drafts.delete(key);
    this.keepDrafts();
    const { raw: _, means: before, ...clean } = draft;
    const prompted = this.repeat?.key === key ? this.repeat.uuid : null;
    const made = make.reading(this.sheet, { mouse: row.mouse, endpoint: field.endpoint, site: field.site }, {
      clean, entered: asTyped, means: this.transcribedFrom ? 'PAPER' : before === 'TYPED' ? 'TYPED' : means,
      device: this.deviceOf(field), promptedBy: prompted, transcribedFrom: this.transcribedFrom,
    });
    const gone = s.left(this.sheet, row) && !prompted ? `${row.mouse} left the study. The value is kept; somebody will decide.` : null;
    return this.enter(made, made.swapped ? `Width was longer than length: written as ${made.body.lengthMm} × ${made.body.widthMm}, kept as typed.` : gone);
  }

  /** What the value was read with; a score is seen, not measured. */
  deviceOf(field) {
    const kind = { g: 'BALANCE', mm: 'CALIPER', 'mm³': 'CALIPER' }[field.unit];
    return this.devices[kind] ?? null;
  }

  /** Something instead of a value, for the field's tumor or, with `all`, for everything that waits of the mouse. */
  status(status, reason, all) {
    const { row } = this.at;
    const open = s.openFields(this.sheet, row);
    const wanted = all && !s.readings(this.sheet, row).some(s.holds) ? open : [this.field];
    const targets = [...new Map(wanted.map(f => [`${f.endpoint}/${f.site}`, f])).values()];
    for (const f of targets) {
      this.sheet.drafts.delete(s.draftKey(row.mouse, f.endpoint, f.site));
      this.enter(make.reading(this.sheet, { mouse: row.mouse, endpoint: f.endpoint, site: f.site }, { status, reason, transcribedFrom: this.transcribedFrom, means: this.transcribedFrom ? 'PAPER' : 'TYPED' }));
    }
  }

  /** Shows an item at once, keeps it, sends it. It counts as queued when the journal has it, as saved when the server has it. */
  async enter(made, words, tone = 'warn') {
    const entry = make.entryOf(made, this.sheet.me);
    s.enter(this.sheet, entry);
    const entries = [entry, ...make.arrivalsOf(this.sheet, made, 'sending')];
    entries.slice(1).forEach(arrived => s.enter(this.sheet, arrived));
    s.mark(this.sheet, make.marksOf(made));
    if (made.kind === 'reading') entry.alerts = alertsOf(this.sheet, this.at.row, entry);
    this.repeat = null;
    this.prompt = null;
    if (this.scoring) this.nextScore();
    else if (made.kind === 'reading' || made.kind === 'removal') this.goOn(made);
    const alert = gravest(entry.alerts ?? []);
    if (alert) this.say('warn', alert.sentence);
    else if (words) this.say(tone, words);
    else this.said = null;
    this.changed();
    try {
      const kept = await this.journal.add(made);
      if (kept.sequence !== null) entries.filter(one => one.state === 'sending').forEach(one => { one.state = 'queued'; });
    } catch (full) {
      this.journal.onlyInMemory(made);
      this.say('stop', `This browser's disk took nothing (${full?.message ?? full}). What you entered is only in this page until the server has it: do not close it.`);
    }
    if (!alert && !words) this.sound('ok');
    this.changed();
    this.sync.now();
  }

  // --- commands

  armed(name) {
    const { row } = this.at;
    if (name === 'undo') {
      const last = undoable(this);
      return this.say('info', last ? `Take back ${last.words}? Enter does it, any other key does not.` : 'Nothing of yours to take back.');
    }
    return this.say('info', name === 'removed' ? `${row.mouse} found dead or taken off the study: Enter goes on.` : `${row.mouse} not measured: Enter goes on.`);
  }

  command(name) {
    this.said = null;
    if (this.prompt) this.ask(null);
    switch (name) {
      case 'not-palpable': case 'too-small':
        if (!this.field.site) return this.say('stop', `${this.field.label} is of the whole mouse: P and T are for tumors. Press M if it was not measured.`);
        return this.status(name === 'too-small' ? 'TOO_SMALL' : 'NOT_PALPABLE', null);
      case 'undo': return takeBack(this);
      case 'repeat': return again(this);
      case 'score': return score(this);
      case 'history': this.panel = this.panel === 'history' ? null : 'history'; return this.changed();
      case 'keys': this.panel = this.panel === 'keys' ? null : 'keys'; return this.changed();
      case 'badge': return this.leave.to('');
      default: return prompts[name] ? prompts[name](this) : undefined;
    }
  }

  nextScore() {
    const all = scores(this);
    this.scoring = all[all.findIndex(f => f.id === this.scoring.id) + 1] ?? null;
    if (!this.scoring) scored(this);
  }

  /** To what waits next; the mouse that was measured stays in hand. */
  goOn(made) {
    const before = this.at.row.mouse;
    s.advance(this.sheet);
    if (this.at.row.mouse !== before) this.justMeasured = made.kind === 'reading' && made.body.status !== 'NOT_MEASURED' ? before : null;
  }

  // --- what comes back

  heard(event) {
    const entry = event.item && this.sheet.entries.get(event.item.id);
    if (event.type === 'sent') this.sent(event, entry);
    if (event.type === 'refused' && entry) {
      Object.assign(entry, { state: 'refused', sentence: event.sentence });
      s.unmark(this.sheet, make.marksOf(event.item));
      s.carried(this.sheet, entry.uuid).forEach(arrived => s.forget(this.sheet, arrived));
      this.say('stop', `${entry.mouse}: ${event.sentence}`);
    }
    this.changed();
  }

  sent({ item, answer }, entry) {
    if (entry) [entry, ...s.carried(this.sheet, item.id)].forEach(one => { one.state = 'saved'; });
    if (!answer?.reading) {
      if (item.kind !== 'session') this.reload(); // a removal, a move: the server knows what became of the rows
      return;
    }
    if (answer.row) s.showRow(this.sheet, answer.row);
    this.sheet.position = Math.max(this.sheet.position, answer.position);
    const shown = this.sheet.entries.get(answer.reading.uuid);
    if (shown) Object.assign(shown, { ...answer.reading, kind: 'reading', state: 'saved', swapped: shown.swapped, concerns: answer.concerns, alerts: answer.alerts });
    if (item.kind !== 'reading' || !(answer.concerns.length || answer.alerts.length)) return;
    const fresh = answer.concerns.filter(concern => !this.told.has(concern.sentence)); // a caliper in doubt is told once, not at every mouse
    answer.concerns.forEach(concern => this.told.add(concern.sentence));
    if (!fresh.length && !answer.alerts.length) return;
    const questions = fresh.slice(0, 1).map(concern => `${item.mouse}: ${concern.sentence} R measures again, K keeps, X says wrong mouse.`);
    this.say('warn', [gravest(answer.alerts)?.sentence, ...questions].filter(Boolean).join(' '));
  }
}
