import { Field, Form, Link, Loaded, go, html, title, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { now } from '../clock.js';
import { ENDPOINTS, count } from '../words.js';
import { cageOf, scansIn } from './board-scan.js';
import { CloseMice } from './close-mice.js';
import { DosesDue } from './doses-due.js';
import { opening } from './entries.js';
import { FromPaper, paperOf } from './paper.js';
import { Queue } from './queue.js';

/** Today's worklist: sessions to go on with, and a new one from the cages. */
export function Board({ station, code }) {
  useEffect(() => title(`${code} · Bench`), [code]);
  const loaded = useLoaded(async () => {
    const { value, old } = await station.load(`board/${code}`, `/studies/${encodeURIComponent(code)}/bench`);
    const writers = await station.load(`writers/${code}`, `/studies/${encodeURIComponent(code)}/bench/writers`).then(kept => kept.value.writers, () => []); // without them oneself
    return { board: value, old, writers, queued: (await station.journal.items()).filter(item => item.kind === 'session' && item.code === code) };
  }, [station, code]);
  return html`<${Loaded} from=${loaded} what="the board">${({ board, old, writers, queued }) => html`
    <div class="head"><p class="quiet"><${Link} to="/bench">Bench<//> / ${code}</p><h1 tabindex="-1">${board.study.title}</h1>
      <p class="quiet">${board.today}, ${count(board.animals.length, 'mouse', 'mice')} on the study${board.blinded ? ', arms are hidden from you' : ''}${old ? ' · as last seen with a network' : ''}</p></div>
    <${Queue} station=${station} />
    <${Sessions} code=${code} sessions=${[...queued.map(fromQueue), ...board.sessions.filter(s => !queued.some(q => q.id === s.uuid))]} />
    <${CloseMice} code=${code} />
    <${DosesDue} code=${code} dayZero=${board.rules.dayZero} />
    <${Opening} station=${station} code=${code} board=${board} writers=${writers} />
    <${Instruments} devices=${board.devices} />
    <${Paper} code=${code} />
    <section><h2>This workplace</h2><p><${Link} to=${`/bench/${encodeURIComponent(code)}/settings`}>Scanner and sound<//></p></section>`}<//>`;
}

const fromQueue = item => ({ ...item.body, uuid: item.id, state: 'OPEN', waits: true });

function Sessions({ code, sessions }) {
  const open = sessions.filter(session => session.state === 'OPEN');
  if (!open.length) return null;
  return html`<section><h2>Go on</h2><ul class="cards">${open.map(session => html`<li key=${session.uuid}>
    <${Link} class="title" to=${`/bench/${encodeURIComponent(code)}/${session.uuid}`}>Day ${session.day}, ${count(session.mice.length, 'mouse', 'mice')}<//>
    <p class="quiet">${session.endpoints.map(e => ENDPOINTS[e]).join(', ')}${session.openedByName ? ` · opened by ${session.openedByName}` : ''}${session.waits ? ' · not sent yet' : ''}</p></li>`)}</ul></section>`;
}

function Opening({ station, code, board, writers }) {
  const day = useRef(null);
  useEffect(() => { requestAnimationFrame(() => day.current?.focus()); }, []); // Enter opens the session as it is proposed
  const cages = Map.groupBy(board.animals, animal => animal.cage ?? '');
  const box = useRef(null);
  const [told, setTold] = useState('');
  const boxes = () => [...box.current.querySelectorAll('input[name=cage]')];
  const doneOn = studyDay => [...cages].flatMap(([cage, animals]) => animals.every(animal => animal.signedOff === studyDay) ? [cage] : []);
  const [done, setDone] = useState(() => doneOn(board.proposedDay)); // a cage that was signed off for the day waits for nobody
  const propose = event => {
    const there = doneOn(Number(event.currentTarget.value));
    boxes().forEach(input => { input.checked = !there.includes(input.value); });
    setDone(there);
    setTold('');
  };
  const all = on => () => { boxes().forEach(input => { input.checked = on; }); setTold(''); };
  useEffect(() => {
    let scans = 0;
    return scansIn(box.current, tag => { // the first scan begins a choice, the others add to it
      const cage = cageOf(tag, board.animals);
      if (cage === null) return setTold(`No mouse and no cage of this study has the tag ${tag}. Nothing was changed.`);
      boxes().forEach(input => { input.checked = input.value === cage || (scans > 0 && input.checked); });
      scans += 1;
      return setTold(`Chosen: ${boxes().filter(input => input.checked).map(input => input.value).join(', ')}.`);
    });
  }, [board]);
  const send = async data => {
    const chosen = new Set(data.getAll('cage'));
    const item = opening(code, {
      uuid: crypto.randomUUID(), day: Number(data.get('day')), endpoints: data.getAll('endpoint'),
      mice: board.animals.filter(animal => chosen.has(animal.cage ?? '')).map(animal => animal.mouse), openedAt: now().toISOString(),
    });
    if (!item.body.mice.length || !item.body.endpoints.length) throw Object.assign(new Error(), { title: 'Nothing to measure', detail: 'Choose at least one cage and one thing to measure.' });
    const paper = await paperOf(code, data);
    if (paper) await station.shelf.keep(`paper/${item.id}`, paper);
    await station.journal.add(item);
    await Promise.race([station.sync.now(), new Promise(resume => setTimeout(resume, 2000))]);
    const refused = (await station.journal.items()).find(one => one.id === item.id)?.refused;
    if (refused) {
      await station.journal.sent({ ...item, sequence: (await station.journal.items()).find(one => one.id === item.id).sequence });
      throw Object.assign(new Error(), { title: 'Not opened', detail: refused });
    }
    go(`/bench/${encodeURIComponent(code)}/${item.id}`);
  };
  return html`<section ref=${box}><h2>New session</h2>
    <${Form} send=${send} action="Open the session" class="opening">
      <div class="row">
        <${Field} label="Study day" hint=${board.rules.dayZero ? 'today, counted from day 0' : 'proposed from the visits so far; no calendar date is set for day 0'}><input name="day" type="number" step="any" ref=${day} defaultValue=${board.proposedDay} onChange=${propose} required /><//>
      </div>
      <fieldset><legend>What is due</legend><div class="checks">
        ${Object.entries(ENDPOINTS).map(([endpoint, words]) => html`<label class="check"><input type="checkbox" name="endpoint" value=${endpoint} defaultChecked=${['TUMOR_VOLUME', 'BODY_WEIGHT'].includes(endpoint)} />${words}</label>`)}</div></fieldset>
      <fieldset><legend>Cages, in the order of the round</legend>
        ${cages.size > 1 && html`<p class="actions"><button type="button" class="plain" onClick=${all(true)}>All cages</button> <button type="button" class="plain" onClick=${all(false)}>No cage</button> <span class="quiet">or scan the cages: the first scan begins the choice</span></p>`}
        ${done.length > 0 && html`<p class="note okay" role="status">${done.length === cages.size ? 'Every cage was signed off for this day: none is proposed.' : `${count(done.length, 'cage was', 'cages were')} signed off for this day and ${done.length === 1 ? 'is' : 'are'} not proposed again.`}</p>`}
        <p role="status" class=${told ? '' : 'unseen'}>${told}</p>
        <div class="checks cages">
        ${[...cages].map(([cage, animals]) => html`<label class="check"><input type="checkbox" name="cage" value=${cage} defaultChecked=${!done.includes(cage)} />
          <div>${cage ? `Cage ${cage}` : 'No cage known'}<span class="hint names">${animals[0].rack ? `rack ${animals[0].rack}, ` : ''}${count(animals.length, 'mouse', 'mice')}${done.includes(cage) ? ', signed off' : ''}: ${animals.slice(0, 6).map((a, i) => html`<span>${a.mouse}${i < Math.min(animals.length, 6) - 1 ? ',' : ''}</span> `)}${animals.length > 6 ? '…' : ''}</span></div></label>`)}</div></fieldset>
      <${FromPaper} writers=${writers} me=${station.who} />
    <//></section>`;
}

const TRUST = { FIT: ['✓', 'fit'], UNCHECKED: ['◔', 'not checked today'], DOUBTFUL: ['!', 'doubtful'] };

function Instruments({ devices }) {
  return html`<section><h2>Devices</h2>
    ${devices.length ? html`<ul class="plain-list">${devices.map(d => html`<li><span aria-hidden="true">${TRUST[d.trust][0]}</span> <strong>${d.device}</strong> ${d.name}, ${TRUST[d.trust][1]}${d.sentence ? `. ${d.sentence}` : ''}</li>`)}</ul>` : html`<p>No caliper or balance is registered. Readings are kept all the same, without a device.</p>`}
    <p><${Link} to="/devices">Check or register devices<//></p></section>`;
}

const Paper = ({ code }) => html`<section><h2>Paper</h2><p class="quiet">For the days when nothing works: print these before.</p>
  <p><a href=${`/api/v1/studies/${encodeURIComponent(code)}/bench/paper/cage-cards`} target="_blank" rel="noopener">Cage cards with barcodes</a> · <a href=${`/api/v1/studies/${encodeURIComponent(code)}/bench/paper/worksheet`} target="_blank" rel="noopener">Worksheet on paper</a></p></section>`;
