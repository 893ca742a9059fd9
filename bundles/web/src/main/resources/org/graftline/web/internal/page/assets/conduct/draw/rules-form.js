import { put } from '../../api.js';
import { Field, Form, html, useState } from '../../ui.js';

export const METHODS = {
  ALL_AT_ONCE: ['All at once', 'A random draw among the allocations that meet the balance rule'],
  PERMUTED_BLOCKS: ['As they come: permuted blocks', 'Blocks of varying size within donor'],
  MINIMIZATION: ['As they come: minimization', 'Pocock and Simon within donor, with a random element'],
};
const CAGES = { IGNORED: 'mean nothing for the draw', SPREAD: 'hold every arm as evenly as they can', WHOLE: 'get one arm as a whole (the cage is the experimental unit)' };
const UNITS = { SD: 'standard deviations', PERCENT: '% of the mean' };

export const unitWords = unit => UNITS[unit] ?? UNITS.SD;

/** The rules as a paragraph that can be read aloud. */
export function RulesInWords({ rules }) {
  const range = [rules.minVolumeMm3 && `at least ${rules.minVolumeMm3} mm³`, rules.maxVolumeMm3 && `at most ${rules.maxVolumeMm3} mm³`].filter(Boolean).join(' and ');
  const extra = {
    ALL_AT_ONCE: rules.balance ? `Within a donor, arm means of volume lie at most ${rules.balance.most} ${unitWords(rules.balance.unit)} apart; ${rules.tries.toLocaleString('en-US')} random allocations are tried.` : 'Every allocation is acceptable.',
    PERMUTED_BLOCKS: `A block holds the ratios ${rules.blockMultiples.join(' or ')} times.`,
    MINIMIZATION: `The arm with the smallest imbalance is taken with chance ${rules.preferred}${rules.volumeCutsMm3.length ? `; volume classes part at ${rules.volumeCutsMm3.join(', ')} mm³` : ''}.`,
  }[rules.method];
  return html`<dl class="pairs">
    <dt>Arms</dt><dd>${rules.arms.map(({ arm, ratio }) => `${arm} ${ratio}`).join(' : ')}, within each donor</dd>
    <dt>Eligible</dt><dd>${range ? `Tumor ${range}` : 'Any measured tumor'}${rules.minWeightG ? `, body weight at least ${rules.minWeightG} g` : ''}${rules.freshHours ? `, read within ${rules.freshHours} hours` : ''}</dd>
    <dt>Method</dt><dd>${METHODS[rules.method][0]}. ${extra}</dd>
    <dt>Cages</dt><dd>${CAGES[rules.cages]}</dd>
    <dt>Version</dt><dd>${rules.version}; the versions before stay in the ledger</dd></dl>`;
}

