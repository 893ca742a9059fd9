import { Field, html } from '../../ui.js';

export const FORMULAS = [
  ['HALF_LENGTH_WIDTH_SQUARED', 'L × W² / 2'], ['ELLIPSOID_LENGTH_WIDTH_SQUARED', 'π/6 × L × W²'], ['ELLIPSOID_LENGTH_WIDTH_HEIGHT', 'π/6 × L × W × H'], ['AS_REPORTED', 'as reported: the device says the volume'],
];
export const RULES = [
  ['ONE_DATE', 'one date for all mice'], ['BY_COHORT', 'one date for each cohort'], ['BY_MOUSE', 'each its own, when it is enrolled'],
];
const zones = Intl.supportedValuesOf ? Intl.supportedValuesOf('timeZone') : [];

export function Basics({ draft, change, withFormula = true }) {
  const set = key => event => change({ [key]: event.target.value });
  return html`<div class="stack wide">
    <${Field} label="Title" hint="What the study is about, in words"><input value=${draft.title} onInput=${set('title')} required maxlength="300" /><//>
    <div class="row">
      <${Field} label="Time zone" hint="Of the laboratory"><input list="zones" value=${draft.zone} onInput=${set('zone')} required /><datalist id="zones">${zones.map(zone => html`<option value=${zone} />`)}</datalist><//>
      ${withFormula && html`<${Field} label="Volume formula" hint="Stored with each volume"><select value=${draft.formula} onChange=${set('formula')}>${FORMULAS.map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select><//>`}
    </div></div>`;
}

export function Calendar({ draft, change, withDayZero = true }) {
  const set = key => event => change({ [key]: event.target.value });
  return html`<div class="row">
    <${Field} label="The study starts on" hint="From this day the protocol governs"><input type="date" value=${draft.startsOn} onInput=${set('startsOn')} required /><//>
    ${withDayZero && html`<${Field} label="Day 0 of the study" hint="The day of randomization; the visits are counted from it"><input type="date" value=${draft.dayZero} onInput=${set('dayZero')} required /><//>`}
    </div><div class="row"><${Field} label="Day 0 of a mouse"><select value=${draft.dayZeroRule} onChange=${set('dayZeroRule')}>${RULES.map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select><//>
    <${Field} label="Use"><select value=${draft.use} onChange=${set('use')}><option value="STUDY">a study with animals</option><option value="TEMPLATE">a template that others are copied from</option></select><//>
  </div>`;
}
