import { get, encode } from '../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { Overview } from './overview.js';
import { ReadingsTable } from './readings.js';
import { ReadingHistory } from './reading-history.js';
import { Import } from './import.js';
import { Report } from './report.js';
import { Blinding } from './blinding.js';
import { Housing } from './housing.js';
import { Mouse } from './mouse.js';
import { Repeatability } from './repeatability.js';
import { Rules } from './rules.js';
import { Animal } from '../conduct/dosing/animal.js';
import { Deviations } from '../conduct/dosing/deviations.js';
import { Dosing } from '../conduct/dosing/dosing.js';
import { Regimens } from '../conduct/dosing/regimens.js';
import { Waiting, waitingCount } from './waiting.js';

/** The head and the tabs of one study, and the page below them. */
export function StudyFrame({ code, tab, item }) {
  const loaded = useLoaded(() => get('/studies/' + encode(code)), [code]);
  return html`<${Loaded} from=${loaded} what="the study">${study => html`<${Inside} study=${study} tab=${tab} item=${item} changed=${loaded.again} />`}<//>`;
}

function Inside({ study, tab, item, changed }) {
  useEffect(() => title(study.title), [study.title]);
  const waiting = useLoaded(() => get(`/studies/${encode(study.code)}/waiting`), [study.code]);
  const refresh = () => { changed(); waiting.again(); };
  const open = waiting.value ? waitingCount(waiting.value) : 0;
  const root = '/studies/' + encode(study.code);
  const tabs = [
    ['', 'Overview'], ['decisions', html`To be decided${open > 0 && html` <span class="waits">${open}</span>`}`], ['readings', 'Readings'],
    study.may.includes('RECORD_READINGS') && ['mice', 'Mice and cages'],
    study.may.includes('IMPORT_FILES') && ['import', 'Import'], study.may.includes('MAKE_REPORT') && ['report', 'Report'],
    study.may.includes('GIVE_DOSES') && ['dosing', 'Dosing'], study.may.includes('CHANGE_STUDY') && !study.blinded && ['regimens', 'Regimens'], ['deviations', 'Planned and given'],
    ['rules', 'How it is measured'], study.may.includes('CHANGE_STUDY') && ['blinding', 'Blinding'], ['repeatability', 'Repeatability'],
  ].filter(Boolean);
  const below = tab === '' ? html`<${Overview} study=${study} />`
    : tab === 'readings' && item ? html`<${ReadingHistory} study=${study} uuid=${item} changed=${refresh} />`
    : tab === 'readings' ? html`<${ReadingsTable} study=${study} />`
    : tab === 'import' ? html`<${Import} study=${study} changed=${refresh} />`
    : tab === 'report' ? html`<${Report} study=${study} />`
    : tab === 'dosing' ? html`<${Dosing} study=${study} />`
    : tab === 'regimens' ? html`<${Regimens} study=${study} />`
    : tab === 'deviations' ? html`<${Deviations} study=${study} />`
    : tab === 'mouse' && item ? html`<${Animal} key=${item} study=${study} mouse=${item} changed=${changed} />`
    : tab === 'rules' ? html`<${Rules} study=${study} />`
    : tab === 'repeatability' ? html`<${Repeatability} study=${study} />`
    : tab === 'decisions' ? html`<${Loaded} from=${waiting} what="what waits">${value => html`<${Waiting} study=${study} waiting=${value} changed=${refresh} />`}<//>`
    : tab === 'mice' && item ? html`<${Mouse} key=${item} study=${study} mouse=${item} changed=${refresh} />`
    : tab === 'mice' ? html`<${Housing} study=${study} changed=${refresh} />`
    : tab === 'blinding' ? html`<${Blinding} study=${study} />`
    : html`<p>A study has no page of this name. Choose one above.</p>`;
  return html`
    <div class="head">
      ${study.may.includes('RECORD_READINGS') && html`<${Link} to=${'/bench/' + encode(study.code)} class="button second aside">Measure at the Bench<//>`}
      <p class="quiet"><${Link} to="/">Studies<//> / ${study.code}</p>
      <h1 tabindex="-1">${study.title}</h1>
      ${study.origin && html`<p class="quiet small">${study.origin}</p>`}
    </div>
    <nav class="tabs" aria-label="Study">${tabs.map(([name, words]) => html`
      <${Link} to=${name ? `${root}/${name}` : root} aria-current=${tab === name ? 'page' : undefined}>${words}<//>`)}</nav>
    ${below}`;
}
