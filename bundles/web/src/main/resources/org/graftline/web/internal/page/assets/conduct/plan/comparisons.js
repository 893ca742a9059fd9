import { html } from '../../ui.js';
import { FIELDS } from './words.js';

/** Which arms are compared: each with the control, or pairs that are named. */
export function Comparisons({ plan, change, disabled, study }) {
  const [label, hint] = FIELDS.contrasts;
  const pairs = plan.contrasts;
  const arms = (study.arms ?? []).map(arm => arm.name);
  const control = study.arms?.find(arm => arm.role === 'CONTROL')?.name ?? arms[0];
  const next = () => {
    const free = arms.filter(arm => arm !== control).find(arm => !pairs.some(pair => pair.arm === arm && pair.against === control));
    change({ contrasts: [...pairs, { arm: free ?? arms.find(arm => arm !== control), against: control }] });
  };
  const set = (at, values) => change({ contrasts: pairs.map((pair, place) => place === at ? { ...pair, ...values } : pair) });
  const select = (at, key, words) => html`<select aria-label=${words} disabled=${disabled} value=${pairs[at][key]} onChange=${event => set(at, { [key]: event.target.value })}>
    ${arms.map(arm => html`<option key=${arm} value=${arm} selected=${pairs[at][key] === arm}>${arm}</option>`)}</select>`;
  return html`<fieldset class="ticks" aria-describedby="about-contrasts"><legend>${label}</legend><p class="hint" id="about-contrasts">${hint}</p>
    ${study.blinded ? html`<p class="note">Comparisons name the arms, and this study is blinded for you: they are not shown and stay as they are.</p>` : html`
      ${pairs.length === 0 && html`<p>Each arm with the control.</p>`}
      ${pairs.map((pair, at) => html`<div class="pair" key=${at}>${select(at, 'arm', `Comparison ${at + 1}: arm`)}<span>with</span>${select(at, 'against', `Comparison ${at + 1}: compared with`)}
        ${!disabled && html`<button type="button" class="plain" aria-label=${`Remove comparison ${at + 1}`} onClick=${() => change({ contrasts: pairs.filter((_, place) => place !== at) })}>Remove</button>`}</div>`)}
      ${!disabled && (arms.length < 2 ? html`<p class="quiet">The study has no two arms to name yet.</p>`
        : html`<button type="button" class="second" onClick=${next}>${pairs.length === 0 ? 'Name pairs instead' : 'Add a pair'}</button>`)}`}</fieldset>`;
}
