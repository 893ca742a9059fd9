import { get } from './net.js';
import { Link, Loaded, html, useLoaded } from '../ui.js';
import { moment } from '../words.js';
import * as s from './sheet-state.js';

/** Every version of the readings of the cell where one stands, without leaving it. */
export function HistoryPanel({ round }) {
  const { row } = round.at;
  const field = round.field;
  const list = s.readings(round.sheet, row).filter(r => r.endpoint === field.endpoint && (r.site ?? null) === field.site);
  return html`<section class="panel" aria-label="History of this cell" tabindex="0"><h2>${row.mouse}, ${field.label}: history</h2>
    ${list.length ? list.map(r => html`<${One} key=${r.uuid} round=${round} reading=${r} />`) : html`<p>Nothing was entered in this cell on day ${round.sheet.session.day}.</p>`}
    <p class="quiet">H closes it.</p></section>`;
}

function One({ round, reading }) {
  const from = reading.movedFrom && s.readingOf(round.sheet, reading.movedFrom);
  const path = `/studies/${encodeURIComponent(round.sheet.code)}/readings/${reading.uuid}`;
  const loaded = useLoaded(() => reading.state === 'saved' ? get(path) : Promise.resolve({ versions: [] }), [path, reading.state]);
  if (reading.state !== 'saved') return html`<p>Entered ${new Date(reading.capturedAt).toLocaleTimeString('en-GB')} on this browser, not sent yet: ${reading.lengthMm ? `${reading.lengthMm} × ${reading.widthMm} mm` : reading.value}.</p>`;
  return html`<${Loaded} from=${loaded} what="the history">${({ zone, versions }) => html`<ol class="versions" reversed>
    ${[...versions].reverse().map((version, i) => html`<li><span class=${i ? 'was' : ''}>${version.reading.shown}</span> ${version.by}, ${moment(version.at, zone)}: ${whyOf(version)}</li>`)}</ol>
    ${from && html`<p>It was entered at ${from.mouse} first and moved here; its history there says so too.</p>`}
    <p><${Link} to=${path}>All about this reading<//></p>`}<//>`;
}

/** What was taken back says itself where it went; a first entry has no other reason than itself. */
const whyOf = ({ why, reading }) => reading.status === 'WITHDRAWN' && reading.reason ? reading.reason : reading.version === 1 && !reading.movedFrom ? 'entered' : why;
