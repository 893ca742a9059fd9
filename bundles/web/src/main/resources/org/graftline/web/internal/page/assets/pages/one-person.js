import { encode, get, post, put, remove } from '../api.js';
import { Field, Form, Loaded, Refused, html, useEffect, useLoaded, useRef, useState } from '../ui.js';
import { TokenList } from './tokens.js';

const ROLES = [
  ['technician', 'Technician: records and corrects readings'],
  ['scientist', 'Scientist: makes, comments on and reviews reports'],
  ['director', 'Study director: also imports, sets up, decides and signs'],
  ['qa', 'Quality assurance: reads everything, comments, owns the statement of quality assurance'],
  ['read-only', 'Read-only: looks at the study, blinded'],
  ['administrator', 'Administrator: people and audit, no study'],
];

/** What one person may do and how they come in, with what changes it. */
export function OnePerson({ person, isMe, changed }) {
  const heading = useRef(null);
  const [done, setDone] = useState('');
  useEffect(() => heading.current?.focus({ preventScroll: false }), []);
  const path = `/people/${encode(person.person)}`;
  const told = words => { setDone(words); changed(); };
  return html`<h2 ref=${heading} tabindex="-1">${person.name}${isMe ? html` <span class="quiet">(you)</span>` : ''}</h2>
    <dl class="pairs">
      <dt>Log-in name</dt><dd>${person.login}</dd>
      <dt>State</dt><dd>${person.active ? 'active' : html`<span class="mark">disabled</span> ${person.source && 'Here, or in the directory. '}What they recorded stays as it is.`}</dd>
      <dt>Comes in</dt><dd>${person.source ? `through the directory ${person.source}` : 'with a password here'}</dd>
      <dt>Badge</dt><dd>${person.badge ? 'opens the Bench' : 'none'}</dd>
      <dt>Mail address</dt><dd>${person.mail || html`<span class="quiet">none; alerts reach them on the page only</span>`}</dd>
      <dt>Roles</dt><dd>${person.roles.length === 0 ? html`<span class="quiet">none yet: ${person.name} can do nothing before a role is given</span>` : person.roles.join(', ')}</dd>
    </dl>
    <p role="status" class=${done ? 'note okay' : 'unseen'}>${done}</p>
    ${person.active && html`<div class="write"><${Change} person=${person} path=${path} told=${told} /></div>`}
    <p class="read-only quiet">People are changed on a larger screen.</p>`;
}

function Change({ person, path, told }) {
  return html`<div class="changes">
    <${Roles} person=${person} path=${path} told=${told} />
    <${BadgeAndPin} person=${person} path=${path} told=${told} />
    ${!person.source && html`<${Password} path=${path} told=${told} name=${person.name} /><${Bind} path=${path} told=${told} name=${person.name} />`}
    <${Mail} person=${person} path=${path} told=${told} />
    <${TokensOf} path=${path} />
    <${Disable} person=${person} path=${path} told=${told} />
  </div>`;
}

function Roles({ person, path, told }) {
  const [problem, setProblem] = useState(null);
  const withdraw = held => {
    const [role, study] = held.split(' of ');
    remove(`${path}/roles/${role}${study ? `?study=${encode(study)}` : ''}`).then(() => { setProblem(null); told(`${person.name} is not ${held} any more.`); }, setProblem);
  };
  const grant = async (data, form) => {
    const study = data.get('study').trim();
    await put(`${path}/roles/${data.get('role')}${study ? `?study=${encode(study)}` : ''}`);
    form.reset();
    told(`${person.name} is ${data.get('role')}${study ? ` of ${study}` : ''} now.`);
  };
  return html`<section aria-label="Roles"><h3>Roles</h3>
    ${person.roles.length > 0 && html`<ul class="held">${person.roles.map(held => html`<li key=${held}>${held} <button class="plain" aria-label=${'Withdraw ' + held} onClick=${() => withdraw(held)}>withdraw</button></li>`)}</ul>`}
    <${Refused} problem=${problem} />
    <${Form} send=${grant} action="Give the role">
      <${Field} label="Role"><select name="role">${ROLES.map(([role, words]) => html`<option value=${role}>${words}</option>`)}</select><//>
      <${Field} label="Study" hint="Its code; empty for every study"><input name="study" autocomplete="off" spellcheck=${false} /><//><//></section>`;
}

