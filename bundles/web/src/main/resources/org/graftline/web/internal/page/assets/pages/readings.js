import { get, encode } from '../api.js';
import { Field, Link, Loaded, html, useLoaded, useState } from '../ui.js';
import { ENDPOINTS, count } from '../words.js';

/** Every reading, mouse by mouse, narrowed down by donor, arm or mouse. */
export function ReadingsTable({ study }) {
  const [filter, setFilter] = useState({ donor: '', arm: '', mouse: new URLSearchParams(location.search).get('mouse') ?? '', page: 1 });
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ''));
  const loaded = useLoaded(() => get(`/studies/${encode(study.code)}/readings?${query}`), [query.toString(), study.head.position]);
  const set = key => event => setFilter({ ...filter, page: 1, [key]: event.target.value });
  return html`
    <form class="row" onSubmit=${event => event.preventDefault()}>
      <${Field} label="Donor"><select value=${filter.donor} onChange=${set('donor')}>
        <option value="">all ${study.donors.length}</option>
        ${study.donors.map(d => html`<option value=${d.donor}>${d.donor}${d.lineage && d.lineage !== d.donor ? ` (${d.lineage})` : ''}</option>`)}</select><//>
      ${study.arms?.length > 1 && html`<${Field} label="Arm"><select value=${filter.arm} onChange=${set('arm')}>
        <option value="">all ${study.arms.length}</option>
        ${study.arms.map(a => html`<option value=${a.name}>${a.name}</option>`)}</select><//>`}
      <${Field} label="Mouse"><input type="search" value=${filter.mouse} onInput=${set('mouse')} placeholder="id, or part of it" /><//>
    </form>
    <${Loaded} from=${loaded} what="the readings">${page => html`
      <p class="quiet" role="status">${page.matchingMice === 1 ? '1 mouse' : count(page.matchingMice, 'mouse', 'mice')}, ${count(page.matchingReadings, 'reading')}${page.pages > 1 ? `; page ${page.page} of ${page.pages}` : ''}. Choose a reading to see how it came about or to correct it.</p>
      ${page.mice.length ? html`<${Table} study=${study} mice=${page.mice} />` : html`<p>No mouse fits. Widen the choice above.</p>`}
      ${page.pages > 1 && html`<div class="pager">
        <button class="second" disabled=${page.page === 1} onClick=${() => setFilter({ ...filter, page: page.page - 1 })}>Previous</button>
        <span>page ${page.page} of ${page.pages}</span>
        <button class="second" disabled=${page.page === page.pages} onClick=${() => setFilter({ ...filter, page: page.page + 1 })}>Next</button>
      </div>`}`}<//>`;
}

function Table({ study, mice }) {
  const all = mice.flatMap(mouse => mouse.readings);
  const diameters = all.some(reading => reading.lengthMm);
  const several = new Set(all.map(reading => reading.endpoint)).size > 1;
  const sites = new Set(all.map(reading => reading.site)).size > 2;
  const width = 3 + diameters + several + sites;
  return html`<div class="scroll"><table>
    <thead><tr><th class="n">Study day</th>${several && html`<th>What</th>`}${sites && html`<th>Tumor</th>`}
      <th>Reading</th>${diameters && html`<th>Diameters <small>mm</small></th>`}<th>Remarks</th></tr></thead>
    ${mice.map(mouse => html`<tbody>
      <tr class="group"><th colspan=${width}><${Link} to=${`/studies/${encode(study.code)}/mice/${encode(mouse.mouse)}`} aria-label=${`Mouse ${mouse.mouse}`}>${mouse.mouse}<//><small>donor ${mouse.donor}${mouse.lineage && mouse.lineage !== mouse.donor ? `, lineage ${mouse.lineage}` : ''}${!study.arms ? '' : mouse.arm ? ` · ${mouse.arm}` : ' · in no arm'}</small></th></tr>
      ${mouse.readings.map(reading => html`<tr>
        <td class="n">${String(reading.day).replace('-', '−')}${reading.replicate > 1 ? html` <span class="quiet">(look ${reading.replicate})</span>` : ''}</td>
        ${several && html`<td>${ENDPOINTS[reading.endpoint]}</td>`}${sites && html`<td>${reading.site}</td>`}
        <td><${Link} to=${`/studies/${encode(study.code)}/readings/${reading.uuid}`} aria-label=${`${reading.shown}, mouse ${mouse.mouse}, day ${reading.day}`}>${reading.shown}<//></td>
        ${diameters && html`<td>${reading.lengthMm ? [reading.lengthMm, reading.widthMm, reading.heightMm].filter(Boolean).join(' × ') : ''}</td>`}
        <td><span class="quiet">${reading.reason ?? ''}</span> ${reading.version > 1 ? html`<span class="mark">corrected, version ${reading.version}</span>` : ''}</td>
      </tr>`)}
      ${mouse.readings.length === 0 && html`<tr><td colspan=${width} class="quiet">no readings</td></tr>`}
    </tbody>`)}
  </table></div>`;
}
