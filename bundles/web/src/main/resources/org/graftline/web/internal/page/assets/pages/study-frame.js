import { get, encode } from '../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { Overview } from './overview.js';
import { ReadingsTable } from './readings.js';
import { ReadingHistory } from './reading-history.js';
import { Import } from './import.js';
import { Report } from './report.js';
import { Contradictions } from './contradictions.js';
import { Repeatability } from './repeatability.js';
import { Rules } from './rules.js';
import { Visits } from '../conduct/visits/visits.js';

/** The head and the tabs of one study, and the page below them. */
export function StudyFrame({ code, tab, item }) {
  const loaded = useLoaded(() => get('/studies/' + encode(code)), [code]);
  return html`<${Loaded} from=${loaded} what="the study">${study => html`<${Inside} study=${study} tab=${tab} item=${item} changed=${loaded.again} />`}<//>`;
}

function Inside({ study, tab, item, changed }) {
  useEffect(() => title(study.title), [study.title]);
  const root = '/studies/' + encode(study.code);
  const tabs = [
    ['', 'Overview'], ['visits', 'Visits'], ['readings', 'Readings'],
    study.may.includes('IMPORT_FILES') && ['import', 'Import'], study.may.includes('MAKE_REPORT') && ['report', 'Report'],
    ['rules', 'How it is measured'], ['repeatability', 'Repeatability'], ['contradictions', 'To be decided'],
  ].filter(Boolean);
  const below = tab === '' ? html`<${Overview} study=${study} />`
    : tab === 'visits' ? html`<${Visits} study=${study} />`
    : tab === 'readings' && item ? html`<${ReadingHistory} study=${study} uuid=${item} changed=${changed} />`
    : tab === 'readings' ? html`<${ReadingsTable} study=${study} />`
    : tab === 'import' ? html`<${Import} study=${study} changed=${changed} />`
    : tab === 'report' ? html`<${Report} study=${study} />`
    : tab === 'rules' ? html`<${Rules} study=${study} />`
    : tab === 'repeatability' ? html`<${Repeatability} study=${study} />`
    : tab === 'contradictions' ? html`<${Contradictions} study=${study} />`
    : html`<p>A study has no page of this name. Choose one above.</p>`;
  return html`
    <div class="head">
      ${study.may.includes('RECORD_READINGS') && html`<${Link} to=${'/bench/' + encode(study.code)} class="button second aside">Measure at the Bench<//>`}
      <p class="quiet"><${Link} to="/studies">Studies<//> / ${study.code}</p>
      <h1 tabindex="-1">${study.title}</h1>
      ${study.origin && html`<p class="quiet small">${study.origin}</p>`}
    </div>
    <nav class="tabs" aria-label="Study">${tabs.map(([name, words]) => html`
      <${Link} to=${name ? `${root}/${name}` : root} aria-current=${tab === name ? 'page' : undefined}>${words}<//>`)}</nav>
    ${below}`;
}
