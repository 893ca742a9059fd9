import { get, encode } from '../../api.js';
import { Link, Loaded, html, useLoaded } from '../../ui.js';
import { Picture } from '../../controls/figure.js';
import { count, moment } from '../../words.js';
import { expected, limitWords, percent } from '../limit-words.js';
import { curveSvg } from './curve.js';

const MOST = 5;

/** One study on its director's desk: growth, welfare, missing visits, model health. Nothing here waits for a fit. */
export function Desk({ study, desk, fitNow }) {
  const path = `/studies/${encode(study.code)}/conduct/visits`;
  const work = useLoaded(() => get(path), [path, study.head.position]);
  const root = `/studies/${encode(study.code)}`;
  return html`<div class="desk">
    ${desk && html`<section class="wide-panel" aria-label="Growth"><h2>Growth</h2><${Loaded} from=${desk} what="the curves">${value => html`<${Growth} desk=${value} />`}<//></section>`}
    <section aria-label="Welfare"><h2>Welfare</h2><${Loaded} from=${work} what="who is close to a limit">${value => html`<${Welfare} work=${value} root=${root} />`}<//></section>
    <section aria-label="Missing visits"><h2>Visits</h2><${Loaded} from=${work} what="the visits">${value => html`<${Visits} work=${value} root=${root} />`}<//></section>
    ${desk && html`<section aria-label="Model health"><h2>Model</h2><${Loaded} from=${desk} what="the model">${value => html`<${Model} fit=${value.fit} work=${work.value} zone=${study.zone} fitNow=${fitNow} />`}<//></section>`}
  </div>`;
}

function Growth({ desk }) {
  const svg = curveSvg(desk);
  if (!svg) return html`<p>No volume was measured yet. The curve begins with the first session at the Bench, or with an import.</p>`;
  return html`<figure class="figure"><${Picture} svg=${svg}
    told=${`Median of the tumors at each visit, half of them lie in the band, the number of mice below; as measured, without a model. ${desk.pooled ? 'All arms are shown as one until they are earned. ' : ''}Mice that left are missing from later days.`} /></figure>`;
}

function Welfare({ work, root }) {
  const close = work.mice?.filter(mouse => mouse.nearness !== null || mouse.chance).slice(0, MOST) ?? [];
  if (!work.schedule) return html`<p>Nobody is told when to measure. <${Link} to=${root + '/visits'}>Make a schedule<//></p>`;
  if (!close.length) return html`<p>Nothing measured can be compared with a limit. <${Link} to=${root + '/rules'}>Set the limits of the protocol<//></p>`;
  return html`<ol class="plain-list">${close.map(mouse => html`<li key=${mouse.mouse}>
      <${Link} to=${`${root}/mice/${encode(mouse.mouse)}`}>${mouse.mouse}<//> ${mouse.nearness === null ? '' : html`<strong class=${mouse.nearness >= 1 ? 'over' : ''}>${percent(mouse.nearness)}</strong> of ${limitWords(mouse.nearest)}`}${mouse.chance ? `, chance to cross ${percent(mouse.chance.risk)}` : ''}</li>`)}</ol>
    <p class="quiet small">Closest to a limit first, of ${count(work.counts.mice, 'mouse', 'mice')}.${work.hasModel ? ` Expected to cross unseen: ${expected(work.expectedAsPlanned)}.` : ''}</p>
    <p class="small"><${Link} to=${root + '/visits'}>All of them<//></p>`;
}

function Visits({ work, root }) {
  const missed = work.mice?.filter(mouse => mouse.missed !== null) ?? [];
  if (!work.schedule) return html`<p>There is no schedule, so no visit can be missed.</p>`;
  return html`<dl class="facts small-facts"><div><dt>missed</dt><dd class=${work.counts.missing ? 'over' : ''}>${work.counts.missing}</dd></div>
      <div><dt>today</dt><dd>${work.counts.today}</dd></div><div><dt>tomorrow</dt><dd>${work.counts.tomorrow}</dd></div></dl>
    ${missed.length > 0 ? html`<p>${missed.slice(0, MOST).map((mouse, i) => html`${i > 0 ? '; ' : ''}<strong>${mouse.mouse}</strong> day ${String(mouse.missed).replace('-', '−')}`)}${missed.length > MOST ? ` and ${missed.length - MOST} more` : ''}.</p>` : html`<p class="quiet">No planned visit passed without a reading.</p>`}
    <p class="small"><${Link} to=${root + '/visits'}>Worklist by person<//></p>`;
}

function Model({ fit, work, zone, fitNow }) {
  const button = words => fitNow ? html`<button type="button" class="second" onClick=${fitNow}>${words}</button>` : html`<span class="working" role="status">Being fitted …</span>`;
  return html`
    ${!fit ? html`<p><span aria-hidden="true">○</span> <strong>Not fitted yet</strong> since the server was started. Fitting takes seconds to minutes; the page goes on meanwhile.</p><p>${button('Fit the model')}</p>`
    : html`<p><span aria-hidden="true">${fit.healthy ? '●' : '▲'}</span> <strong>${fit.status}</strong>${fit.variance ? html`, variance: ${fit.variance}` : ''}</p>
      ${!fit.healthy && [fit.message, ...fit.singularities].map(sentence => html`<p class="small">${sentence}</p>`)}
      <p class="quiet small">Fitted ${moment(fit.at, zone)} on ledger entry ${fit.position}: ${count(fit.readings, 'reading')} of ${count(fit.mice, 'mouse', 'mice')}. ${fit.current ? 'The data are the same still.' : `${count(fit.entriesSince, 'entry', 'entries')} came since.`}</p>
      ${!fit.current && html`<p>${fit.conclusion[0] ?? ''}</p><p>${button('Fit again')}</p>`}`}
    ${work && html`<p class="quiet small">The forecast: ${work.model}</p>`}`;
}
