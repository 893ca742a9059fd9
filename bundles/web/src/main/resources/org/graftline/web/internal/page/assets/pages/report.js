import { encode, getWhenReady } from '../api.js';
import { Loaded, html, useLoaded } from '../ui.js';
import { ReportVersions } from './report-versions.js';

/** The report as it stands, and as PDF. */
export function Report({ study }) {
  const root = `/studies/${encode(study.code)}`;
  const loaded = useLoaded((isWanted, tell) => getWhenReady(root + '/analysis', tell, isWanted), [study.dataSha256]);
  return html`<${Loaded} from=${loaded} what="the analysis">${() => html`
    <div class="actions">
      <a class="button" href=${`/api/v1${root}/report.pdf`} download>Download the PDF</a>
      <a class="button second" href=${`/api/v1${root}/report.html`} target="_blank" rel="noopener">Open in a window of its own</a>
    </div>
    <iframe class="report" title="Report" src=${`/api/v1${root}/report.html`} sandbox="allow-same-origin allow-popups"></iframe>
    <${ReportVersions} study=${study} />`}<//>`;
}