function BadgeAndPin({ person, path, told }) {
  const [problem, setProblem] = useState(null);
  const give = async (data, form) => {
    await put(`${path}/badge`, { badge: data.get('badge').trim(), pin: data.get('pin') });
    form.reset();
    told(`${person.name} opens the Bench with this badge and PIN.`);
  };
  const takeBack = () => remove(`${path}/badge`).then(() => { setProblem(null); told(`The badge of ${person.name} opens nothing any more.`); }, setProblem);
  const toPin = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the scanner's Enter goes on to the PIN
    event.target.form.elements.pin.focus();
  };
  return html`<section aria-label="Badge and PIN"><h3>Badge and PIN for the Bench</h3>
    <${Form} send=${give} action=${person.badge ? 'Replace badge and PIN' : 'Give the badge'}
      second=${person.badge && html`<button type="button" class="second" onClick=${takeBack}>Take the badge back</button>`}>
      <${Field} label="Badge" hint=${person.badge ? 'Scan it; it takes the place of the one before' : 'Scan it'}><input name="badge" class="masked" onKeyDown=${toPin} autocomplete="off" spellcheck=${false} minlength="4" required /><//>
      <${Field} label="PIN" hint="6 to 12 digits, not all alike"><input name="pin" type="password" inputmode="numeric" pattern="[0-9]{6,12}" autocomplete="off" required /><//><//>
    <${Refused} problem=${problem} /></section>`;
}

function Password({ path, told, name }) {
  const send = async (data, form) => {
    await put(`${path}/password`, { password: data.get('password') });
    form.reset();
    told(`${name} logs in with the new password.`);
  };
  return html`<section aria-label="Password"><h3>Password</h3>
    <${Form} send=${send} action="Set the password">
      <${Field} label="New password" hint="At least 12 characters. Whoever is logged in with the old one is logged out."><input name="password" type="password" autocomplete="new-password" minlength="12" required /><//><//></section>`;
}

/** For people who were here before the directory: an administrator says who they are there, by more than a name. */
function Bind({ path, told, name }) {
  const send = async (data, form) => {
    const source = data.get('source').trim();
    await put(`${path}/directory`, { source, subject: data.get('subject').trim() });
    form.reset();
    told(`${name} logs in through the directory ${source} from now on.`);
  };
  return html`<section aria-label="Directory"><h3>Directory</h3>
    <${Form} send=${send} action="Bind to the directory" minor>
      <${Field} label="Directory" hint="Its name in the settings"><input name="source" autocomplete="off" spellcheck=${false} required maxlength="60" /><//>
      <${Field} label="Lasting id there" hint="Such as the entryUUID; not the log-in name. The password here opens nothing afterwards."><input name="subject" autocomplete="off" spellcheck=${false} required maxlength="500" /><//><//></section>`;
}

function Mail({ person, path, told }) {
  const send = async data => {
    const address = data.get('address').trim();
    await put(`${path}/mail-address`, { address });
    told(address ? `Alerts reach ${person.name} at ${address}.` : `No alert is mailed to ${person.name} any more.`);
  };
  return html`<section aria-label="Mail address"><h3>Mail address</h3>
    <${Form} send=${send} action="Keep the address">
      <${Field} label="Address" hint=${`Where alerts reach ${person.name}; empty for nowhere`}><input name="address" type="email" autocomplete="off" defaultValue=${person.mail} /><//><//></section>`;
}

function TokensOf({ path }) {
  const loaded = useLoaded(() => get(`${path}/tokens`), [path]);
  return html`<section aria-label="Tokens"><h3>Tokens for scripts</h3><${Loaded} from=${loaded} what="the tokens">${({ tokens }) => html`<${TokenList} tokens=${tokens} changed=${loaded.again} />`}<//></section>`;
}

/** Disabling cannot be undone here, so it is asked twice. */
function Disable({ person, path, told }) {
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState(null);
  const sure = useRef(null);
  useEffect(() => { if (asked) sure.current?.focus(); }, [asked]);
  const disable = () => post(`${path}/disable`).then(() => told(`${person.name} is disabled.`), setProblem);
  return html`<section aria-label="Disable"><h3>Disable</h3>
    <p class="quiet">Ends all acting, log-in and tokens of ${person.name}, at once and for good. What they recorded stays as it is.</p>
    ${asked ? html`<div class="actions"><button ref=${sure} onClick=${disable}>Disable ${person.name} for good</button><button class="second" onClick=${() => setAsked(false)}>Keep ${person.name}</button></div>`
      : html`<button class="second" onClick=${() => setAsked(true)}>Disable …</button>`}
    <${Refused} problem=${problem} /></section>`;
}
