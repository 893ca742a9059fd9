import { get, post, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../../ui.js';
import { day, moment } from '../../words.js';
import { OUTCOMES, ROUTES, told } from './words.js';

/** Every version of one dose: what it said, who wrote it, when and why; and the next one, with its reason. */
export function DoseHistory({ study, uuid }) {
  const path = `/studies/${encode(study.code)}/conduct/doses/${encode(uuid)}`;
  const loaded = useLoaded(() => Promise.all([get(path + '/history'), get('/session')]), [path]);
  return html`<${Loaded} from=${loaded} what="the dose">${([versions, session]) => {
    if (!versions.length) return html`<p>The study has no such dose. Choose one on the page of a mouse.</p>`;
    const current = versions.at(-1).dose;
    return html`
      <section><h2>Dose of mouse ${current.mouse}, ${day(current.day)}${current.line > 1 ? `, treatment ${current.line}` : ''}</h2>
        <p class="result">${told(current)}</p>
        <p class="quiet"><${Link} to=${`/studies/${encode(study.code)}/mice/${encode(current.mouse)}`}>Mouse ${current.mouse}<//> · <${Link} to=${`/studies/${encode(study.code)}/dosing`}>The day's round<//></p></section>
      <section><h2>How it came about</h2>
        <ol class="cards" reversed>${versions.map((version, i) => html`<${Version} key=${version.dose.version} version=${version} before=${versions[i - 1]?.dose} zone=${study.zone} holds=${i === versions.length - 1} />`).reverse()}</ol></section>
      <${Change} key=${current.version} study=${study} path=${path} current=${current} me=${session.person} changed=${loaded.again} />`;
  }}<//>`;
}

/** What a version says, by what it is called; a row that another version changed is struck through there. */
const ROWS = [
  ['What', dose => OUTCOMES[dose.outcome] + (dose.because ? `: ${dose.because}` : '')],
  ['Volume', dose => dose.volumeMl ? `${dose.volumeMl} mL${dose.plannedMl ? `, ${dose.plannedMl} mL were planned` : ''}` : ''],
  ['Vial', dose => dose.vial ? `${dose.vial}${dose.route ? `, ${ROUTES[dose.route]}` : ''}` : ''],
  ['At the cage', (dose, zone) => dose.at ? moment(dose.at, zone) : ''],
];

function Version({ version, before, zone, holds }) {
  const { dose } = version;
  return html`<li>
    <p><span class=${holds ? '' : 'was'}>${told(dose)}</span> ${holds && html`<span class="mark">holds</span>`} <span class="quiet">version ${dose.version}</span></p>
    <dl class="pairs small">
      <dt>Written by</dt><dd>${version.byName}, ${moment(version.at, zone)}</dd>
      <dt>Why</dt><dd>${version.reason}</dd>
      ${ROWS.map(([words, said]) => {
        const now = said(dose, zone);
        const was = before && said(before, zone);
        return (now || was) && html`<dt>${words}</dt><dd>${was && was !== now && html`<span class="was">${was}</span>${' '}`}${now}</dd>`;
      })}
      ${dose.personName && dose.personName !== version.byName && html`<dt>Given by</dt><dd>${dose.personName}</dd>`}
    </dl></li>`;
}

const local = at => { const date = new Date(at); return new Date(date - date.getTimezoneOffset() * 60000).toISOString().slice(0, 16); };

function Change({ study, path, current, me, changed }) {
  if (current.outcome === 'RETRACTED') return html`<p class="quiet">It was taken back, and stays so. Record it anew if it was given after all.</p>`;
  if (!current.at) return html`<p class="quiet">It came with a file. Correct the file and import it again.</p>`;
  if (current.person !== me && !study.may.includes('CHANGE_STUDY')) return html`<p class="quiet">It is ${current.personName}'s: they correct it, or a director of the study.</p>`;
  return html`<${Correction} study=${study} path=${path} current=${current} done=${changed} /><${TakeBack} path=${path} current=${current} done=${changed} />
    <p class="read-only quiet">Doses are corrected on a larger screen.</p>`;
}

function Correction({ study, path, current, done }) {
  const [outcome, setOutcome] = useState(current.outcome);
  const round = useLoaded(() => get(`/studies/${encode(study.code)}/conduct/doses/round?day=${encode(String(current.day))}`).catch(() => ({ withholdReasons: [] })), [path]);
  const send = async data => {
    const text = key => data.get(key)?.trim() || null;
    await post(path + '/corrections', {
      version: current.version, why: data.get('why'),
      corrected: {
        mouse: current.mouse, day: current.day, line: current.line, outcome, vial: text('vial'), volumeMl: outcome === 'WITHHELD' ? null : text('volumeMl')?.replace(',', '.') ?? null,
        at: data.get('at') === local(current.at) ? current.at : new Date(data.get('at')).toISOString(), because: outcome === 'WITHHELD' ? text('because') : null,
      },
    });
    done();
  };
  return html`<section class="write"><h2>Correct it</h2>
    <p class="quiet">What stands above stays readable for ever. The correction becomes version ${current.version + 1}, with your name and your reason.</p>
    <${Form} send=${send} action="Save the correction">
      <${Field} label="What came of it"><select value=${outcome} onChange=${event => setOutcome(event.target.value)}>
        <option value="GIVEN">given</option><option value="PARTIAL">part of it was given</option><option value="WITHHELD">withheld</option></select><//>
      <div class="row">${outcome === 'WITHHELD'
        ? html`<${Field} label="Withheld because"><input name="because" list="withhold-reasons" defaultValue=${current.because ?? ''} autocomplete="off" required /><//><datalist id="withhold-reasons">${round.value?.withholdReasons.map(words => html`<option value=${words}></option>`)}</datalist>`
        : html`<${Field} label="Volume (mL)" hint=${current.plannedMl ? `${current.plannedMl} mL were planned` : undefined}><input name="volumeMl" inputmode="decimal" defaultValue=${current.volumeMl ?? ''} autocomplete="off" required /><//>`}
        <${Field} label="Vial" hint="The code on its label"><input name="vial" defaultValue=${current.vial ?? ''} autocomplete="off" autocapitalize="none" spellcheck=${false} required /><//>
        <${Field} label="At the cage" hint="In the time of this computer"><input name="at" type="datetime-local" required defaultValue=${local(current.at)} /><//></div>
      <${Field} label="Why is it corrected?" hint="Stands in the ledger for good"><textarea name="why" required></textarea><//>
    <//></section>`;
}

function TakeBack({ path, current, done }) {
  const send = async data => {
    await post(path + '/retracted', { version: current.version, why: data.get('why') });
    done();
  };
  return html`<section class="write"><h2>Take it back</h2>
    <p class="quiet">For a dose that was never given to this mouse. Its versions stay readable.</p>
    <${Form} send=${send} action="Take the dose back"><${Field} label="Why did it not happen?" hint="Stands in the ledger for good"><input name="why" required /><//><//></section>`;
}
