import { get, encode } from '../../api.js';
import { Field, Link, Loaded, Refused, html, useEffect, useRef, useState } from '../../ui.js';
import { fromSession } from '../../bench/identity.js';
import { Keys } from '../../bench/keys.js';
import { shown } from '../../bench/line.js';
import { Queue } from '../../bench/queue.js';
import { change, settings } from '../../bench/settings.js';
import { sounding } from '../../bench/sound.js';
import { stationOf } from '../../bench/station.js';
import { Undecided } from './deviations.js';
import { COMMANDS, DosingRound, commandOf } from './round.js';
import { ROUTES, clock, doseAddress, told } from './words.js';

const EVERY_MS = 20_000;
const LINKS = { online: '● online', offline: '○ no connection: doses wait here', 'signed-out': '○ signed out: doses wait here', trouble: '○ the server has trouble: doses wait here and are sent again' };

/** Today's dosing round, by the keys of the Bench. */
export function Dosing({ study }) {
  const [day, setDay] = useState('');
  const [desk, setDesk] = useState({});
  const [, draw] = useState(0);
  useEffect(() => {
    let opened = null;
    let left = false;
    setDesk({});
    open(study, day, () => draw(n => n + 1)).then(value => {
      opened = value;
      if (left) value.close();
      else setDesk({ value });
    }, problem => left || setDesk({ problem }));
    return () => { left = true; opened?.close(); };
  }, [study.code, day]);
  return html`<section>
    <h2>Dosing</h2>
    <${Undecided} study=${study} />
    ${desk.problem ? html`<${Refused} problem=${desk.problem} /><${OtherDay} choose=${setDay} />`
      : html`<${Loaded} from=${desk} what="the round">${value => html`<${Desk} key=${day} study=${study} ...${value} choose=${setDay} />`}<//>`}
  </section>`;
}

/** @returns {round, keys, station, close}: the list of the server, what waits here on top, the line in front */
async function open(study, day, changed) {
  const station = stationOf(await fromSession(await get('/session')));
  const path = `/studies/${encode(study.code)}/conduct/doses/round${day === '' ? '' : `?day=${encode(day)}`}`;
  const { value } = await station.load(`dosing/${study.code}/${day || 'today'}`, path);
  let keys = null;
  const send = async item => {
    const kept = { ...item, session: `dosing/${study.code}`, code: study.code };
    try {
      await station.journal.add(kept);
      round.heard({ type: 'kept', item: kept });
    } catch {
      station.journal.onlyInMemory(kept); // the disk is full: it goes straight to the server
    }
    station.count();
    station.sync.now();
  };
  const round = new DosingRound({
    code: study.code, round: value, me: station.who.person, send, sound: sounding(() => settings().sound),
    changed: () => { keys?.expect(round.mode); changed(); },
  });
  round.resume((await station.journal.items()).filter(item => item.code === study.code));
  const { gapMs, prefix, suffix } = settings();
  keys = new Keys({ settings: { gapMs, prefix, suffix }, isTag: text => round.isTag(text), act: act => round.act(act), changed, commands: commandOf });
  let later = null;
  const again = async () => {
    clearTimeout(later);
    const newer = await station.load(`dosing/${study.code}/${day || 'today'}`, path).catch(() => null);
    if (newer && !newer.old) round.show(newer.value);
    later = setTimeout(again, EVERY_MS);
  };
  later = setTimeout(again, EVERY_MS);
  const deaf = station.listen(event => {
    round.heard(event);
    if (event.type === 'sent') { clearTimeout(later); later = setTimeout(again, 500); }
  });
  return { round, keys, station, close: () => { keys.stop(); deaf(); clearTimeout(later); } };
}

function OtherDay({ choose }) {
  const send = event => { event.preventDefault(); choose(new FormData(event.currentTarget).get('day')); };
  return html`<form class="row" onSubmit=${send}><${Field} label="Study day" hint="Empty for today"><input name="day" inputmode="numeric" autocomplete="off" /><//><button class="second">Show this day</button></form>`;
}

