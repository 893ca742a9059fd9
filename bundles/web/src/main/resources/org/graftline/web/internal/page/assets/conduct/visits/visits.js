import { get, put, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../../ui.js';
import { count } from '../../words.js';
import { expected } from '../limit-words.js';
import { Worklist } from '../desk/worklist.js';
import { MiceTable } from '../mice-table.js';
import { CareOf } from './care.js';

const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const FIRST = 10; // rows that are seen at once
const capital = word => word[0] + word.slice(1).toLowerCase();

/** When the mice of a study are looked at, who is close to a limit, what is missing. */
export function Visits({ study }) {
  const path = `/studies/${encode(study.code)}/conduct/visits`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<${Loaded} from=${loaded} what="the plan of visits">${work => html`
    <${Standing} work=${work} code=${study.code} />
    ${work.schedule && html`<${Worklist} work=${work} code=${study.code} />`}
    ${work.schedule && html`<section><h2>Mice, closest to a limit first</h2>
      ${work.mice.length ? html`<${MiceTable} mice=${work.mice} first=${FIRST} day=${work.day} caption=${`Next look at each of ${count(work.mice.length, 'mouse', 'mice')} on the study, day ${work.day}${work.date ? ` (${work.date})` : ''}. A look is brought forward by the forecast, never put off.`} />` : html`<p>No mouse is on the study.</p>`}
    </section>`}
    <${Schedule} key=${work.version} path=${path} work=${work} may=${study.may.includes('CHANGE_STUDY')} done=${loaded.again} />
    <${CareOf} study=${study} done=${loaded.again} />`}<//>`;
}

function Standing({ work, code }) {
  return html`<section><h2>Today</h2>
    ${work.waiting.length > 0 && html`<ul class="waits">${work.waiting.map(one => html`<li class=${one.kind.toLowerCase()}>${one.sentence}${one.kind === 'CONTRADICTION' ? html` <${Link} to=${`/studies/${encode(code)}/decisions`}>Decide<//>` : ''}</li>`)}</ul>`}
    ${work.schedule && html`<dl class="facts">
      <div><dt>to look at today</dt><dd>${work.counts.today}</dd></div>
      <div><dt>tomorrow</dt><dd>${work.counts.tomorrow}</dd></div>
      <div><dt>visits missed</dt><dd>${work.counts.missing}</dd></div>
      ${work.hasModel && html`<div><dt>expected to cross unseen, as scheduled</dt><dd>${expected(work.expectedAsScheduled)}</dd></div>
      <div><dt>as planned</dt><dd>${expected(work.expectedAsPlanned)}</dd></div>`}
    </dl>`}
    <p class="quiet small">${work.date ? '' : 'The study has no calendar date for day 0, so days are counted from its last visit. '}The forecast: ${work.model}</p>
    ${work.openSessions.length > 0 && html`<p>Not signed off: ${work.openSessions.map((s, i) => html`${i > 0 ? ', ' : ''}<${Link} to=${`/bench/${encode(code)}/${s.session}`}>day ${s.day} by ${s.openedByName ?? 'somebody'}, ${count(s.mice, 'mouse', 'mice')}<//>`)}</p>`}
  </section>`;
}

function Schedule({ path, work, may, done }) {
  const { schedule } = work;
  const [row, setRow] = useState(!schedule);
  if (!may && !schedule) return html`<p>Nobody made a schedule yet. The study's director does.</p>`;
  const send = async data => {
    const number = key => data.get(key)?.trim() === '' || data.get(key) === null ? null : Number(data.get(key));
    const days = (data.get('days') ?? '').split(/[\s,;]+/).filter(Boolean).map(Number);
    if (days.some(Number.isNaN)) throw Object.assign(new Error(), { title: 'Not saved', detail: 'A study day must be a number. Write the days with blanks or commas between them.' });
    await put(path, {
      days: row ? null : days, every: row ? { from: number('from'), to: number('to'), days: number('step') } : null,
      longestDays: number('longestDays'), level: data.get('level').trim(), weekdays: data.getAll('weekday'),
      dailyFromPercent: data.get('daily').trim() || null, version: work.version, why: data.get('why'),
    });
    done();
  };
  return html`<section><h2>${schedule ? 'The schedule' : 'Make a schedule'}</h2>
    ${schedule && html`<p class="quiet">Version ${work.version}: ${count(schedule.days.length, 'visit')}, days ${schedule.days.slice(0, 12).join(', ')}${schedule.days.length > 12 ? ', …' : ''}; at most ${schedule.longestDays} days apart.</p>`}
    <${Form} send=${send} action=${schedule ? 'Change the schedule' : 'Make the schedule'} class="design">
      <fieldset disabled=${!may}><legend class="unseen">Schedule</legend>
        <div class="checks"><label class="check"><input type="radio" name="how" checked=${row} onChange=${() => setRow(true)} />Every so many days</label>
          <label class="check"><input type="radio" name="how" checked=${!row} onChange=${() => setRow(false)} />Days one by one</label></div>
        ${row ? html`<div class="row">
          <${Field} label="From study day" hint="Each mouse counts from its own day 0"><input name="from" type="number" step="any" defaultValue=${schedule?.days[0] ?? 0} required /><//>
          <${Field} label="To study day"><input name="to" type="number" step="any" defaultValue=${schedule?.days.at(-1) ?? 35} required /><//>
          <${Field} label="Every (days)"><input name="step" type="number" min="1" defaultValue="7" required /><//></div>`
        : html`<${Field} label="Study days" hint="Each mouse counts from its own day 0. With blanks or commas between them"><textarea name="days" rows="3" defaultValue=${(schedule?.days ?? []).join(' ')}></textarea><//>`}
        <div class="row">
          <${Field} label="Longest interval (days)" hint="The protocol's; no look is planned later"><input name="longestDays" type="number" min="1" defaultValue=${schedule?.longestDays ?? 7} required /><//>
          <${Field} label="Level" hint="The chance of crossing unseen from which a look is brought forward"><input name="level" inputmode="decimal" defaultValue=${schedule?.level ?? '0.05'} required /><//>
          <${Field} label="Daily from (% of a limit)" hint="Some protocols ask for it; may stay empty"><input name="daily" inputmode="decimal" defaultValue=${schedule?.dailyFromPercent ?? ''} /><//></div>
        <div><p><strong>Looks brought forward fall on</strong><span class="hint">None chosen: any day.</span></p><div class="checks">${WEEKDAYS.map(day => html`
          <label class="check"><input type="checkbox" name="weekday" value=${day} defaultChecked=${schedule?.weekdays.includes(day)} />${capital(day)}</label>`)}</div></div>
        ${may && html`<${Field} label="Why?" hint="Stands in the ledger for good"><input name="why" required defaultValue=${schedule ? '' : 'protocol'} /><//>`}
      </fieldset><//></section>`;
}
