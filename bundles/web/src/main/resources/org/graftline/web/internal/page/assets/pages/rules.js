import { get, put, encode } from '../api.js';
import { CAUTION, PRESETS, withPreset } from '../conduct/alerts/presets.js';
import { Field, Form, Loaded, html, useLoaded, useState } from '../ui.js';

const QUANTITIES = {
  TUMOR_VOLUME: ['Volume of one tumor', 'mm³'], LENGTH: ['Longest diameter', 'mm'], MEAN_DIAMETER: ['Mean of length and width', 'mm'], TUMOR_BURDEN: ['All tumors of the mouse together', 'mm³'],
  WEIGHT_LOSS: ['Weight lost from the start', '%'], WEIGHT_LOSS_FROM_PEAK: ['Weight lost from the highest', '%'], ULCERATION_SCORE: ['Ulceration score', ''],
  BURDEN_OF_WEIGHT: ['All tumors against the body weight', '%'], WEIGHT_LOSS_WITHOUT_TUMOR: ['Weight lost without the tumors', '%'], BODY_CONDITION_SCORE: ['Body condition score', ''],
};
const reachedAt = quantity => quantity === 'BODY_CONDITION_SCORE' ? 'At or below' : 'At or above';
const TIERS = { WATCH: 'watch: look closer', STOP: 'stop: humane endpoint' };

/** How a study is measured: its limits, its reasons, what is kept from whom. */
export function Rules({ study }) {
  const path = `/studies/${encode(study.code)}/bench/rules`;
  const loaded = useLoaded(() => get(path), [path]);
  const [saved, setSaved] = useState(false);
  const done = () => { setSaved(true); loaded.again(); scrollTo(0, 0); };
  return html`${saved && html`<p class="note okay" role="status">The rules are saved and hold from the next reading on.</p>`}
    <${Loaded} from=${loaded} what="the rules">${rules => html`<${Edit} key=${rules.version} path=${path} rules=${rules} may=${study.may.includes('CHANGE_STUDY')} done=${done} />`}<//>`;
}

