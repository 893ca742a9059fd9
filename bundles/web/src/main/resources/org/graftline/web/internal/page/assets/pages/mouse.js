import { get, post, encode } from '../api.js';
import { Field, Form, Link, Loaded, html, useLoaded } from '../ui.js';
import { CAUSES, day, moment } from '../words.js';
import { Animal } from '../conduct/dosing/animal.js';

const HAPPENED = {
  ENROLLED: detail => detail ? `came onto the study, known as ${detail}` : 'came onto the study', TAGGED: detail => `got the tag ${detail}`, HOUSED: detail => `came into ${detail}`,
  REMOVED: detail => `left the study: ${detail}`, REMARKED: detail => `remark: ${detail}`, ALERTED: detail => detail,
};
const PLAIN = { REMARKED: true, ALERTED: true }; // the ledger's reason of these says only what they are

/** One mouse: every tag it is known by, where it lives, what happened to it, what it was given, how it left; and a new tag. */
export function Mouse({ study, mouse, changed }) {
  const root = `/studies/${encode(study.code)}`;
  const path = `${root}/mice/${encode(mouse)}`;
  const loaded = useLoaded(() => get(path), [path]);
  const again = () => { loaded.again(); changed(); };
  return html`<${Loaded} from=${loaded} what="the mouse">${life => html`
    <section><h2>Mouse ${life.mouse}</h2>
      <dl class="pairs">
        <dt>Tags</dt><dd>${life.tags.map((tag, i) => html`<span class="tag ${i === life.tags.length - 1 ? 'latest' : ''}">${tag}</span> `)}${life.tags.length > 1 ? html`<span class="quiet small">each of them finds it; ${life.tags.at(-1)} is the latest</span>` : ''}</dd>
        <dt>Lives in</dt><dd>${life.removal ? html`<span class="quiet">nowhere any more</span>` : life.cage ? `cage ${life.cage}${life.rack ? `, rack ${life.rack}` : ''}` : html`<span class="quiet">nobody said</span>`}</dd>
        <dt>Donor</dt><dd>${life.donor}</dd>
        ${life.tumors.length > 1 && html`<dt>Tumors</dt><dd>${life.tumors.join(', ')}</dd>`}
        ${life.ownStart && html`<dt>Day 0</dt><dd>its own, ${life.ownStart.date}, the study's day ${String(life.ownStart.studyDay).replace('-', '−')}${life.removal ? '' : html`; today is its ${day(life.ownStart.today)}, the study's day ${String(life.ownStart.studyToday).replace('-', '−')}`}</dd>`}
        ${life.removal && html`<dt>Left</dt><dd>${CAUSES[life.removal.cause]} on ${day(life.removal.day)}</dd>`}
      </dl>
      <p><${Link} to=${`${root}/readings?mouse=${encode(life.mouse)}`}>Its readings<//> · <${Link} to=${`${root}/mice`}>All mice and cages<//></p></section>
    <section><h2>What happened to it</h2>
      <ol class="cards" reversed>${life.happenings.toReversed().map(one => html`<li key=${`${one.position}-${one.kind}-${one.detail}`}>
        <p><strong>${HAPPENED[one.kind](one.detail)}</strong></p>
        ${!PLAIN[one.kind] && html`<p>${one.reason}</p>`}
        <p class="quiet small">${one.byName}, ${moment(one.at, study.zone)} · ledger entry ${one.position}</p></li>`)}</ol></section>
    <${Animal} study=${study} mouse=${life.mouse} />
    ${study.may.includes('RECORD_READINGS') && !life.removal && html`<${Retag} key=${life.tags.length} root=${root} life=${life} done=${again} />`}`}<//>`;
}

function Retag({ root, life, done }) {
  const send = async data => {
    await post(`${root}/bench/tags/${encode(life.mouse)}`, { tag: data.get('tag').trim(), reason: data.get('reason') });
    done();
  };
  const toReason = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the scanner's Enter goes on to the reason
    event.target.form.elements.reason.focus();
  };
  return html`<section class="write"><h2>Give it a new tag</h2>
    <p class="quiet">The tags before stay its aliases: a scanner finds it by each of them, and its readings stay with it.</p>
    <${Form} send=${send} action="Give the tag">
      <${Field} label="New tag" hint="Scan it, or type it"><input name="tag" onKeyDown=${toReason} autocomplete="off" autocapitalize="none" spellcheck=${false} required /><//>
      <${Field} label="Why does it get one?" hint="Stands in the ledger for good"><input name="reason" list="tag-reasons" autocomplete="off" required /><//>
      <datalist id="tag-reasons"><option value="ear tag lost"></option><option value="ear tag cannot be read"></option><option value="transponder replaced"></option></datalist>
    <//></section>
    <p class="read-only quiet">Tags are given on a larger screen.</p>`;
}
