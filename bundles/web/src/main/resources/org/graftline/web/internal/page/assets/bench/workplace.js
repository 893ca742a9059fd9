import { Field, Form, Link, Loaded, html, title, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { digits } from '../words.js';
import { Keys } from './keys.js';
import { change, settings } from './settings.js';
import { sounding } from './sound.js';
import { bare, readNumber } from './wedge.js';

const HAND_MS = 60; // few hands are faster from key to key
const WIDEST_MS = 200;

/** What belongs to this browser: how its scanner speaks, whether it sounds; with a field to try a scan. */
export function Workplace({ station, code }) {
  useEffect(() => title('Scanner and sound · Bench'), []);
  const loaded = useLoaded(async () => (await station.load(`board/${code}`, `/studies/${encodeURIComponent(code)}/bench`)).value, [station, code]);
  return html`<div class="head"><p class="quiet"><${Link} to="/bench">Bench<//> / <${Link} to=${`/bench/${encodeURIComponent(code)}`}>${code}<//></p><h1 tabindex="-1">Scanner and sound</h1>
    <p class="quiet">These belong to this browser on this computer, whoever signs in, and to every study.</p></div>
    <${Loaded} from=${loaded} what="the board">${board => html`<${Edit} board=${board} />`}<//>`;
}

function Edit({ board }) {
  const [now, setNow] = useState(settings);
  const [saved, setSaved] = useState(false);
  const set = some => { setNow({ ...now, ...some }); setSaved(false); };
  const send = async () => {
    const { gapMs, prefix, suffix, sound } = now;
    change({ gapMs, prefix, suffix, sound });
    setSaved(true);
  };
  return html`<${Form} send=${send} action="Save for this browser" class="stack">
    <${Field} label="Gap (ms)" hint="Keys that follow each other within it come from a machine. 35 suits most scanners; hands are seldom below 60."><input type="number" min="5" max=${WIDEST_MS} step="1" value=${now.gapMs} onInput=${event => set({ gapMs: event.target.valueAsNumber || 35 })} required /><//>
    ${now.gapMs > HAND_MS && html`<p class="note warn">A fast hand is quicker than ${now.gapMs} ms from key to key, and would be taken for a machine.</p>`}
    <div class="row"><${Field} label="Prefix" hint="What the scanner sends before every tag; empty where it sends nothing"><input value=${now.prefix} maxlength="8" onInput=${event => set({ prefix: event.target.value })} autocomplete="off" spellcheck=${false} /><//>
      <${Field} label="Suffix" hint="One character that ends a scan, besides Enter and Tab"><input value=${now.suffix} maxlength="1" onInput=${event => set({ suffix: event.target.value })} autocomplete="off" spellcheck=${false} /><//></div>
    <label class="check"><input type="checkbox" checked=${now.sound} onChange=${event => set({ sound: event.target.checked })} /><div>Sound<span class="hint">Never the only sign: the line and the row say the same.</span></div></label>
    <${Sounds} />
    <p role="status" class=${saved ? 'note okay' : 'unseen'}>${saved && 'Saved. Sessions that are opened from now on use it.'}</p>
  <//>
  <${Try} board=${board} now=${now} />`;
}

const Sounds = () => html`<div class="actions">${[['ok', 'taken'], ['warn', 'look'], ['stop', 'refused']].map(([tone, words]) => html`<button type="button" class="second" onClick=${() => sounding(() => true)(tone)}>♪ ${words}</button>`)}</div>`;

/** A field that says of whatever comes in what it was taken for, with the settings as they stand above, saved or not. */
function Try({ board, now }) {
  const [tried, setTried] = useState([]);
  const [, draw] = useState(0);
  const field = useRef(null);
  const keys = useRef(null);
  const pressed = useRef([]);
  const names = useRef(new Map());
  names.current = known(board);
  useEffect(() => {
    const note = event => { // before the line takes it
      if (event.target === field.current && !event.repeat) pressed.current.push({ key: event.key, at: event.timeStamp });
    };
    document.addEventListener('keydown', note, true);
    const settled = act => {
      if (['armed', 'move', 'escape'].includes(act.do)) return;
      const came = pressed.current;
      pressed.current = [];
      setTried(before => [told(act, came, names.current), ...before].slice(0, 6));
    };
    const line = new Keys({ settings: { gapMs: now.gapMs, prefix: now.prefix, suffix: now.suffix }, isTag: text => names.current.has(text.toLowerCase()), act: settled, changed: () => draw(n => n + 1) });
    keys.current = line;
    return () => { line.stop(); document.removeEventListener('keydown', note, true); };
  }, []);
  useEffect(() => keys.current.configure({ gapMs: now.gapMs, prefix: now.prefix, suffix: now.suffix }), [now.gapMs, now.prefix, now.suffix]);
  return html`<section class="try"><h2>Try it</h2>
    <p class="quiet">Put the cursor here, then scan a tag, a cage card or a device, send a value from the caliper, or type one and press Enter. Nothing is stored.</p>
    <${Field} label="Scan or type"><input data-line ref=${field} value=${keys.current?.line.chars.map(c => c.char).join('') ?? ''} autocomplete="off" autocapitalize="none" spellcheck=${false} onPaste=${event => event.preventDefault()} /><//>
    <ol class="tried" aria-live="polite">${tried.map(one => html`<li class=${one.tone}><p><strong>${one.words}</strong></p><p class="quiet small">${one.came}</p></li>`)}</ol></section>`;
}

/** What a scanner may read in this study, and what it is. */
function known(board) {
  const names = new Map();
  for (const animal of board.animals) {
    if (animal.cage) names.set(animal.cage.toLowerCase(), `cage ${animal.cage}`);
    animal.tags.forEach(tag => names.set(tag.toLowerCase(), `mouse ${animal.mouse}`));
  }
  board.devices.forEach(device => names.set(device.device.toLowerCase(), `${device.kind.toLowerCase()} ${device.device}`));
  return names;
}

function told(act, came, names) {
  const number = raw => {
    const read = readNumber(raw);
    return read.problem ? ['stop', read.problem] : ['okay', `the value ${read.text}${read.unit ? ` ${read.unit}` : ''}`];
  };
  const [tone, words] = {
    tag: () => ['okay', `the tag ${act.tag}: ${names.get(act.tag.toLowerCase())}${act.typed ? `; “${act.typed}”, half typed, would be dropped` : ''}`],
    'unknown-tag': () => ['warn', `a tag that this study does not know: ${act.tag}`],
    number: () => { const [shade, what] = number(act.raw); return [shade, shade === 'stop' ? what : `${what}, ${act.means === 'DEVICE' ? 'sent by a device' : 'typed by hand'}`]; },
    double: () => ['warn', `the same value again within 0.8 s: taken once (${bare(act.raw)})`],
    refuse: () => ['stop', act.sentence],
    command: () => ['okay', `the command “${act.name}”`],
    enter: () => ['warn', 'Enter alone'],
  }[act.do]?.() ?? ['warn', act.do];
  return { tone, words: words[0].toUpperCase() + words.slice(1), came: pace(came) };
}

/** The keys as they came, and how fast: what one needs to choose the gap. */
function pace(came) {
  if (!came.length) return 'without keys';
  const shown = came.filter(({ key }) => key !== 'Shift').map(({ key }) => [...key].length === 1 ? key : `⟨${key}⟩`).join('');
  const gaps = came.slice(1).map((key, i) => key.at - came[i].at);
  if (!gaps.length) return shown;
  return `${shown} · ${came.length} keys, the slowest ${digits(Math.max(...gaps), 2)} ms and the fastest ${digits(Math.min(...gaps), 2)} ms after the one before`;
}
