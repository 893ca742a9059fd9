import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { count } from '../words.js';
import { Board } from './board.js';
import { Queue } from './queue.js';

/** Which study is measured; where there is only one, its board at once. */
export function Home({ station }) {
  useEffect(() => title('Bench'), []);
  const loaded = useLoaded(async () => (await station.load('studies', '/studies')).value, [station]);
  return html`<${Loaded} from=${loaded} what="the studies">${({ studies }) => {
    const mine = studies.filter(study => study.may.includes('RECORD_READINGS'));
    if (mine.length === 1) return html`<${Board} station=${station} code=${mine[0].code} />`;
    return html`<div class="head"><h1 tabindex="-1">Bench</h1><p class="quiet">Which study do you measure?</p></div>
      <${Queue} station=${station} />
      ${mine.length ? html`<ul class="cards">${mine.map(study => html`<li key=${study.code}><${Link} class="title" to=${`/bench/${encodeURIComponent(study.code)}`}>${study.title}<//>
        <p class="num">${study.code} · ${count(study.mice, 'mouse', 'mice')}${study.days ? ` · last measured on day ${study.days.last}` : ''}</p></li>`)}</ul>`
        : html`<p>You may not record readings in any study. An administrator can give you the role of a technician.</p>`}`;
  }}<//>`;
}