function Edit({ path, rules, may, done }) {
  const [limits, setLimits] = useState(rules.limits.map((limit, i) => ({ ...limit, id: i })));
  const change = (id, key, value) => setLimits(limits.map(limit => limit.id === id ? { ...limit, [key]: value } : limit));
  const add = () => setLimits([...limits, { id: Math.max(-1, ...limits.map(l => l.id)) + 1, quantity: 'TUMOR_VOLUME', threshold: '', tier: 'STOP' }]);
  const send = async data => {
    const lines = key => data.get(key).split('\n').map(line => line.trim()).filter(Boolean);
    await put(path, {
      dayZero: data.get('dayZero') || null, independent: data.get('independent') === 'on', blinded: data.getAll('blinded'), impliedDecimals: Number(data.get('impliedDecimals')),
      smallestMm: data.get('smallestMm').trim() || null, limits: limits.map(({ quantity, threshold, tier }) => ({ quantity, threshold: threshold.trim(), tier })),
      keepReasons: lines('keepReasons'), missingReasons: lines('missingReasons'), version: rules.version, why: data.get('why'),
    });
    done();
  };
  return html`<section><h2>How this study is measured</h2>
    <p class="quiet">${rules.version === 0 ? 'Nobody has set these yet; what stands here holds until somebody does.' : `Version ${rules.version}; the versions before stay in the ledger.`}</p>
    <${Form} send=${send} action="Save the rules" class="design">
      <fieldset disabled=${!may}><legend class="unseen">Rules</legend>
        <div class="row">
          <${Field} label="Study day 0" hint="The calendar date; empty where the study has none"><input name="dayZero" type="date" defaultValue=${rules.dayZero ?? ''} /><//>
          <${Field} label="Implied decimals" hint="1 reads 084 as 8.4; 0 for points that are typed"><input name="impliedDecimals" type="number" min="0" max="3" defaultValue=${rules.impliedDecimals} required /><//>
          <${Field} label="Smallest diameter (mm)" hint="Below it a tumor is too small; may stay empty"><input name="smallestMm" inputmode="decimal" defaultValue=${rules.smallestMm ?? ''} /><//>
        </div>
        <label class="check"><input type="checkbox" name="independent" defaultChecked=${rules.independent} /><div>Readings are independent<span class="hint">Earlier values, and a colleague's of the day, appear only after one's own is saved.</span></div></label>
        <div><p><strong>Never told an arm</strong><span class="hint">Read-only people never are, unless one of them is told by name under “Blinding”.</span></p><div class="checks">${[['TECHNICIAN', 'technicians'], ['SCIENTIST', 'scientists'], ['DIRECTOR', 'directors'], ['QA', 'quality assurance']].map(([role, words]) => html`
          <label class="check"><input type="checkbox" name="blinded" value=${role} defaultChecked=${rules.blinded?.includes(role)} />${words}</label>`)}</div></div>
        <div class="stack wide"><p><strong>Limits of the protocol</strong><span class="hint">Reaching one raises an alert; it never stops an entry.</span></p>
          ${limits.map(limit => html`<div class="row" key=${limit.id}>
            <${Field} label="What"><select value=${limit.quantity} onChange=${e => change(limit.id, 'quantity', e.target.value)}>${Object.entries(QUANTITIES).map(([name, [words]]) => html`<option value=${name}>${words}</option>`)}</select><//>
            <${Field} label=${`${reachedAt(limit.quantity)}${QUANTITIES[limit.quantity][1] ? ` (${QUANTITIES[limit.quantity][1]})` : ''}`}><input inputmode="decimal" value=${limit.threshold} onInput=${e => change(limit.id, 'threshold', e.target.value)} required /><//>
            <${Field} label="How urgent"><select value=${limit.tier} onChange=${e => change(limit.id, 'tier', e.target.value)}>${Object.entries(TIERS).map(([name, words]) => html`<option value=${name}>${words}</option>`)}</select><//>
            <button type="button" class="plain" onClick=${() => setLimits(limits.filter(l => l.id !== limit.id))}>Take out</button></div>`)}
          ${may && html`<button type="button" class="second" onClick=${add}>Add a limit</button>
            <${Presets} fill=${preset => setLimits(withPreset(limits, preset))} />`}</div>
        <div class="row">
          <${Field} label="Reasons to keep a questioned reading" hint="One a line, at most nine: the digits at the Bench"><textarea name="keepReasons" required defaultValue=${rules.keepReasons.join('\n')} rows="5"></textarea><//>
          <${Field} label="Reasons why a mouse is not measured" hint="One a line, at most nine"><textarea name="missingReasons" required defaultValue=${rules.missingReasons.join('\n')} rows="5"></textarea><//></div>
        ${may && html`<${Field} label="Why are they changed?" hint="Stands in the ledger for good"><input name="why" required /><//>`}
      </fieldset>
    <//></section>`;
}

/** Limits of published policies: filled in by choice, then to be edited like any other. */
function Presets({ fill }) {
  const [chosen, setChosen] = useState('');
  const preset = PRESETS[Number(chosen)];
  return html`<details><summary>Fill in limits of a published policy</summary>
    <p class="quiet">Policies differ, and none of them is yours: what holds is what this study's protocol says. ${CAUTION}</p>
    <${Field} label="Policy"><select value=${chosen} onChange=${event => setChosen(event.target.value)}><option value="">choose one</option>${PRESETS.map((one, i) => html`<option value=${i}>${one.name}</option>`)}</select><//>
    ${chosen !== '' && html`<p>“${preset.says}” <span class="quiet">${preset.source}. ${preset.note ?? ''}</span></p>
      <button type="button" class="second" onClick=${() => fill(preset)}>Fill in its limits</button>`}</details>`;
}
