import { get, getText, encode } from '../api.js';
import { Link, Loaded, html, title, useEffect, useLoaded } from '../ui.js';
import { Markdown } from '../controls/markdown.js';

/** The manual that came with the installation. */
export function Help({ name }) {
  useEffect(() => title('Help'), []);
  const loaded = useLoaded(() => get('/help'), []);
  return html`<${Loaded} from=${loaded} what="the manual">${({ pages }) => {
    const shown = name ?? (pages.find(page => page.name === 'index') ?? pages[0])?.name;
    return pages.length ? html`<div class="manual">
      <nav aria-label="Manual"><ul>${pages.map(page => html`<li key=${page.name}><${Link} to=${'/help/' + encode(page.name)} aria-current=${page.name === shown ? 'page' : undefined}>${page.title}<//></li>`)}</ul></nav>
      <${Page} key=${shown} name=${shown} /></div>`
      : html`<h1 tabindex="-1">Help</h1><p>The manual is not part of this installation. It stands in the folder docs/manual of the distribution.</p>`;
  }}<//>`;
}

function Page({ name }) {
  const loaded = useLoaded(() => getText('/help/' + encode(name)), [name]);
  return html`<div class="prose"><${Loaded} from=${loaded} what="the page">${text => html`<${Markdown} text=${text} />`}<//></div>`;
}
