import { encode, get, post, remove } from '../api.js';
import { Field, Form, Loaded, Refused, html, title, useEffect, useLoaded, useState } from '../ui.js';
import { moment } from '../words.js';

const SCOPES = { READ: 'read', IMPORT: 'import' };

/** One's own tokens for scripts. */
export function Tokens() {
  const loaded = useLoaded(() => get('/tokens'), []);
  const [issued, setIssued] = useState(null);
  useEffect(() => title('Tokens'), []);
  const issue = async (data, form) => {
    setIssued(await post('/tokens', { label: data.get('label').trim(), scope: data.get('scope'), study: data.get('study').trim() || undefined, days: Number(data.get('days')) }));
    form.reset();
    loaded.again();
  };
  return html`
    <div class="head"><h1 tabindex="-1">Tokens</h1><p class="quiet">A token lets a script act in your name, with less than you may: it reads, or it imports. It ends on its day, when you take it back, and when you are disabled.</p></div>
    <section><h2>Yours</h2><${Loaded} from=${loaded} what="the tokens">${({ tokens }) => html`<${TokenList} tokens=${tokens} changed=${loaded.again} />`}<//></section>
    <section class="write"><h2>Issue a token</h2>
      ${issued && html`<div class="note okay" role="status"><strong>Copy it now: it is shown this once</strong><code>${issued.secret}</code><p>A script sends it in the header <code>Authorization: Bearer …</code></p></div>`}
      <${Form} send=${issue} action="Issue the token" class="stack">
        <${Field} label="What it is for"><input name="label" required maxlength="120" autocomplete="off" /><//>
        <${Field} label="It may"><select name="scope"><option value="READ">read the study and its reports</option><option value="IMPORT">import files and read the study</option></select><//>
        <${Field} label="Study" hint="Its code; empty for every study, if you have the role for every study"><input name="study" autocomplete="off" spellcheck=${false} /><//>
        <${Field} label="For how many days" hint="1 to 366"><input name="days" type="number" min="1" max="366" defaultValue="90" required /><//><//></section>`;
}

/** Tokens of a person, with what ends them. */
export function TokenList({ tokens, changed }) {
  const [problem, setProblem] = useState(null);
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const end = token => remove(`/tokens/${encode(token.token)}`).then(() => { setProblem(null); changed(); }, setProblem);
  return html`<${Refused} problem=${problem} />
    ${tokens.length === 0 ? html`<p class="quiet">There are none.</p>` : html`<div class="scroll"><table><thead><tr><th>For</th><th>May</th><th>Study</th><th>Until</th><th>Last used</th><th>State</th><th><span class="unseen">End</span></th></tr></thead>
      <tbody>${tokens.map(token => html`<tr key=${token.token}><th>${token.label}</th><td>${SCOPES[token.scope]}</td><td>${token.study ?? 'every study'}</td><td>${moment(token.expires, zone)}</td>
        <td>${token.lastUsed ? moment(token.lastUsed, zone) : 'never'}</td><td>${token.active ? 'active' : html`<span class="mark">over</span>`}</td>
        <td class="write">${token.active && html`<button class="plain" aria-label=${`Take back ${token.label}`} onClick=${() => end(token)}>Take back</button>`}</td></tr>`)}</tbody></table></div>`}`;
}
