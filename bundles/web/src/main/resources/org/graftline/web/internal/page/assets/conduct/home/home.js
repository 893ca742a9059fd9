import { get, encode } from '../../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../../ui.js';
import { count } from '../../words.js';
import { Studies } from '../../pages/studies.js';
import { Mine, useMine } from '../desk/worklist.js';
import { expected, limitWords, percent } from '../limit-words.js';

const SHAPES = { ALERT: '■', CONTRADICTION: '◆', QUESTION: '?', MISSING_VISIT: '!', UNFINISHED_SESSION: '◔', NO_SCHEDULE: '○' };
const PLACES = { CONTRADICTION: 'decisions', MISSING_VISIT: 'visits', NO_SCHEDULE: 'visits', QUESTION: 'decisions', UNFINISHED_SESSION: 'visits', ALERT: 'decisions' };

/** A director's morning: every study, what needs a decision first. */
export function Today({ who }) {
  useEffect(() => title('Today'), []);
  const [mine, setMine] = useMine();
  const loaded = useLoaded(() => get(mine ? '/worklist?mine=true' : '/worklist'), [mine]);
  return html`<${Loaded} from=${loaded} what="today's work">${studies => studies.length
      ? html`<div class="head"><h1 tabindex="-1">Today</h1><p class="quiet">Your studies, what needs a decision first.</p><${Mine} mine=${mine} set=${setMine} count=${studies.reduce((sum, study) => sum + study.counts.mineToday + study.counts.mineTomorrow, 0)} /></div>
        <ul class="cards">${studies.map(study => html`<${Card} key=${study.code} study=${study} mine=${mine} />`)}</ul>`
      : html`<${Studies} who=${who} />`}<//>`;
}

function Card({ study, mine }) {
  const root = '/studies/' + encode(study.code);
  const { counts } = study;
  const close = study.today.concat(study.tomorrow).filter(mouse => (mouse.chance?.risk ?? 0) > 0.005 || (mouse.nearness ?? 0) >= 0.5).slice(0, 3);
  return html`<li class="work">
    <${Link} class="title" to=${root}>${study.title}<//>
    <p class="num quiet">${study.code} · day ${String(study.day).replace('-', '−')}${study.date ? `, ${study.date}` : ''} · ${count(counts.mice, 'mouse', 'mice')} on the plan</p>
    ${study.waiting.length > 0 && html`<ul class="waits">${study.waiting.map(one => html`<li key=${one.kind} class=${one.kind.toLowerCase()}><span aria-hidden="true">${SHAPES[one.kind]}</span> <${Link} to=${`${root}/${PLACES[one.kind]}`}>${one.sentence}<//></li>`)}</ul>`}
    ${study.schedule && html`<dl class="facts small-facts">
      <div><dt>to look at today${mine ? ', mine' : ''}</dt><dd>${mine ? counts.mineToday : counts.today}</dd></div><div><dt>tomorrow${mine ? ', mine' : ''}</dt><dd>${mine ? counts.mineTomorrow : counts.tomorrow}</dd></div>
      <div><dt>expected to cross a limit unseen</dt><dd>${study.hasModel ? expected(study.expectedAsPlanned) : 'no forecast yet'}</dd></div>
    </dl>`}
    ${close.length > 0 && html`<p class="small">Closest to a limit${mine ? ' of mine' : ''}: ${close.map((mouse, i) => html`${i > 0 ? '; ' : ''}<strong>${mouse.mouse}</strong>${mouse.nearness === null ? '' : ` at ${percent(mouse.nearness)} of ${limitWords(mouse.nearest)}`}${mouse.chance ? `, chance ${percent(mouse.chance.risk)}` : ''}`)}.</p>`}
    <p class="small"><${Link} to=${root + '/visits'}>Worklist, visits and limits<//></p>
  </li>`;
}
