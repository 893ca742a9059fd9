import { put } from '../../api.js';
import { Field, Form, html, useState } from '../../ui.js';
import { Comparisons } from './comparisons.js';
import { Equation } from './equation.js';
import { RequiredParts } from './required-parts.js';
import { CHOICES, FIELDS } from './words.js';

/** A plan as the form holds it: texts as they are typed. */
function typed({ course, ...plan }, parts) {
  return { ...plan, parts, shape: course.shape, knots: course.knots.join(', '), breakDay: course.breakDay ?? '', plannedDays: course.plannedDays.join(', '),
    fromDay: plan.fromDay ?? '', toDay: plan.toDay ?? '', limitMm3: plan.limitMm3 ?? '', delta: plan.delta ?? '' };
}

/** What the server is sent: a field that does not apply is not sent, whatever was typed before. */
function sent({ shape, knots, breakDay, plannedDays, ...plan }) {
  const number = text => text.trim() || null;
  const days = text => text.split(/[\s,;]+/).filter(Boolean);
  return { ...plan, fromDay: number(plan.fromDay), toDay: number(plan.toDay), limitMm3: number(plan.limitMm3), alpha: plan.alpha.trim(),
    delta: plan.sensitivities.includes('DELTA_ADJUSTED') ? number(plan.delta) : null,
    course: { shape, knots: shape === 'SPLINE' ? days(knots) : [], breakDay: shape === 'BREAKPOINT' ? number(breakDay) : null, plannedDays: days(plannedDays) } };
}

/** The form of the plan, with its equation above it; `lead` stands between the two, `tail` below. */
export function PlanForm({ path, inForce, study, may, locked, done, children }) {
  const order = inForce.parts.map(part => part.id);
  const inOrder = ids => [...order.filter(id => ids.includes(id)), ...ids.filter(id => !order.includes(id))];
  const saved = typed(inForce.plan, inOrder(inForce.requiredParts));
  const defaults = typed(inForce.defaults, inOrder(inForce.defaultParts));
  const [plan, setPlan] = useState(saved);
  const change = values => setPlan(before => ({ ...before, ...values }));
  const dirty = JSON.stringify(sent(plan)) !== JSON.stringify(sent(saved));
  const isDefault = JSON.stringify(sent(plan)) === JSON.stringify(sent(defaults));
  const send = async data => {
    done(await put(path, { ...sent(plan), version: inForce.version, reason: data.get('reason') }));
  };
  const part = { plan, change, disabled: !may };
  const fields = html`
    <${Group} words="Window"><div class="row top-row"><${Typed} ...${part} name="fromDay" /><${Typed} ...${part} name="toDay" /></div><//>
    <${Group} words="Time course">
      <${Choice} ...${part} name="shape" />
      ${plan.shape === 'SPLINE' && html`<${Typed} ...${part} name="knots" required />`}
      ${plan.shape === 'BREAKPOINT' && html`<${Typed} ...${part} name="breakDay" required />`}
      <${Typed} ...${part} name="plannedDays" /><//>
    <${Group} words="Model">
      <${Choice} ...${part} name="donorEffect" />
      <${Ticks} ...${part} name="variances" always="POWER_OF_MEAN" />
      <${Choice} ...${part} name="df" /><//>
    <${Group} words="Readings and limit">
      <${Choice} ...${part} name="reading" />
      <${Typed} ...${part} name="limitMm3" /><//>
    <${Group} words="Comparisons">
      <${Comparisons} ...${part} study=${study} />
      <${Choice} ...${part} name="multiplicity" />
      <${Typed} ...${part} name="alpha" required /><//>
    <${Group} words="Beside the primary analysis">
      <${Ticks} ...${part} name="sensitivities" />
      ${plan.sensitivities.includes('DELTA_ADJUSTED') && html`<${Typed} ...${part} name="delta" required />`}
      <${Ticks} ...${part} name="covariates" /><//>
    <${Group} words="Report"><${RequiredParts} ...${part} offered=${inForce.parts} /><//>`;
  const reset = may && !isDefault && html`<button type="button" class="plain" onClick=${() => setPlan({ ...defaults, contrasts: study.blinded ? plan.contrasts : [] })}>Fill in the defaults</button>`;
  const undo = may && dirty && html`<button type="button" class="plain" onClick=${() => setPlan(saved)}>Leave it as it was</button>`;
  return html`<div class="planning"><${Equation} plan=${plan} />
    ${children(dirty)}
    <section><h2>The plan</h2>
      ${may ? html`<${Form} send=${send} action=${locked ? 'Save as a post hoc change' : 'Save the plan'} class="design plan" second=${html`${undo}${reset}`}>
        ${fields}
        <div class="reason">${dirty && locked && html`<p class="note warn"><strong>The plan is locked</strong>What you save now is marked post hoc, here and in the report.</p>`}
          <${Field} label="Why is it so?" hint="Stands in the ledger for good; the number of the protocol is enough"><input name="reason" required maxlength="1000" /><//></div>
      <//>` : html`<p class="quiet">You may read the plan. A director of the study changes and locks it.</p><div class="design plan">${fields}</div>`}</section></div>`;
}

function Group({ words, children }) {
  return html`<fieldset class="group"><legend>${words}</legend>${children}</fieldset>`;
}

function Typed({ plan, change, disabled, name, required }) {
  const [label, hint] = FIELDS[name];
  return html`<${Field} label=${label} hint=${hint}><input name=${name} inputmode="decimal" autocomplete="off" class="short" required=${required} disabled=${disabled}
    value=${plan[name]} onInput=${event => change({ [name]: event.target.value })} /><//>`;
}

function Choice({ plan, change, disabled, name }) {
  const [label, hint] = FIELDS[name];
  return html`<${Field} label=${label} hint=${hint}><select name=${name} disabled=${disabled} value=${plan[name]} onChange=${event => change({ [name]: event.target.value })}>
    ${Object.entries(CHOICES[name]).map(([value, [words]]) => html`<option key=${value} value=${value} selected=${plan[name] === value}>${words[0].toUpperCase() + words.slice(1)}</option>`)}</select><//>`;
}

function Ticks({ plan, change, disabled, name, always }) {
  const [label, hint] = FIELDS[name];
  const order = Object.keys(CHOICES[name]);
  const turn = (value, on) => {
    const values = order.filter(one => one === value ? on : plan[name].includes(one));
    change(value === 'DELTA_ADJUSTED' && on && !plan.delta ? { [name]: values, delta: '0.05' } : { [name]: values });
  };
  return html`<fieldset class="ticks" aria-describedby=${`about-${name}`}><legend>${label}</legend><p class="hint" id=${`about-${name}`}>${hint}</p>
    ${order.map(value => html`<label class="check" key=${value}><input type="checkbox" name=${name} value=${value} disabled=${disabled || value === always} checked=${plan[name].includes(value)} onChange=${event => turn(value, event.target.checked)} />
      <div>${CHOICES[name][value][0][0].toUpperCase() + CHOICES[name][value][0].slice(1)}${CHOICES[name][value][1] && html`<span class="hint">${CHOICES[name][value][1]}</span>`}</div></label>`)}</fieldset>`;
}
