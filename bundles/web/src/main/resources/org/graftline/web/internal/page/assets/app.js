// Finds the page that an address names, and frames it.
import { get, keepToken, remove, whenLoggedOut } from './api.js';
import { ASKS_AGAIN_MS, Link, go, html, render, title, useEffect, useState, whenNavigating } from './ui.js';
import { LogIn } from './pages/log-in.js';
import { SetUp } from './pages/set-up.js';
import { Studies } from './pages/studies.js';
import { StudyFrame } from './pages/study-frame.js';
import { Import } from './pages/import.js';
import { People } from './pages/people.js';
import { Tokens } from './pages/tokens.js';
import { Help } from './pages/help.js';
import { Devices } from './pages/devices.js';
import { NewStudy } from './conduct/setup/new-study.js';
import { Today } from './conduct/home/home.js';
import { Bench } from './bench/bench.js';
import { AlertsLink } from './conduct/alerts/alerts-link.js';
import { MyAlerts } from './conduct/alerts/my-alerts.js';
import { OneCase } from './conduct/alerts/one-case.js';
import { worksOffline } from './offline.js';
import { meet as meetPerson } from './me.js';
import { Returned } from './pages/single-sign-on.js';

function page(path, who) {
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  if (parts[0] === 'help') return html`<${Help} name=${parts[1]} />`;
  if (parts.length === 0) return html`<${Today} who=${who} />`;
  if (parts.length === 1 && parts[0] === 'studies') return html`<${Studies} who=${who} />`;
  if (parts[0] === 'studies' && parts.length <= 4) return html`<${StudyFrame} key=${parts[1]} code=${parts[1]} tab=${parts[2] ?? ''} item=${parts[3]} />`;
  if (parts[0] === 'new-study') return html`<${NewStudy} who=${who} />`;
  if (parts[0] === 'import') return html`<${Import} />`;
  if (parts[0] === 'alerts' && parts.length === 3) return html`<${OneCase} key=${path} code=${parts[1]} name=${parts[2]} />`;
  if (parts[0] === 'alerts') return html`<${MyAlerts} />`;
  if (parts[0] === 'tokens') return html`<${Tokens} />`;
  if (parts[0] === 'devices') return html`<${Devices} who=${who} />`;
  if (parts[0] === 'people' && parts.length <= 2) return html`<${People} who=${who} login=${parts[1]} />`;
  return html`<${Nowhere} />`;
}

const NOBODY = { person: null, name: null, token: null, setUp: false, may: [], keepsPeople: false, providers: [] };

function Nowhere() {
  useEffect(() => title('Nothing here'), []);
  return html`<h1 tabindex="-1">Nothing is at this address</h1><p>The link may be old or mistyped. <${Link} to="/">Go to the studies<//>.</p>`;
}

function App() {
  const [path, setPath] = useState(location.pathname);
  const [who, setWho] = useState(null);
  const [problem, setProblem] = useState(null);
  const meet = value => { keepToken(value?.token ?? null); meetPerson(value); setProblem(null); setWho(value ?? NOBODY); };
  const ask = () => get('/session').then(meet, failure => {
    setProblem(failure);
    if (failure.status === 0) setTimeout(ask, ASKS_AGAIN_MS);
  });

  useEffect(() => {
    ask();
    worksOffline();
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

  const [home, setHome] = useState({ bench: false, study: true });
  useEffect(() => { // technicians, who only measure, begin at the Bench
    if (!who?.person) return;
    get('/studies').then(({ studies }) => {
      const can = permission => who.may.includes(permission) || studies.some(study => study.may.includes(permission));
      setHome({ bench: can('RECORD_READINGS'), study: can('IMPORT_FILES') || !can('RECORD_READINGS'), alerts: can('HANDLE_ALERTS') });
      if (location.pathname === '/' && can('RECORD_READINGS') && !can('IMPORT_FILES')) go('/bench');
    }, () => {}); // the page below says what is wrong
  }, [who?.person]);

  const logOut = async () => { const on = await remove('/session'); location.assign(on ? on.address : '/'); }; // a provider ends its own log-in
  const here = section => path.split('/')[1] === section ? 'page' : undefined;
  const parts = path.split('/').filter(Boolean).map(decodeURIComponent);
  const atBench = parts[0] === 'bench' && !who?.setUp && (who || problem?.status === 0);
  const measuring = atBench && parts.length > 2 && parts[2] !== 'settings';
  const inside = problem ? html`<p role="alert">${problem.detail}</p>${problem.status === 0 && html`<p><${Link} to="/bench" class="button">Open the Bench, which works without a network<//></p>`}`
    : !who ? html`<p class="working" role="status">Opening …</p>`
    : path.startsWith('/help') ? page(path, who)
    : path === '/log-in' ? html`<${Returned} met=${meet} />`
    : who.person ? page(path, who)
    : who.setUp ? html`<${SetUp} done=${meet} />`
    : html`<${LogIn} done=${meet} providers=${who.providers} />`;
  return html`
    <a class="skip" href="#content">To the content</a>
    ${!measuring && html`<header class="top"><div>
      <${Link} to="/" class="brand"><img src="/assets/mark.svg" alt="" />Graftline<//>
      <nav aria-label="Main">
        ${(home.bench || (parts[0] === 'bench' && !who?.person)) && html`<${Link} to="/bench" aria-current=${here('bench')}>Bench<//>`}
        ${who?.person && home.study && html`<${Link} to="/" aria-current=${here('')}>Today<//>`}
        ${who?.person && html`<${Link} to="/studies" aria-current=${here('studies')}>Studies<//>`}
        ${who?.person && home.alerts && html`<${AlertsLink} here=${here('alerts')} />`}
        ${(home.bench || who?.may.includes('KEEP_DEVICES')) && html`<${Link} to="/devices" aria-current=${here('devices')}>Devices<//>`}
        ${who?.may.includes('MANAGE_PEOPLE') && who.keepsPeople && html`<${Link} to="/people" aria-current=${here('people')}>People<//>`}
        <${Link} to="/help" aria-current=${here('help')}>Help<//>
      </nav>
      ${who?.person && html`<div class="me"><${Link} to="/tokens" title="Your tokens for scripts" aria-current=${here('tokens')}>${who.name}<//><button class="plain" onClick=${logOut}>Log out</button></div>`}
    </div></header>`}
    ${atBench ? html`<${Bench} who=${who} parts=${parts} met=${meet} />` : html`<main id="content">${inside}</main>`}`;
}

const root = document.getElementById('page');
root.replaceChildren();
render(html`<${App} />`, root);
