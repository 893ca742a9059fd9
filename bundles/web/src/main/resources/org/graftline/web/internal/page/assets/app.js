// Finds the page that an address names, and frames it.
import { get, keepToken, remove, whenLoggedOut } from './api.js';
import { Link, html, render, title, useEffect, useState, whenNavigating } from './ui.js';
import { LogIn } from './pages/log-in.js';
import { SetUp } from './pages/set-up.js';
import { Studies } from './pages/studies.js';
import { StudyFrame } from './pages/study-frame.js';
import { Import } from './pages/import.js';
import { People } from './pages/people.js';
import { Help } from './pages/help.js';

function page(path, who) {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] === 'help') return html`<${Help} name=${parts[1]} />`;
  if (parts.length === 0 || (parts.length === 1 && parts[0] === 'studies')) return html`<${Studies} who=${who} />`;
  if (parts[0] === 'studies' && parts.length <= 4) return html`<${StudyFrame} key=${parts[1]} code=${parts[1]} tab=${parts[2] ?? ''} item=${parts[3]} />`;
  if (parts[0] === 'import') return html`<${Import} />`;
  if (parts[0] === 'people') return html`<${People} who=${who} />`;
  return html`<${Nowhere} />`;
}

function Nowhere() {
  useEffect(() => title('Nothing here'), []);
  return html`<h1 tabindex="-1">Nothing is at this address</h1><p>The link may be old or mistyped. <${Link} to="/">Go to the studies<//>.</p>`;
}

function App() {
  const [path, setPath] = useState(location.pathname);
  const [who, setWho] = useState(null);
  const [problem, setProblem] = useState(null);
  const meet = value => { keepToken(value.token); setWho(value); };
  const ask = () => get('/session').then(meet, setProblem);

  useEffect(() => {
    ask();
    whenLoggedOut(ask);
    const show = () => setPath(location.pathname);
    whenNavigating(to => {
      history.pushState(null, '', to);
      show();
      scrollTo(0, 0);
      requestAnimationFrame(() => document.querySelector('h1')?.focus());
    });
    addEventListener('popstate', show);
    return () => removeEventListener('popstate', show);
  }, []);

  const logOut = async () => { await remove('/session'); location.assign('/'); };
  const here = section => path.split('/')[1] === section || (section === 'studies' && path === '/') ? 'page' : undefined;
  const inside = problem ? html`<p role="alert">${problem.detail}</p>`
    : !who ? html`<p class="working" role="status">Opening …</p>`
    : path.startsWith('/help') ? page(path, who)
    : who.person ? page(path, who)
    : who.setUp ? html`<${SetUp} done=${meet} />`
    : html`<${LogIn} done=${meet} />`;
  return html`
    <a class="skip" href="#content">To the content</a>
    <header class="top"><div>
      <${Link} to="/" class="brand"><img src="/assets/mark.svg" alt="" />Graftline<//>
      <nav aria-label="Main">
        ${who?.person && html`<${Link} to="/" aria-current=${here('studies')}>Studies<//>`}
        ${who?.may.includes('MANAGE_PEOPLE') && who.keepsPeople && html`<${Link} to="/people" aria-current=${here('people')}>People<//>`}
        <${Link} to="/help" aria-current=${here('help')}>Help<//>
      </nav>
      ${who?.person && html`<div class="me"><span>${who.name}</span><button class="plain" onClick=${logOut}>Log out</button></div>`}
    </div></header>
    <main id="content">${inside}</main>`;
}

const root = document.getElementById('page');
root.replaceChildren();
render(html`<${App} />`, root);
