import { encode, get, getWhenReady } from '../api.js';
import { Link, Loaded, Refused, html, useLoaded, useState } from '../ui.js';
import { ENDPOINTS, count, day, estimate, probability, size } from '../words.js';
import { Sight } from '../conduct/setup/locks.js';
import { Desk } from '../conduct/desk/desk.js';
import { Figure } from '../controls/figure.js';

/** The first thing a director sees: the result in two sentences, the curves, what to be careful about, where it comes from. */
export function Overview({ study, changed }) {
  return study.blinded ? html`<${Blinded} study=${study} />` : html`<${Results} study=${study} changed=${changed} />`;
}

/** Whoever must learn no arm sees what there is, and nothing that follows from arms. */
const Blinded = ({ study }) => html`
  <section><h2>Blinded</h2><p>This study is blinded for you: which mouse is in which arm, and every result, is kept from you until you are unblinded. You measure, look at readings and correct your own as ever.</p></section>
  <${Desk} study=${study} />
  <${Facts} study=${study} />
  <${Provenance} study=${study} />`;

/** The desk is there at once; the analysis where it was made of these very data, else when somebody asks for it. */
function Results({ study, changed }) {
  const root = `/studies/${encode(study.code)}`;
  const desk = useLoaded(() => get(`${root}/conduct/desk`), [root, study.eyes, study.head.position]);
  const [asked, ask] = useState(null);
  const isAsked = asked === study.dataSha256;
  const wanted = isAsked || !!desk.value?.fit?.current;
  const loaded = useLoaded(async (isWanted, tell) => {
    if (!wanted) return null;
    const analysis = await getWhenReady(`${root}/analysis`, tell, isWanted);
    if (isAsked) desk.again();
    return analysis;
  }, [study.dataSha256, wanted]);
  return html`
    <${Sight} study=${study} changed=${changed} />
    ${loaded.problem && html`<section><h2>No growth model</h2><${Refused} problem=${loaded.problem} /></section>`}
    ${wanted && !loaded.problem && html`<${Loaded} from=${loaded} what="the analysis">${analysis => analysis && html`<${Result} analysis=${analysis} />`}<//>`}
    <${Desk} study=${study} desk=${desk} fitNow=${wanted ? null : () => ask(study.dataSha256)} />
    <${Facts} study=${study} />
    ${loaded.value && html`<${Answers} study=${study} analysis=${loaded.value} />`}
    <${Provenance} study=${study} />`;
}

function Result({ analysis }) {
  return html`<section aria-label="Main result">
    <p class="result">${analysis.conclusion.join(' ')}</p>
    <p class="scope quiet">${analysis.scope}</p>
    ${analysis.noEffectReason && html`<p class="note">${analysis.noEffectReason}</p>`}
  </section>`;
}

const isPooled = study => study.eyes?.startsWith('POOLED'); // what is shown as one arm is none

function Facts({ study }) {
  const volumes = study.readings.find(e => e.endpoint === 'TUMOR_VOLUME')?.readings ?? 0;
  const facts = [
    ['donors' + (study.lineages && study.lineages !== study.donors.length ? ` from ${study.lineages} lineages` : ''), study.donors.length.toLocaleString('en-US')],
    ['mice', study.mice.toLocaleString('en-US')],
    study.arms && !isPooled(study) && ['arms', study.arms.length],
    ['volume readings', volumes.toLocaleString('en-US')],
    study.days && ['study days', `${String(study.days.first).replace('-', '−')} to ${study.days.last}`],
    study.corrected > 0 && ['corrected readings', study.corrected],
  ].filter(Boolean);
  return html`<dl class="facts">${facts.map(([what, value]) => html`<div><dt>${what}</dt><dd>${value}</dd></div>`)}</dl>`;
}

function Answers({ study, analysis }) {
  const figures = `/studies/${encode(study.code)}/figures/`;
  const lineages = analysis.lineageEffects.length > 0;
  return html`
    <section><h2>Growth of each tumor</h2>
      <${Figure} path=${figures + 'growth-by-arm.svg'} sha=${study.dataSha256}
        told=${`Each thin line is one mouse, each mark one reading; the thick line is the model's median of the arm with its ${analysis.level} band. The scale is logarithmic: a straight line is growth at a constant rate.`} />
      <${ArmTable} arms=${analysis.arms} level=${analysis.level} />
    </section>
    ${analysis.effects.length > 0 && html`<section><h2>Effect of treatment</h2>
      <${EffectTable} effects=${analysis.effects} level=${analysis.level} />
      <${Figure} path=${figures + 'effect-by-donor.svg'} sha=${study.dataSha256}
        told=${analysis.effects.length > 3 || analysis.effects.every(effect => effect.byGroup.length === 0)
          ? 'Each line is the effect of one arm on the growth rate with its interval. Left of zero, the treated tumors grow more slowly.'
          : "Each line is one donor's effect on the growth rate with its interval, pulled towards the overall effect as far as the donor's own data are few. Left of zero, the treated tumors grow more slowly."} />
      ${lineages && html`<${Figure} path=${figures + 'effect-by-lineage.svg'} sha=${study.dataSha256}
        told="The same with donors of one lineage taken together." />`}
    </section>`}
    ${analysis.cautions.length > 0 && html`<section><h2>Before you use these numbers</h2>
      <ul>${analysis.cautions.map(sentence => html`<li>${sentence}</li>`)}</ul></section>`}
    <${Model} analysis=${analysis} residuals=${figures + 'residuals.svg'} sha=${study.dataSha256} />`;
}

function ArmTable({ arms, level }) {
  return html`<div class="scroll"><table>
    <caption>Growth of each arm: model estimates with ${level} intervals.</caption>
    <thead><tr><th>Arm</th><th class="n">Donors</th><th class="n">Mice</th><th class="n">Readings</th><th>Growth rate <small>log mm³ per day</small></th><th>Doubling time <small>days</small></th></tr></thead>
    <tbody>${arms.map(arm => html`<tr>
      <th>${arm.arm}${arm.role === 'CONTROL' ? html` <span class="mark">control</span>` : ''}</th>
      <td class="n">${arm.donors}</td><td class="n">${arm.mice}</td><td class="n">${arm.readings}</td>
      <td class="est">${estimate(arm.ratePerDay, 3)}</td><td class="est">${estimate(arm.doublingDays)}</td></tr>`)}</tbody>
  </table></div>`;
}

function EffectTable({ effects, level }) {
  return html`<div class="scroll"><table>
    <caption>Difference in growth rate, with ${level} intervals.</caption>
    <thead><tr><th>Arm</th><th>Difference <small>log mm³ per day</small></th><th class="n">p</th><th class="n">Donors <small>with both arms</small></th><th>In words</th></tr></thead>
    <tbody>${effects.map(effect => html`<tr>
      <th>${effect.arm} <span class="quiet">against ${effect.control}</span></th>
      <td class="est">${estimate(effect.differencePerDay, 3)}</td><td class="n">${probability(effect.differencePerDay.p)}</td>
      <td class="n">${effect.groups}</td><td class="sentence">${effect.sentence}</td></tr>`)}</tbody>
  </table></div>`;
}

function Model({ analysis, residuals, sha }) {
  const { window, flow, model, fit } = analysis;
  const chosen = analysis.candidates.find(candidate => candidate.chosen);
  return html`<section><h2>The model</h2>
    <p>${fit.message}</p>
    ${[...fit.singularities, ...model.fallbacks].map(sentence => html`<p>${sentence}</p>`)}
    <dl class="pairs">
      <dt>Analyzed</dt><dd>${count(flow.analyzed.readings, 'reading')} of ${flow.analyzed.mice === 1 ? '1 mouse' : count(flow.analyzed.mice, 'mouse', 'mice')} and ${count(flow.analyzed.donors, 'donor')}, ${day(window.fromDay)} to ${window.toDay}. ${window.reason}</dd>
      ${flow.exclusions.map(e => html`<dt>Left out</dt><dd>${e.reason}: ${count(e.readings, 'reading')}${e.mice ? `, ${e.mice === 1 ? '1 mouse' : count(e.mice, 'mouse', 'mice')} altogether` : ''}</dd>`)}
      <dt>Fixed effects</dt><dd><code>${model.fixedFormula}</code></dd>
      <dt>Random effects</dt><dd>${model.random.map(line => html`<code>${line}</code><br />`)}</dd>
      ${chosen && html`<dt>Error</dt><dd>${chosen.name}${chosen.formula ? html`, <code>${chosen.formula}</code>` : ''}. ${chosen.note}</dd>`}
      <dt>Fit</dt><dd>${fit.status}, ${fit.method}, degrees of freedom by ${fit.dfMethod}</dd>
    </dl>
    <${Figure} path=${residuals} sha=${sha} told="Standardized residuals against the fitted volume: an even band around zero says that the error is modeled well." />
  </section>`;
}

function Provenance({ study }) {
  return html`<section><h2>Where it comes from</h2>
    <dl class="pairs">
      ${study.readings.map(e => html`<dt>${ENDPOINTS[e.endpoint]}</dt><dd>${e.statuses.map(s => `${s.readings.toLocaleString('en-US')} ${s.words}`).join(', ')}</dd>`)}
      <dt>Volumes</dt><dd>${study.formula}</dd>
      <dt>Time zone</dt><dd>${study.zone}</dd>
      ${(study.files ?? []).map(file => html`<dt>File</dt><dd>${file.name}, ${size(file.bytes)}, SHA-256 <span class="hash">${file.sha256.slice(0, 12)}</span></dd>`)}
      ${study.dataSha256 && html`<dt>Data as they stand</dt><dd>SHA-256 <span class="hash" title=${study.dataSha256}>${study.dataSha256.slice(0, 12)}</span></dd>`}
      <dt>Ledger</dt><dd>entry ${study.head.position}${study.head.hash && html`, <span class="hash" title=${study.head.hash}>${study.head.hash.slice(0, 12)}</span>`}</dd>
    </dl>
    <p><${Link} to=${`/studies/${encode(study.code)}/readings`}>All readings, mouse by mouse<//></p>
  </section>`;
}
