import { get, encode } from '../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { GROUPS } from './study-pages.js';
import { Waiting, fetchWaiting, waitingCount } from './waiting.js';

/** The head of one study, its pages beside it, and the one that is open. */
export function StudyFrame({ code, tab, item }) {
  const loaded = useLoaded(() => get('/studies/' + encode(code)), [code]);
  return html`<${Loaded} from=${loaded} what="the study">${study => html`<${Inside} study=${study} tab=${tab} item=${item} changed=${loaded.again} />`}<//>`;
}

function Inside({ study, tab, item, changed }) {
  useEffect(() => title(study.title), [study.title]);
  const waiting = useLoaded(() => fetchWaiting(study), [study.code]);
  const refresh = () => { changed(); waiting.again(); };
  const root = '/studies/' + encode(study.code);
  const groups = GROUPS.map(([words, pages]) => [words, pages.filter(([, , isFor]) => isFor(study))]).filter(([, pages]) => pages.length);
  const page = groups.flatMap(([, pages]) => pages).find(([name]) => name === tab);
  const below = tab === 'decisions' ? html`<${Loaded} from=${waiting} what="what waits">${value => html`<${Waiting} study=${study} waiting=${value} changed=${refresh} />`}<//>`
    : page ? page[3]({ study, item, changed: refresh })
    : html`<p>A study has no page of this name. Choose one beside this.</p>`;
  return html`
    <div class="head">
      ${study.may.includes('RECORD_READINGS') && html`<${Link} to=${'/bench/' + encode(study.code)} class="button second aside">Measure at the Bench<//>`}
      <p class="quiet"><${Link} to="/">Studies<//> / ${study.code}</p>
      <h1 tabindex="-1">${study.title}</h1>
      ${study.origin && html`<p class="quiet small">${study.origin}</p>`}
    </div>
    <div class="study">
      <nav class="tabs" aria-label="Study">${groups.map(([words, pages]) => html`<div><p id=${`pages-${words}`}>${words}</p><ul aria-labelledby=${`pages-${words}`}>${pages.map(([name, label]) => html`
        <li><${Link} to=${name ? `${root}/${name}` : root} aria-current=${tab === name ? 'page' : undefined}>${label}${name === 'decisions' && html`<${Count} of=${waiting.value} />`}<//></li>`)}</ul></div>`)}</nav>
      <div class="below">${below}</div>
    </div>`;
}

function Count({ of }) {
  const open = of ? waitingCount(of) : 0;
  return open > 0 && html` <span class="waits">${open}</span>`;
}
