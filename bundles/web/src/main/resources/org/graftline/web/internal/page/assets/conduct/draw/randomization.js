import { get, encode } from '../../api.js';
import { Loaded, html, useLoaded, useState } from '../../ui.js';
import { count } from '../../words.js';
import { RulesForm, RulesInWords } from './rules-form.js';
import { Mice } from './mice.js';
import { Preview } from './preview.js';
import { Fix, Drawing } from './drawing.js';
import { Draws } from './draws.js';

/** Randomization within donor: the rules, who is eligible, how firm a draw would be, the draw, and every draw before. */
export function Randomization({ study, changed }) {
  const path = `/studies/${encode(study.code)}/conduct`;
  const draws = useLoaded(() => get(`${path}/draws`), [path]);
  if (study.blinded) {
    return html`<section><h2>Randomization</h2>
      <p class="note">This study is blinded for you: you see that mice were drawn, and when, never into which arm.</p>
      <${Loaded} from=${draws} what="the draws">${({ draws: all }) => html`<${DrawnOnly} draws=${all.filter(one => one.drawn)} study=${study} />`}<//></section>`;
  }
  const may = study.may.includes('RANDOMIZE');
  return html`
    ${may && html`<${Next} study=${study} path=${path} draws=${draws} changed=${changed} />`}
    <section><h2>Draws of this study</h2><${Loaded} from=${draws} what="the draws">${({ draws: all }) => html`<${Draws} path=${path} draws=${all} study=${study} />`}<//></section>`;
}

/** The order in which arms get their colors everywhere. */
const controlFirst = arms => [...arms.filter(arm => arm.role === 'CONTROL'), ...arms.filter(arm => arm.role !== 'CONTROL')];

function DrawnOnly({ draws, study }) {
  return draws.length === 0 ? html`<p>No mouse was drawn yet.</p>` : html`<ul>${draws.map(one => html`
    <li>${new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium', timeZone: study.zone }).format(new Date(one.at))}: ${count(one.mice.length, 'mouse', 'mice')} drawn by ${one.by}</li>`)}</ul>`;
}

function Next({ study, path, draws, changed }) {
  const rules = useLoaded(() => get(`${path}/enrollment-rules`), [path]);
  const mice = useLoaded(() => get(`${path}/candidates`), [path]);
  const setup = useLoaded(() => get(`${path}/setup`), [path]); // its arms: the study itself shows them as one until they are earned
  const [editing, setEditing] = useState(false);
  const again = () => { rules.again(); mice.again(); draws.again(); };
  return html`<${Loaded} from=${rules} what="the rules">${value => html`
    <section><h2>Rules of enrollment</h2>
      ${value.version === 0 || editing
        ? html`<${Loaded} from=${setup} what="the arms">${({ arms }) => html`<${RulesForm} key=${value.version} path=${path} rules=${value} arms=${controlFirst(arms)} done=${() => { setEditing(false); again(); }} cancel=${value.version ? () => setEditing(false) : null} />`}<//>`
        : html`<${RulesInWords} rules=${value} /><button class="second" onClick=${() => setEditing(true)}>Change the rules</button>`}
    </section>
    ${value.version > 0 && !editing && html`<${Loaded} from=${mice} what="the mice">${({ mice: all }) => html`<${Loaded} from=${draws} what="the draws">${({ draws: made }) => html`
      <${Mice} mice=${all} code=${study.code} />
      <${Steps} study=${study} path=${path} rules=${value} mice=${all} draws=${made} again=${() => { again(); changed(); }} />`}<//>`}<//>`}`}<//>`;
}

function Steps({ path, rules, mice, draws, again }) {
  const eligible = mice.filter(mouse => mouse.eligible);
  const last = draws.filter(one => one.drawn).sort((a, b) => a.ledgerPosition - b.ledgerPosition).at(-1);
  const open = draws.filter(one => !one.drawn && one.ledgerPosition > (last?.ledgerPosition ?? 0)).at(-1);
  return html`
    ${eligible.length > 0 && html`<${Preview} key=${`${rules.version}/${eligible.length}`} address=${`${path}/draw-preview`} unit=${rules.balance?.unit} most=${rules.balance?.most}
      lead="Before you draw: what a second reading could change. The seed of this preview is never that of the draw." />`}
    ${open ? html`<${Drawing} path=${path} draw=${open} again=${again} />` : ''}
    <${Fix} path=${path} rules=${rules} eligible=${eligible} last=${last} open=${open} again=${again} />`;
}
