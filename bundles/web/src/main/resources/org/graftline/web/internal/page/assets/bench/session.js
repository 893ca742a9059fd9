import { Loaded, Refused, html, title, useEffect, useMemo, useRef, useState } from '../ui.js';
import { Bar } from './bar.js';
import { BigLine } from './big-line.js';
import { openDesk } from './desk.js';
import { HistoryPanel } from './history-panel.js';
import { AllKeys, KeyRow } from './key-panel.js';
import { change, settings } from './settings.js';
import { Sheet } from './sheet.js';
import { counted } from './sheet-state.js';
import { SignOff } from './sign-off.js';

/** One session at the Bench: the line, the sheet, the keys. */
export function Session({ station, code, uuid, switchTo }) {
  const [desk, setDesk] = useState({});
  const [, draw] = useState(0);
  const wanted = useRef(false);
  useEffect(() => title(`${code} · Bench`), [code]);
  useEffect(() => {
    let opened = null;
    let left = false;
    const changed = () => { // once per frame, however much happened
      if (wanted.current) return;
      wanted.current = true;
      requestAnimationFrame(() => { wanted.current = false; draw(n => n + 1); });
    };
    setDesk({});
    openDesk(station, code, uuid, { changed, switchTo }).then(value => {
      opened = value;
      if (left) value.close();
      else setDesk({ value });
    }, problem => left || setDesk({ problem }));
    return () => { left = true; opened?.close(); };
  }, [station, code, uuid]);

  if (desk.problem) return html`<main class="bench-page" id="content"><h1 tabindex="-1">This session cannot be opened</h1><${Refused} problem=${desk.problem} /></main>`;
  return html`<${Loaded} from=${desk} what="the session">${({ round, keys }) => html`<${Desk} key=${uuid} station=${station} round=${round} keys=${keys} />`}<//>`;
}

function Desk({ station, round, keys }) {
  const { sheet } = round;
  const [sound, setSound] = useState(settings().sound);
  const turnSound = () => setSound(change({ sound: !sound }).sound);
  const done = counted(sheet);
  const table = useMemo(() => html`<${Sheet} round=${round} />`, [round, round.version]); // not anew for every key in the line
  return html`
    <header class="bench-top"><${Bar} station=${station} round=${round} counted=${done} sound=${sound} onSound=${turnSound} />
      <${BigLine} round=${round} line=${keys.line} />
      ${round.panel === 'keys' && html`<${AllKeys} />`}
      ${round.panel === 'history' && html`<${HistoryPanel} round=${round} />`}</header>
    <main class="bench-page" id="content">
      <h1 class="unseen" tabindex="-1">Measuring ${sheet.code}, day ${sheet.session.day}</h1>
      ${table}
      <${SignOff} station=${station} round=${round} done=${done} />
    </main>
    <${KeyRow} round=${round} keys=${keys} />`;
}
