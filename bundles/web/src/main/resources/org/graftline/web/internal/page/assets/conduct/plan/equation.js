import { html } from '../../ui.js';

const days = text => text.split(/[\s,;]+/).filter(Boolean).join(', ');

/** A term: what is shown, what is read out, what it means. */
const sub = (letter, index) => html`<i>${letter}</i><sub>${index}</sub>`;
const t = html`<i>t</i><sub>k</sub>`;

const COURSES = {
  LINE: () => [{ shown: html`(${sub('β', '1')} + ${sub('τ', 'a')}) ${t}`, said: 'beta 1 plus tau a, times t k', means: [['τₐ', 'what arm a changes in the growth rate; 0 for the control']] }],
  SPLINE: plan => [{ shown: html`<i>f</i>(${t}) + ${sub('τ', 'a')}(${t})`, said: 'f of t k, plus tau a of t k',
    means: [['f, τₐ', `splines with knots on ${days(plan.knots) || 'days to be named'}; τₐ is what arm a changes, 0 on day 0 and for the control`]] }],
  BREAKPOINT: plan => [
    { shown: html`(${sub('β', '1')} + ${sub('τ', 'a')}) ${t}`, said: 'beta 1 plus tau a, times t k', means: [['τₐ', 'what arm a changes in the growth rate; 0 for the control']] },
    { shown: html`(${sub('β', '2')} + ${sub('υ', 'a')}) (${t} − ${plan.breakDay || '?'})<sub>+</sub>`, said: `beta 2 plus upsilon a, times the days after day ${plan.breakDay || 'to be named'}`, means: [['υₐ', 'what arm a changes in the bend']] }],
};

function terms(plan) {
  const all = plan.reading === 'ALL';
  return [
    { shown: sub('β', '0'), said: 'beta 0', means: [['β₀', 'the mean on day 0, of all arms']] },
    ...COURSES[plan.shape](plan),
    { shown: html`${sub('b', '0i')} + ${sub('b', '1i')} ${t}`, said: 'b 0 i plus b 1 i times t k', means: [['bᵢ', 'donor i’s own line']] },
    ...plan.donorEffect === 'AS_THE_DESIGN_CARRIES' ? [{ shown: html`${sub('d', 'ia')} ${t}`, said: 'd i a times t k', means: [['dᵢₐ', 'donor i’s own response to arm a']] }] : [],
    { shown: html`${sub('m', '0ij')} + ${sub('m', '1ij')} ${t}`, said: 'm 0 i j plus m 1 i j times t k', means: [['mᵢⱼ', 'mouse j’s own line']] },
    ...all ? [{ shown: sub('v', 'ijk'), said: 'v i j k', means: [['vᵢⱼₖ', 'what the readings of a visit have in common']] }] : [],
    { shown: sub('ε', all ? 'ijkl' : 'ijk'), said: all ? 'epsilon i j k l' : 'epsilon i j k', means: [[all ? 'εᵢⱼₖₗ' : 'εᵢⱼₖ', 'scatter of a reading']] },
  ];
}

const SPREADS = {
  CONSTANT: [html`<i>σ</i>`, 'sigma'], BY_ARM: [sub('σ', 'a'), 'sigma a'],
  POWER_OF_MEAN: [html`<i>σ</i> V̂<sub>ijk</sub><sup>θ</sup>`, 'sigma times the fitted volume to the power theta'],
};

const joined = (parts, word) => parts.map((part, at) => html`${at > 0 && word}${part}`);

/** The model of a plan as it is being written. */
export function Equation({ plan }) {
  const index = plan.reading === 'ALL' ? 'ijkl' : 'ijk';
  const right = terms(plan);
  const spreads = Object.keys(SPREADS).filter(name => plan.variances.includes(name)).map(name => SPREADS[name]);
  const beside = plan.covariates.includes('DIAGNOSIS');
  return html`<div class="model" role="group" aria-label="Model equation">
    <p class="equation" role="math" aria-label=${`log V ${index.split('').join(' ')} equals ${right.map(term => term.said).join(', plus ')}`}>
      <span>log <i>V</i><sub>${index}</sub> = </span>${right.map((term, at) => html`<span key=${at}>${at > 0 && '+ '}${term.shown} </span>`)}</p>
    <p class="equation" role="math" aria-label=${`Standard deviation of epsilon: ${spreads.map(([, said]) => said).join(', or ')}`}>
      <span>sd(<i>ε</i><sub>${index}</sub>) = </span>${joined(spreads.map(([shown]) => html`<span>${shown}</span>`), html`<span class="quiet"> or </span>`)}</p>
    ${beside && html`<p class="equation" role="math" aria-label="In a model beside it: plus gamma d i plus omega a d i, times t k"><span class="quiet">beside it: </span><span>+ (<i>γ</i><sub>d(i)</sub> + <i>ω</i><sub>a d(i)</sub>) ${t}</span></p>`}
    <p class="where">donor <i>i</i>, mouse <i>j</i> in arm <i>a</i>, visit <i>k</i> on day ${t}${plan.reading === 'ALL' && html`, reading <i>l</i>`}${beside && html`, diagnosis <i>d</i>(<i>i</i>)`}</p>
    <details><summary>What the letters mean</summary><dl class="pairs">${right.flatMap(term => term.means).map(([letter, words]) => html`<dt key=${letter}>${letter}</dt><dd>${words}</dd>`)}
      <dt>σ, θ</dt><dd>size of the scatter, and how it follows the fitted volume V̂</dd></dl></details></div>`;
}
