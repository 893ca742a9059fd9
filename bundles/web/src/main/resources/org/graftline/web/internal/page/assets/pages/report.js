import { encode, get } from '../api.js';
import { Loaded, html, useLoaded, useState } from '../ui.js';
import { InTheMaking, Once } from './report-making.js';
import { ReportFrame } from './report-frame.js';
import { ReportVersions } from './report-versions.js';

/** The report as it stands, and as PDF. */
export function Report({ study }) {
  const root = `/studies/${encode(study.code)}`;
  const [wanted, want] = useState(null);
  return html`
    <div class="actions">
      <button type="button" onClick=${() => want({ what: 'document', href: `/api/v1${root}/report.pdf` })}>Download the PDF</button>
      <button type="button" class="second" onClick=${() => want({ what: 'interim', href: `/api/v1${root}/report/interim.pdf` })}>Interim update (PDF, marked DRAFT, dated today)</button>
      <a class="button second" href=${`/api/v1${root}/report.html`} target="_blank" rel="noopener">Open in a window of its own</a>
    </div>
    ${wanted && html`<${Download} key=${wanted.what} root=${root} records=${study.dataSha256} ...${wanted} />`}
    <${Exports} root=${root} />
    <${InTheMaking} root=${root} records=${study.dataSha256}>${() => html`<${ReportFrame} root=${root} />`}<//>
    <${ReportVersions} study=${study} />`;
}

/** Makes a document, then hands it over as a browser hands over files. */
function Download({ root, records, what, href }) {
  const fetchIt = () => {
    const link = document.createElement('a');
    link.href = href;
    link.download = '';
    link.click();
  };
  return html`<${InTheMaking} root=${root} what=${what} records=${records}>${() => html`<${Once} run=${fetchIt}>
    <p class="note" role="status"><strong>Made</strong>The download has begun. <a href=${href} download>Download it again</a></p><//>`}<//>`;
}

/** What the study can be written as: one file, or all of them. */
function Exports({ root }) {
  const loaded = useLoaded(() => get(`${root}/exports`), [root]);
  return html`<details class="exports"><summary>Export…</summary><${Loaded} from=${loaded} what="the exports">${exports => html`
    <p class="quiet">Made anew from the records as they stand; arms that are shown to you as one are one in every file. A format of several files comes as a ZIP.</p>
    <dl>${exports.map(({ format, words, sentence }) => html`<div key=${format}><dt><a href=${`/api/v1${root}/exports/${format}`} download>${words}</a></dt><dd>${sentence}</dd></div>`)}</dl>
    <p><a class="button second" href=${`/api/v1${root}/exports/all`} download>All of them as one ZIP</a></p>`}<//></details>`;
}