/** All rules of enrollment in one form. */
export function RulesForm({ path, rules, arms, done, cancel }) {
  const [method, setMethod] = useState(rules.method);
  const [balanced, setBalanced] = useState(rules.balance !== null);
  const ratioOf = name => rules.version === 0 ? 1 : rules.arms.find(share => share.arm === name)?.ratio ?? '';
  const send = async data => {
    const text = key => data.get(key)?.trim() || null;
    const numbers = key => (data.get(key) ?? '').split(/[\s,;]+/).filter(Boolean);
    await put(`${path}/enrollment-rules`, {
      version: rules.version, method, cages: data.get('cages'), minVolumeMm3: text('min'), maxVolumeMm3: text('max'), minWeightG: text('weight'), freshHours: text('fresh') ? Number(text('fresh')) : null,
      arms: arms.map(({ name }) => ({ arm: name, ratio: data.get(`ratio/${name}`).trim() })).filter(share => share.ratio !== '').map(share => ({ arm: share.arm, ratio: Number(share.ratio) })),
      balance: method === 'ALL_AT_ONCE' && balanced ? { most: data.get('most').trim(), unit: data.get('unit') } : method === 'ALL_AT_ONCE' ? null : rules.balance,
      tries: data.has('tries') ? Number(data.get('tries')) : rules.tries, blockMultiples: data.has('multiples') ? numbers('multiples').map(Number) : rules.blockMultiples,
      preferred: data.has('preferred') ? data.get('preferred').trim() : rules.preferred, volumeCutsMm3: data.has('cuts') ? numbers('cuts') : rules.volumeCutsMm3, why: data.get('why'),
    });
    done();
  };
  if (arms.length < 2) return html`<p class="note warn">The study has ${arms.length === 0 ? 'no arm' : 'one arm only'}: there is nothing to draw between. Add its arms first.</p>`;
  return html`<${Form} send=${send} action="Save the rules" class="design" second=${cancel && html`<button type="button" class="second" onClick=${cancel}>Leave as they are</button>`}>
    <fieldset><legend>Arms and their ratios</legend><div class="row">${arms.map(({ name }) => html`
      <${Field} key=${name} label=${name} hint="Whole number; empty leaves it out"><input name=${`ratio/${name}`} inputmode="numeric" defaultValue=${ratioOf(name)} /><//>`)}</div></fieldset>
    <fieldset><legend>Who is eligible</legend><div class="row">
      <${Field} label="Smallest volume (mm³)" hint="May stay empty"><input name="min" inputmode="decimal" defaultValue=${rules.minVolumeMm3 ?? ''} /><//>
      <${Field} label="Largest volume (mm³)" hint="May stay empty"><input name="max" inputmode="decimal" defaultValue=${rules.maxVolumeMm3 ?? ''} /><//>
      <${Field} label="Smallest weight (g)" hint="May stay empty"><input name="weight" inputmode="decimal" defaultValue=${rules.minWeightG ?? ''} /><//>
      <${Field} label="Volume not older than (hours)" hint="May stay empty"><input name="fresh" type="number" min="1" defaultValue=${rules.freshHours ?? ''} /><//></div></fieldset>
    <fieldset><legend>How mice are drawn</legend><div class="row">
      <${Field} label="Method" hint=${METHODS[method][1]}><select name="method" value=${method} onChange=${e => setMethod(e.target.value)}>${Object.entries(METHODS).map(([name, [words]]) => html`<option value=${name}>${words}</option>`)}</select><//>
      <${Field} label="Cages" hint="What they mean for the draw"><select name="cages" defaultValue=${rules.cages}>${Object.entries(CAGES).map(([name, words]) => html`<option value=${name} selected=${name === rules.cages}>${words}</option>`)}</select><//></div>
      ${method === 'ALL_AT_ONCE' && html`<label class="check"><input type="checkbox" checked=${balanced} onChange=${e => setBalanced(e.target.checked)} /><div>Arm means of volume may not lie far apart within a donor<span class="hint">A draw that breaks the rule is thrown away and drawn again; nothing is searched for the best.</span></div></label>
        <div class="row">${balanced && html`
          <${Field} label="Largest difference" hint="Between the largest and the smallest arm mean"><input name="most" inputmode="decimal" required defaultValue=${rules.balance?.most ?? '0.5'} /><//>
          <${Field} label="In" hint="Of the donor's mice in the draw"><select name="unit">${Object.entries(UNITS).map(([name, words]) => html`<option value=${name} selected=${name === rules.balance?.unit}>${words}</option>`)}</select><//>`}
          <${Field} label="Tries for each donor" hint="Then the draw is refused"><input name="tries" type="number" min="1" max="1000000" required defaultValue=${rules.tries} /><//></div>`}
      ${method === 'PERMUTED_BLOCKS' && html`<${Field} label="Block sizes" hint="In sets of the ratios, drawn anew for each block, such as 1, 2"><input name="multiples" required defaultValue=${rules.blockMultiples.join(', ')} /><//>`}
      ${method === 'MINIMIZATION' && html`<div class="row"><${Field} label="Chance of the arm that balances best" hint="Below 1 keeps the next arm unknown; 0.8 is usual"><input name="preferred" inputmode="decimal" required defaultValue=${rules.preferred} /><//>
        <${Field} label="Volume classes part at (mm³)" hint="Rising; empty where volume is no factor"><input name="cuts" defaultValue=${rules.volumeCutsMm3.join(', ')} /><//></div>`}</fieldset>
    <${Field} label="Why are they set so?" hint="Stands in the ledger for good"><input name="why" required /><//>
  <//>`;
}
