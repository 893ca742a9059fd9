import { html } from '../../ui.js';
import { FIELDS } from './words.js';

/** The parts of the report, ticked where it must not be signed without them; one that nothing here makes stays in sight. */
export function RequiredParts({ plan, change, disabled, offered }) {
  const gone = plan.parts.filter(id => !offered.some(part => part.id === id)).map(id => ({ id, heading: id, gone: true }));
  const all = [...offered, ...gone];
  const turn = (id, on) => change({ parts: all.map(part => part.id).filter(one => one === id ? on : plan.parts.includes(one)) });
  return html`<fieldset class="ticks columns" aria-describedby="about-parts"><legend>${FIELDS.parts[0]}</legend><p class="hint" id="about-parts">${FIELDS.parts[1]}</p>
    ${all.map(part => html`<label class="check" key=${part.id}><input type="checkbox" name="parts" value=${part.id} disabled=${disabled} checked=${plan.parts.includes(part.id)} onChange=${event => turn(part.id, event.target.checked)} />
      <div>${part.heading}${part.gone && html`<span class="hint">No bundle of this installation makes it</span>`}</div></label>`)}</fieldset>`;
}
