import { Field, Form, Link, html, title, useEffect, useRef, useState } from '../ui.js';
import { signIn } from './identity.js';
import { counts } from './journal.js';

/** Badge and PIN: for hands in gloves, and without a network where this browser knows the person. */
export function SignIn({ badge, present, done, back }) {
  const pin = useRef(null);
  const [waiting, setWaiting] = useState([]);
  useEffect(() => { counts().then(setWaiting, () => {}); }, []);
  useEffect(() => title('Sign in at the Bench'), []);
  const scan = useRef(null);
  useEffect(() => { (badge ? pin : scan).current?.focus(); }, [badge]);
  const toPin = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the scanner's Enter goes on to the PIN
    pin.current?.focus();
  };
  const send = async data => done((await signIn(data.get('badge').trim(), data.get('pin'))).who);
  return html`
    <div class="head"><h1 tabindex="-1">Sign in at the Bench</h1>
      <p class="quiet">${present ? `${present.name} is signed in. Whoever signs in now takes over; what ${present.name} entered stays theirs.` : 'Everything you enter carries your name, also without a network.'}</p></div>
    ${waiting.length > 0 && html`<div class="note" role="status">${waiting.map(one => html`<p>${one.waiting + one.refused} of ${one.name}'s wait: sign in as ${one.name} to send them.</p>`)}</div>`}
    <${Form} send=${send} action="Sign in" second=${back && html`<button type="button" class="second" onClick=${back}>Back</button>`}>
      <${Field} label="Badge" hint="Scan it"><input name="badge" class="masked" defaultValue=${badge} onKeyDown=${toPin} autocomplete="off" autocapitalize="none" spellcheck=${false} ref=${scan} required /><//>
      <${Field} label="PIN"><input name="pin" type="password" inputmode="numeric" pattern="[0-9]*" autocomplete="off" ref=${pin} required /><//>
    <//>
    <p class="quiet small">No badge yet? <${Link} to="/">Log in by password<//>; an administrator gives badges on the page People.</p>`;
}
