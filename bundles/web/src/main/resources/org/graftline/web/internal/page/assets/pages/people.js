import { encode, get, post } from '../api.js';
import { Field, Form, Link, Loaded, go, html, title, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { count } from '../words.js';
import { OnePerson } from './one-person.js';

/** Who is here and what they may do; for administrators. One person's details stand beside the list, at an address of their own. */
export function People({ who, login }) {
  const loaded = useLoaded(() => get('/people'), []);
  return html`
    <div class="head"><h1 tabindex="-1">People</h1><p class="quiet">Everybody acts under their own name; there are no shared accounts. Nobody is ever removed from the records, only disabled.</p></div>
    <${Loaded} from=${loaded} what="the list">${({ people }) => html`<${Beside} people=${people} who=${who} login=${login} changed=${loaded.again} />`}<//>`;
}

function Beside({ people, who, login, changed }) {
  const chosen = people.find(person => person.login === login);
  const [enrolling, setEnrolling] = useState(0);
  useEffect(() => title(chosen ? chosen.name : 'People'), [chosen?.name]);
  const enroll = () => {
    if (login) go('/people');
    setEnrolling(enrolling + 1);
  };
  return html`<div class=${'people' + (login ? ' chosen' : '')}>
    <${List} people=${people} who=${who} chosen=${chosen} enroll=${enroll} />
    <section class="person" aria-label=${chosen ? chosen.name : login ? 'Nobody' : 'Enroll somebody'}>
      <p class="back"><${Link} to="/people">All people<//></p>
      ${chosen ? html`<${OnePerson} key=${chosen.person} person=${chosen} isMe=${chosen.person === who.person} changed=${changed} />`
        : login ? html`<h2>Nobody has the log-in name ${login}</h2><p>It may be mistyped. Find the person in the list.</p>`
        : html`<div class="write"><${Enroll} changed=${changed} asked=${enrolling} /></div><p class="read-only quiet">Choose somebody to see what they may do. People are changed on a larger screen.</p>`}
    </section></div>`;
}

/** Everybody whose name, log-in name or role has the words that were typed. */
function List({ people, who, chosen, enroll }) {
  const [sought, setSought] = useState('');
  const [all, setAll] = useState(false);
  const box = useRef(null);
  const disabled = people.filter(person => !person.active).length;
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  const told = person => [person.name, person.login, ...person.roles, person.badge ? 'badge' : 'no badge', person.active ? '' : 'disabled'].join(' ').toLowerCase();
  const shown = people.filter(person => (all || person.active || person === chosen) && words.every(word => told(person).includes(word)));
  const address = person => '/people/' + encode(person.login);
  const step = by => {
    const stops = [...box.current.querySelectorAll('input[type=search], tbody a')];
    const next = stops[stops.indexOf(document.activeElement) + by];
    next?.focus();
    return next;
  };
  const onKeyDown = event => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by && step(by)) event.preventDefault();
  };
  const first = event => {
    event.preventDefault();
    if (shown.length > 0) go(address(shown[0]));
  };
  return html`<div class="list" ref=${box} onKeyDown=${onKeyDown}>
    <form class="find" role="search" onSubmit=${first}>
      <${Field} label="Find" hint="By name, log-in name or role; “no badge” finds those without one. Enter opens the first, arrows go through the list."><input type="search" value=${sought} onInput=${event => setSought(event.target.value)} autocomplete="off" spellcheck=${false} /><//>
      ${disabled > 0 && html`<label class="check"><input type="checkbox" checked=${all} onChange=${event => setAll(event.target.checked)} /><span>Also the ${disabled} disabled</span></label>`}
    </form>
    <div class="told"><p class="quiet" role="status">${shown.length === people.length ? count(people.length, 'person', 'people') : `${shown.length} of ${count(people.length, 'person', 'people')}`}</p>
      <button class="plain write" onClick=${enroll}>Enroll somebody</button></div>
    <div class="scroll"><table class="wide">
      <caption class="unseen">People, with their roles</caption>
      <thead><tr><th scope="col">Name</th><th scope="col">Log-in name</th><th scope="col">Roles</th><th scope="col">Badge</th></tr></thead>
      <tbody>${shown.map(person => html`<tr key=${person.person} class=${person === chosen ? 'here' : ''}>
        <th scope="row"><${Link} to=${address(person)} aria-current=${person === chosen ? 'true' : undefined}>${person.name}<//>${person.person === who.person ? html` <span class="quiet">(you)</span>` : ''}</th>
        <td>${person.login}</td>
        <td>${person.active ? person.roles.join(', ') || html`<span class="quiet">none yet</span>` : html`<span class="mark">disabled</span>`}</td>
        <td>${person.badge ? 'yes' : html`<span class="quiet">no</span>`}</td></tr>`)}</tbody>
    </table></div>
    ${shown.length === 0 && html`<p>Nobody here has “${sought}” in name, log-in name or roles.</p>`}
  </div>`;
}

function Enroll({ changed, asked }) {
  const box = useRef(null);
  useEffect(() => { if (asked) box.current.querySelector('input').focus(); }, [asked]);
  const send = async data => {
    const login = data.get('login').trim();
    await post('/people', { login, name: data.get('name') });
    changed();
    go('/people/' + encode(login)); // without a role nobody can do anything: that comes next
  };
  return html`<div ref=${box}><${Form} send=${send} action="Enroll"><h2>Enroll somebody</h2>
    <${Field} label="Name" hint="As it should be printed on records and reports"><input name="name" autocomplete="off" required /><//>
    <${Field} label="Log-in name" hint="Upper and lower case count as the same"><input name="login" autocomplete="off" autocapitalize="none" spellcheck=${false} required /><//>
  <//></div>`;
}
