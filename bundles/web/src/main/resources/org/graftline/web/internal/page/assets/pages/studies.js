import { get, encode } from '../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { count, day } from '../words.js';

export function Studies({ who }) {
  useEffect(() => title('Studies'), []);
  const loaded = useLoaded(() => get('/studies'), []);
  const mayImport = who.may.includes('IMPORT_FILES');
  const maySetUp = who.may.includes('CHANGE_STUDY');
  return html`
    <div class="head"><h1 tabindex="-1">Studies</h1></div>
    <${Loaded} from=${loaded} what="the studies">${({ studies }) => studies.length
      ? html`<ul class="cards">${studies.map(study => html`<${Card} key=${study.code} study=${study} />`)}</ul>`
      : html`<${Empty} who=${who} />`}<//>
    ${(mayImport || maySetUp) && html`<p class="write actions">
      ${maySetUp && html`<${Link} to="/new-study" class="button">New study<//>`}
      ${mayImport && html`<${Link} to="/import" class="button second">Import a study from a file<//>`}</p>`}`;
}

function Empty({ who }) {
  return who.may.includes('READ_STUDY')
    ? html`<p>There is no study here yet. Set one up from its protocol, or import the files of a study that was measured elsewhere.</p>`
    : html`<p>You have no role on any study, so none is shown. ${who.may.includes('MANAGE_PEOPLE')
        ? html`As administrator you can give yourself or others a role on the page <${Link} to="/people">People<//>.`
        : 'Ask an administrator for one. If you log in through a directory of your laboratory, none of your groups there gives a role here.'}</p>`;
}

function Card({ study }) {
  const readings = study.readings.reduce((sum, e) => sum + e.readings, 0);
  const facts = [
    count(study.donors.length, 'donor'), study.mice === 1 ? '1 mouse' : count(study.mice, 'mouse', 'mice'), study.arms?.length > 1 && count(study.arms.length, 'arm'),
    count(readings, 'reading'), study.days && `${day(study.days.first)} to ${study.days.last}`,
  ].filter(Boolean).join(' · ');
  return html`<li>
    <${Link} class="title" to=${'/studies/' + encode(study.code)}>${study.title}<//>
    <p class="num">${study.code} · ${facts}</p>
    ${study.origin && html`<p class="quiet small">${study.origin}</p>`}
  </li>`;
}