function Desk({ study, round, keys, station, choose }) {
  const [sound, setSound] = useState(settings().sound);
  const { here, counted } = round;
  if (!round.due.length) return html`<p>Nothing is due on day ${round.round.day}${round.round.date ? ` (${round.round.date})` : ''}. ${study.may.includes('CHANGE_STUDY') && html`The <${Link} to=${`/studies/${encode(study.code)}/regimens`}>regimens<//> say what is given when.`}</p><${OtherDay} choose=${choose} />`;
  return html`<div class="dosing">
    <p class="facts-line"><strong>Day ${round.round.day}</strong>${round.round.date ? ` · ${round.round.date}` : ''} · <span role="status"><strong>${counted.saved}</strong> of ${counted.of} saved</span> · ${LINKS[station.link] ?? station.sentence}
      <button class="plain" aria-pressed=${sound} onClick=${() => setSound(change({ sound: !sound }).sound)}>${sound ? '♪ sound on' : '♪ sound off'}</button></p>
    <${Queue} station=${station} />
    ${station.link === 'signed-out' && html`<p class="note stop" role="alert">${station.sentence} <a href="/bench/sign-in">Sign in</a></p>`}
    <${Line} round=${round} line=${keys.line} here=${here} />
    <div class="keys-inline" aria-label="Keys"><button class="key" onClick=${() => round.act({ do: 'enter' })}><kbd>Enter</kbd> given</button>${COMMANDS.map(command => html`
      <button class="key" title=${command.words} onClick=${() => { command.confirmed && keys.line.armed?.name !== command.name ? keys.arm(command) : round.act({ do: 'command', name: command.name }); document.getElementById('line')?.focus({ preventScroll: true }); }}><kbd>${command.key}</kbd> ${{ partial: 'part of it', withhold: 'withheld', undo: 'take back', find: 'find' }[command.name]}</button>`)}</div>
    <div class="scroll"><table class="sheet"><caption>Scan a mouse or its cage to go there; scan a vial to check it. Volumes are computed from the weight of the day.</caption>
      <thead><tr><th>mouse</th><th>cage</th><th>vial</th><th class="n">mL</th><th>how</th><th>state</th></tr></thead>
      ${round.due.map((due, i) => html`<${Row} key=${`${due.mouse}/${due.line}`} study=${study} round=${round} due=${due} at=${i} />`)}</table></div>
    <${OtherDay} choose=${choose} /></div>`;
}

function Line({ round, line, here }) {
  const input = useRef(null);
  useEffect(() => { input.current?.focus({ preventScroll: true }); }, [round]);
  const asks = round.prompt;
  const label = asks ? asks.words : here.plannedMl ? `vial ${round.vial ?? here.vial} · ${here.plannedMl} mL · ${ROUTES[here.route]}` : `vial ${here.vial} · no weight`;
  return html`<div class="line ${asks ? 'asking' : ''}">
      <span class="mouse">${here.mouse}</span><label class="expects" for="line">${label}</label><span class="caret" aria-hidden="true">▸</span>
      <input id="line" data-line ref=${input} value=${shown(line)} autocomplete="off" autocapitalize="none" spellcheck=${false} inputmode=${asks?.mode === 'text' ? 'text' : 'decimal'} aria-label=${`${here.mouse}, ${label}`} aria-describedby="said" onPaste=${event => event.preventDefault()} />
      ${!asks && here.plannedMl && html`<span class="echo">Enter = given</span>`}
    </div>
    ${!asks && here.hold && html`<p class="note warn">${here.hold}</p>`}
    <div id="said" class="said ${round.said?.tone ?? ''}" aria-live="polite">
      ${asks?.choices ? html`<ol class="choices">${asks.choices.map((words, i) => html`<li><button class="key" onClick=${() => round.act({ do: 'digit', digit: i + 1 })}><kbd>${i + 1}</kbd> ${words}</button></li>`)}</ol>` : ''}
      ${round.said && html`<p><span class="sign" aria-hidden="true">${{ ok: '✓', warn: '▲', stop: '!', info: '·' }[round.said.tone]}</span> ${round.said.text}</p>`}</div>`;
}

const STATES = { saved: '✓ saved', sending: '◔ sending', queued: '⇡ waits here', refused: '! refused' };

function Row({ study, round, due, at }) {
  const known = round.known(due);
  const here = at === round.place;
  return html`<tbody class=${here ? 'here' : ''}><tr aria-current=${here ? 'true' : undefined}>
    <th class="name" scope="row"><button class="name" onClick=${() => { round.goTo(at); document.getElementById('line')?.focus({ preventScroll: true }); }}><span class="pointer" aria-hidden="true">${here ? '▸' : ''}</span>${due.mouse}</button></th>
    <td class="word">${due.cage ?? ''}</td><td>${due.vial}</td><td class="n">${due.plannedMl ?? '–'}</td>
    <td class="how">${due.told && html`<p>${due.told.arm}: ${due.told.agent}${Number(due.told.mgPerKg) > 0 ? ` ${due.told.mgPerKg} mg/kg` : ''}, ${due.routeWords}</p>`}${!due.told && html`<p>${due.routeWords}</p>`}<p class="quiet small">${due.how}</p>${due.hold && html`<p class="warn"><span aria-hidden="true">▲</span> ${due.hold}</p>`}</td>
    <td class="state">${known.map(dose => html`<p key=${dose.uuid} class=${dose.state}><span class="saved ${dose.state}">${STATES[dose.state]}</span> ${told(dose)}${dose.at ? `, ${clock(dose.at, study.zone)}` : ''}${dose.personName && dose.personName !== 'you' ? `, ${dose.personName}` : ''}${dose.state === 'saved' && html` <${Link} class="small" to=${doseAddress(study, dose)}>correct it<//>`}
      ${dose.sentence && html` ${dose.sentence}`}${dose.notes?.map(note => html` <span class="warn">${note}</span>`)}</p>`)}</td></tr></tbody>`;
}
