import { get } from '../api.js';
import { Loaded, html, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { count, day, digits, moment } from '../words.js';

/** The readings behind a number of the report, each with the entry of the ledger that wrote it. Esc closes it. */
export function Trail({ root, asked, close }) {
  const dialog = useRef(null);
  const [page, setPage] = useState(1);
  useEffect(() => { dialog.current.showModal(); }, []);
  const query = new URLSearchParams({ behind: asked.behind, from: asked.from, snapshot: asked.snapshot, page });
  const loaded = useLoaded(() => get(`${root}/report/trail?${query}`), [root, String(query)]);
  return html`<dialog class="trail" ref=${dialog} onClose=${close} aria-labelledby="trail-title">
    <div class="trail-head"><h2 id="trail-title">${asked.shown} <small>${[asked.table, asked.where].filter(Boolean).join(': ')}</small></h2>
      <button type="button" class="second" onClick=${() => dialog.current.close()}>Close</button></div>
    <${Loaded} from=${loaded} what="the readings">${trail => html`<${Found} root=${root} trail=${trail} turn=${setPage} />`}<//></dialog>`;
}

function Found({ root, trail, turn }) {
  const { zone, readings } = trail;
  return html`<p>${trail.sentence}</p>
    ${trail.parameters.length > 0 && html`<${Parameters} all=${trail.parameters} />`}
    ${readings.length === 0 ? html`<p class="quiet">No reading is behind it.</p>` : html`
      <div class="scroll" tabindex="0" role="group" aria-label="Readings"><table class="wide"><caption>${count(trail.total, 'reading')}, ${trail.counted.toLocaleString('en-US')} counted. Times are those of ${zone}.</caption>
        <thead><tr><th>Donor</th><th>Mouse</th><th>Arm</th><th>Day</th><th class="n">Length<small>mm</small></th><th class="n">Width<small>mm</small></th><th class="n">Volume</th><th class="n">Weight</th><th>Counted</th><th>Taken by</th><th>When</th><th>Ledger</th></tr></thead>
        <tbody>${readings.map(reading => html`<${Row} key=${reading.uuid} root=${root} reading=${reading} zone=${zone} />`)}</tbody></table></div>
      ${trail.pages > 1 && html`<nav class="pager" aria-label="Pages of readings">
        <button type="button" class="second" disabled=${trail.page === 1} onClick=${() => turn(trail.page - 1)}>Before</button>
        <span>page ${trail.page} of ${trail.pages}</span>
        <button type="button" class="second" disabled=${trail.page === trail.pages} onClick=${() => turn(trail.page + 1)}>After</button></nav>`}`}`;
}

function Row({ root, reading, zone }) {
  const { entry } = reading;
  const weight = reading.endpoint === 'BODY_WEIGHT';
  return html`<tr class=${reading.counted ? '' : 'out'}><td>${reading.donor}</td><td>${reading.mouse}${reading.site && reading.site !== 'T1' ? html` <span class="quiet">${reading.site}</span>` : ''}</td><td>${reading.arm ?? 'none'}</td><td>${day(reading.day)}</td>
    <td class="n">${reading.lengthMm}</td><td class="n">${reading.widthMm}</td><td class="n">${weight ? '' : reading.shown}</td><td class="n">${weight ? reading.shown : ''}</td>
    <td>${reading.counted ? 'yes' : 'no'}${reading.why && html`<span class="quiet">: ${reading.why}</span>`}</td>
    <td>${reading.by}</td><td>${reading.capturedAt ? local(reading.capturedAt, zone) : html`<span class="quiet">not said; stored ${local(entry.at, zone)}</span>`}</td>
    <td>entry ${entry.position.toLocaleString('en-US')}, ${entry.actWords}, <span class="hash" title=${entry.hash}>${entry.hash.slice(0, 12)}</span> <a href=${`${root}/readings/${reading.uuid}`} target="_blank" rel="noopener" aria-label=${`history of ${reading.mouse}, ${day(reading.day)}`}>history</a></td></tr>`;
}

/** The zone stands in the caption. */
const local = (utc, zone) => moment(utc, zone).replace(` (${zone})`, '');

function Parameters({ all }) {
  const used = all.some(one => one.used);
  return html`<details open=${used}><summary>Parameters of the model</summary><div class="scroll"><table><caption>Scale: natural logarithm of the volume in mm³.${used ? ' Marked: what this number is computed from.' : ''}</caption>
    <thead><tr><th>Parameter</th><th class="n">Estimate</th><th class="n">Standard error</th><th class="n">from</th><th class="n">to</th></tr></thead>
    <tbody>${all.map(({ name, estimate: e, used: mine }) => html`<tr key=${name}><th scope="row">${name}${mine && html` <span class="mark">this number</span>`}</th><td class="n">${digits(e.value, 4)}</td><td class="n">${digits(e.standardError, 3)}</td><td class="n">${digits(e.lower, 4)}</td><td class="n">${digits(e.upper, 4)}</td></tr>`)}</tbody></table></div></details>`;
}
