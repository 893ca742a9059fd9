import { post } from '../api.js';
import { Providers } from './single-sign-on.js';
import { Field, Form, Link, html, title, useEffect } from '../ui.js';

export function LogIn({ done, providers = [] }) {
  useEffect(() => title('Log in'), []);
  const send = async data => done(await post('/session', { login: data.get('login'), password: data.get('password') }));
  return html`
    <div class="head"><h1 tabindex="-1">Log in</h1><p class="quiet">Everything you record here carries your name.</p></div>
    <${Form} send=${send} action="Log in">
      <${Field} label="Log-in name"><input name="login" autocomplete="username" autocapitalize="none" spellcheck=${false} required autofocus /><//>
      <${Field} label="Password"><input name="password" type="password" autocomplete="current-password" required /><//>
    <//>
    ${providers.length > 0 && html`<${Providers} providers=${providers} />`}
    <p class="quiet small">At the Bench? <${Link} to="/bench/sign-in">Sign in by badge and PIN<//></p>`;
}
