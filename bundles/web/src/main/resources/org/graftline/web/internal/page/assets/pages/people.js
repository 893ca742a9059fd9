import { get, post, put, remove, encode } from '../api.js';
import { Field, Form, Loaded, Refused, html, title, useEffect, useLoaded, useState } from '../ui.js';

const ROLES = [
  ['technician', 'Technician: records and corrects readings'],
  ['director', 'Director: also imports, sets up and reports'],
  ['administrator', 'Administrator: people and audit, no study'],
];

/** Who is here and what they may do; for administrators. */
export function People({ who }) {
  useEffect(() => title('People'), []);
  const loaded = useLoaded(() => get('/people'), []);
  return html`
    <div class="head"><h1 tabindex="-1">People</h1><p class="quiet">Everybody acts under their own name; there are no shared accounts. Nobody is ever removed from the records, only disabled.</p></div>
    <${Loaded} from=${loaded} what="the list">${({ people }) => html`
      <${PeopleTable} people=${people} who=${who} changed=${loaded.again} />
      <div class="write"><div class="row">
        <${Enroll} changed=${loaded.again} />
      </div></div>
      <p class="read-only quiet">People are changed on a larger screen.</p>`}<//>`;
}

function PeopleTable({ people, who, changed }) {
  const [open, setOpen] = useState(null);
  return html`<div class="scroll"><table class="wide">
    <thead><tr><th>Name</th><th>Log-in name</th><th>Roles</th><th><span class="unseen">Change</span></th></tr></thead>
    ${people.map(person => html`<tbody key=${person.person}>
      <tr><th>${person.name}${person.person === who.person ? html` <span class="quiet">(you)</span>` : ''}</th><td>${person.login}</td>
        <td>${person.active ? person.roles.join(', ') || html`<span class="quiet">none yet</span>` : html`<span class="mark">disabled</span>`}</td>
        <td class="n write">${person.active && html`<button class="plain" aria-expanded=${open === person.person} onClick=${() => setOpen(open === person.person ? null : person.person)}>Change</button>`}</td></tr>
      ${open === person.person && html`<tr><td colspan="4"><${Change} person=${person} changed=${changed} /></td></tr>`}
    </tbody>`)}
  </table></div>`;
}

function Change({ person, changed }) {
  const path = `/people/${encode(person.person)}`;
  const [problem, setProblem] = useState(null);
  const act = action => action().then(() => { setProblem(null); changed(); }, setProblem);
  const withdraw = held => {
    const [role, study] = held.split(' of ');
    return remove(`${path}/roles/${role}${study ? `?study=${encode(study)}` : ''}`);
  };
  const grant = async (data, form) => {
    const study = data.get('study').trim();
    await put(`${path}/roles/${data.get('role')}${study ? `?study=${encode(study)}` : ''}`);
    form.reset();
    changed();
  };
  const password = async (data, form) => {
    await put(`${path}/password`, { password: data.get('password') });
    form.reset();
    changed();
  };
  const badge = async (data, form) => {
    await put(`${path}/badge`, { badge: data.get('badge').trim(), pin: data.get('pin') });
    form.reset();
    changed();
  };
  const mail = async data => {
    await put(`${path}/mail-address`, { address: data.get('address').trim() });
    changed();
  };
  const toPin = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the scanner's Enter goes on to the PIN
    event.target.form.elements.pin.focus();
  };
  return html`<div class="stack"><h2 class="unseen">Change ${person.name}</h2>
    ${person.roles.length > 0 && html`<div><h3>Roles held</h3><ul>${person.roles.map(held => html`<li>${held} <button class="plain" onClick=${() => act(() => withdraw(held))}>withdraw</button></li>`)}</ul></div>`}
    <${Form} send=${grant} action="Give the role"><h3>Give a role</h3>
      <${Field} label="Role"><select name="role">${ROLES.map(([role, words]) => html`<option value=${role}>${words}</option>`)}</select><//>
      <${Field} label="Study" hint="Its code; empty for every study"><input name="study" autocomplete="off" spellcheck=${false} /><//><//>
    <${Form} send=${password} action="Set the password"><h3>Set a password</h3>
      <${Field} label="New password" hint="At least 12 characters. Whoever is logged in with the old one is logged out."><input name="password" type="password" autocomplete="new-password" minlength="12" required /><//><//>
    <${Form} send=${mail} action="Keep the address"><h3>Mail address</h3>
      <${Field} label="Address" hint=${`Where alerts reach ${person.name}; empty for nowhere`}><input name="address" type="email" autocomplete="off" defaultValue=${person.mail} /><//><//>
    <${Form} send=${badge} action="Give the badge"><h3>Give a badge for the Bench</h3>
      <${Field} label="Badge" hint="Scan it; a new one takes the place of the one before"><input name="badge" class="masked" onKeyDown=${toPin} autocomplete="off" spellcheck=${false} minlength="4" required /><//>
      <${Field} label="PIN" hint="6 to 12 digits, not all alike"><input name="pin" type="password" inputmode="numeric" pattern="[0-9]{6,12}" autocomplete="off" required /><//><//>
    <div><h3>Take the badge back</h3><p class="quiet">It opens nothing any more. Readings stay as they are.</p>
      <button class="second" onClick=${() => act(() => remove(`${path}/badge`))}>Take back the badge of ${person.name}</button></div>
    <div><h3>Disable</h3><p class="quiet">Ends all acting and log-in of ${person.name}. What they recorded stays as it is.</p>
      <button class="second" onClick=${() => act(() => post(`${path}/disable`))}>Disable ${person.name}</button></div>
    <${Refused} problem=${problem} />
  </div>`;
}

function Enroll({ changed }) {
  const send = async (data, form) => {
    await post('/people', { login: data.get('login'), name: data.get('name') });
    form.reset();
    changed();
  };
  return html`<${Form} send=${send} action="Enroll"><h2>Enroll somebody</h2>
    <${Field} label="Name" hint="As it should be printed on records and reports"><input name="name" autocomplete="off" required /><//>
    <${Field} label="Log-in name" hint="Upper and lower case count as the same"><input name="login" autocomplete="off" autocapitalize="none" spellcheck=${false} required /><//>
  <//>`;
}
