import { get, post, put, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded } from '../../ui.js';
import { moment } from '../../words.js';

const WHAT = { ANALYSIS_PLAN: 'Analysis plan', DATA: 'Data', ARCHIVE: 'Study' };
const STAGES = { DRAFT: 'Draft', ACTIVE: 'Active', DATA_LOCKED: 'Data locked', REPORTED: 'Reported', ARCHIVED: 'Archived' };

/** Above pages whose results are not shown by arm yet: why, and what one can do about it. */
export function Sight({ study, changed }) {
  const may = study.may.includes('LOCK_STUDY');
  if (study.eyes === 'POOLED_UNTIL_PLAN') {
    return html`<div class="note"><strong>All arms are shown as one</strong>The analysis plan is not locked. Once it is, the arms can be looked at with a reason; once the data are locked, freely. ${may && html`<${Link} to=${`/studies/${encode(study.code)}/locks`}>Locks and looks<//>`}</div>`;
  }
  if (study.eyes !== 'POOLED_UNTIL_LOOK') return null;
  return html`<div class="note"><strong>All arms are shown as one</strong>The data are not locked. A look by arm before that is an interim look: it is recorded with your name and reason, and printed in the report.
    ${may && html`<div class="write"><${Look} study=${study} done=${changed} /></div>`}</div>`;
}

function Look({ study, done }) {
  const send = async data => {
    await put(`/studies/${encode(study.code)}/conduct/looks/${crypto.randomUUID()}`, { reason: data.get('reason') });
    done();
  };
  return html`<${Form} send=${send} action="Look by arm for an hour"><${Field} label="Why do you look?"><input name="reason" required maxlength="1000" /><//><//>`;
}

export function LocksPage({ study, changed }) {
  const path = `/studies/${encode(study.code)}/conduct/locks`;
  const loaded = useLoaded(() => get(path), [path]);
  const done = () => { loaded.again(); changed(); };
  const may = study.may.includes('LOCK_STUDY');
  return html`<${Loaded} from=${loaded} what="the locks">${board => html`
    <section><h2>Where the study stands</h2><${Life} life=${board.life} zone=${study.zone} /></section>
    <section><h2>Locks</h2>
      ${board.sight === 'SHOWN' && board.locks.length === 0 && html`<p class="note">This study came in by a file, with its arms in it; they are shown without a lock.</p>`}
      <${Turns} board=${board} zone=${study.zone} />
      ${board.changesSinceDataLock > 0 && html`<p class="note warn">${board.sentences.at(-1)}</p>`}
      ${may && html`<div class="write"><div class="row">
        ${!board.archived && html`<${Turn} key=${'p' + board.locks.length} action=${board.planLocked ? 'Lock the plan again' : 'Lock the analysis plan'} hint="It cannot be unlocked; a changed plan is locked again" send=${reason => post(`${path}/analysis-plan`, { reason })} done=${done} />`}
        ${board.archived && html`<${Turn} key=${'t' + board.locks.length} action="Take it out of the archive" hint="The data stay locked" send=${reason => post(`/studies/${encode(study.code)}/conduct/taking-out`, { reason })} done=${done} />`}
        ${board.dataLocked && !board.archived && html`<${Turn} key=${'a' + board.locks.length} action="Archive the study" hint="Nothing of it changes any more" send=${reason => post(`${path}/archive`, { reason })} done=${done} />`}
        ${board.planLocked && !board.archived && (board.dataLocked
          ? html`<${Turn} key=${'o' + board.locks.length} action="Open the data again" hint="Readings that came later are counted all the same" send=${reason => post(`/studies/${encode(study.code)}/conduct/data-opening`, { reason })} done=${done} />`
          : html`<${Turn} key=${'d' + board.locks.length} action="Lock the data" hint="Results are shown by arm; nothing is corrected any more, later readings are counted and printed" send=${reason => post(`${path}/data`, { reason })} done=${done} />`)}
      </div></div>`}</section>
    ${!study.blinded && html`<section><h2>Interim looks by arm</h2>
      <${Sight} study=${study} changed=${done} />
      ${board.looks.length === 0 ? html`<p class="quiet">Nobody looked by arm before the data were locked.</p>`
        : html`<div class="scroll"><table><thead><tr><th>When</th><th>Who</th><th>Why</th></tr></thead><tbody>${board.looks.map(look => html`<tr key=${look.look}><td>${moment(look.at, study.zone)}</td><td>${look.by}</td><td>${look.reason}</td></tr>`)}</tbody></table></div>`}</section>`}`}<//>`;
}

function turned({ what, state }) {
  if (what === 'ARCHIVE') return state === 'LOCKED' ? 'archived' : 'taken out of the archive';
  return state === 'LOCKED' ? 'locked' : 'opened again';
}

function Life({ life, zone }) {
  const reached = new Map(life.map(one => [one.stage, one]));
  const now = life.at(-1)?.stage;
  return html`<ol class="life">${Object.entries(STAGES).map(([stage, name]) => {
    const one = reached.get(stage);
    return html`<li key=${stage} aria-current=${stage === now ? 'step' : undefined}><strong>${name}</strong>
      <span class="quiet small">${one ? `${moment(one.at, zone)}, ${one.by}` : 'not reached'}</span></li>`;
  })}</ol>`;
}

function Turns({ board, zone }) {
  if (board.locks.length === 0) return html`<p class="quiet">Nothing is locked yet.</p>`;
  return html`<div class="scroll"><table><thead><tr><th>When</th><th>What</th><th>Who</th><th>Why</th></tr></thead>
    <tbody>${board.locks.map((step, at) => html`<tr key=${at}><td>${moment(step.at, zone)}</td><td>${WHAT[step.what]} ${turned(step)}</td><td>${step.by}</td><td>${step.reason}</td></tr>`)}</tbody></table></div>`;
}

function Turn({ action, hint, send, done }) {
  return html`<${Form} send=${async data => { await send(data.get('reason')); done(); }} action=${action}><${Field} label="Reason" hint=${hint}><input name="reason" required maxlength="1000" /><//><//>`;
}
