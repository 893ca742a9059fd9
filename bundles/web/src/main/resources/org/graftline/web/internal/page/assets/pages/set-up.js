import { post } from '../api.js';
import { Field, Form, go, html, title, useEffect } from '../ui.js';

export function SetUp({ done }) {
  useEffect(() => title('First administrator'), []);
  const token = location.hash.match(/^#first\/(.+)$/)?.[1] ?? ''; // the address that the console prints
  const send = async data => {
    const who = await post('/first-administrator', {
      token: data.get('token'), name: data.get('name'), login: data.get('login'), password: data.get('password'),
      alsoDirector: data.get('alsoDirector') === 'on',
    });
    go('/'); // also takes the token out of the address bar
    done(who);
  };
  return html`
    <div class="head"><h1 tabindex="-1">First administrator</h1>
      <p class="quiet">This installation has no administrator yet. The token on the console of the server proves that you may become the first; it works once.</p></div>
    <${Form} send=${send} action="Become administrator">
      <${Field} label="Token" hint="32 letters and digits, printed on the console when the server started"><input name="token" value=${token} autocomplete="off" spellcheck=${false} required autofocus=${!token} /><//>
      <${Field} label="Your name" hint="As it should be printed on records and reports"><input name="name" autocomplete="name" required autofocus=${!!token} /><//>
      <${Field} label="Log-in name"><input name="login" autocomplete="username" autocapitalize="none" spellcheck=${false} required /><//>
      <${Field} label="Password" hint="At least 12 characters; a few unrelated words are easy to remember"><input name="password" type="password" autocomplete="new-password" minlength="12" required /><//>
      <label class="check"><input name="alsoDirector" type="checkbox" checked /><div>I also direct studies here<span class="hint">An administrator alone keeps people and the audit, and sees no study.</span></div></label>
    <//>`;
}
