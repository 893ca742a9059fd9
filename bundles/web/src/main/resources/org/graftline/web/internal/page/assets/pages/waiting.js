import { get, post, encode } from '../api.js';
import { Field, Form, Link, html, useLoaded, useRef, useState } from '../ui.js';
import { ENDPOINTS, count, day, moment } from '../words.js';
import { acknowledgedBy, caseAddress } from '../conduct/alerts/case-words.js';

const KINDS = { STOP: ['stop', '■ humane endpoint'], WATCH: ['warn', '▲ to be watched'], contradiction: ['warn', '≠ contradiction'], question: ['', '? not answered'] };

/** What waits in a study: cases of limits, contradictions, questions. */
export async function fetchWaiting(study) {
  const root = `/studies/${encode(study.code)}`;
  const [waiting, cases] = await Promise.all([get(`${root}/waiting`), study.may.includes('HANDLE_ALERTS') ? get(`${root}/conduct/alerts`) : { alerts: [] }]);
  return { ...waiting, alerts: cases.alerts.filter(one => one.open) };
}

/** How many things wait. */
export const waitingCount = waiting => waiting.alerts.length + waiting.contradictions.length + waiting.questions.length;

/** Everything that waits for somebody to decide, the most urgent first, with the act beside it. */
export function Waiting({ study, waiting, changed }) {
  const rules = useLoaded(() => get(`/studies/${encode(study.code)}/bench/rules`), [study.code]);
  const [said, setSaid] = useState('');
  const head = useRef(null);
  const done = sentence => {
    setSaid(sentence);
    changed();
    head.current?.focus(); // the item goes away, and with it the focus
  };
  const tools = { study, root: `/studies/${encode(study.code)}`, directs: study.may.includes('CHANGE_STUDY'), records: study.may.includes('RECORD_READINGS'), done };
  const urgent = tier => waiting.alerts.filter(one => one.tier === tier);
  const total = waitingCount(waiting);
  return html`<section><h2 tabindex="-1" ref=${head}>What waits for a decision</h2>
    <p class="quiet">${total === 0 ? 'Nothing waits. Limits that animals reach, records that contradict each other and questions about readings appear here until somebody answers them.'
      : `${count(total, 'decision')}. Nothing here stops anybody from measuring; every answer keeps its reason.`}</p>
    <p role="status" class=${said ? 'note okay' : 'unseen'}>${said}</p>
    <datalist id="keep-reasons">${rules.value?.keepReasons.map(reason => html`<option value=${reason}></option>`)}</datalist>
    ${total > 0 && html`<ul class="cards waiting">
      ${urgent('STOP').map(one => html`<${ReachedLimit} key=${one.name} one=${one} zone=${study.zone} />`)}
      ${waiting.contradictions.map(one => html`<${Contradiction} key=${one.id} one=${one} ...${tools} />`)}
      ${urgent('WATCH').map(one => html`<${ReachedLimit} key=${one.name} one=${one} zone=${study.zone} />`)}
      ${waiting.questions.map(one => html`<${Question} key=${one.reading.uuid} one=${one} ...${tools} />`)}</ul>`}
  </section>`;
}

/** One thing that waits: what it is, and the answers one can give, each with its form. */
function Item({ kind, title, sentences, meta, answers }) {
  const [open, setOpen] = useState(null);
  const [tone, words] = KINDS[kind];
  const chosen = answers.find(answer => answer.name === open);
  return html`<li><p><span class="kind ${tone}">${words}</span> ${title}</p>
    ${sentences.map(sentence => html`<p>${sentence}</p>`)}
    <p class="quiet small">${meta}</p>
    ${answers.length > 0 && html`<div class="actions write">${answers.map(({ name }) => html`<button type="button" class="second" aria-expanded=${open === name} onClick=${() => setOpen(open === name ? null : name)}>${name}</button>`)}</div>
      <p class="read-only quiet">Decisions are made on a larger screen.</p>`}
    ${chosen && html`<div class="write answer" key=${chosen.name}>${chosen.form}</div>`}</li>`;
}

const ReadingLink = ({ root, reading }) => html`<${Link} class="title" to=${`${root}/readings/${reading.uuid}`}>${reading.mouse}, ${ENDPOINTS[reading.endpoint]}, ${day(reading.day)}: ${reading.shown}<//>`;
const measuredBy = (reading, zone) => [reading.operatorName && `read by ${reading.operatorName}`, moment(reading.capturedAt ?? reading.recordedAt, zone)].filter(Boolean).join(', ');

function Why({ send, action, children, list, label = 'Why?' }) {
  return html`<${Form} send=${data => send(data, data.get('reason'))} action=${action}>${children}<${Field} label=${label} hint="Stands in the ledger for good"><input name="reason" list=${list} autocomplete="off" required /><//><//>`;
}

/** The case of a limit has a page of its own: who was called, who acknowledged, what is decided. */
const ReachedLimit = ({ one, zone }) => html`<${Item} kind=${one.tier} title=${html`<${Link} class="title" to=${caseAddress(one)}>${one.mouse}: ${one.what}<//>`}
  sentences=${[one.acknowledged ? `A${acknowledgedBy(one).slice(1)}.` : 'Nobody has acknowledged it.', ...one.refuted ? ['No reading behind it reaches the limit any more. It stays open until somebody decides.'] : []]} meta=${`since ${moment(one.openedAt, zone)}`} answers=${[]} />`;

function Contradiction({ one, root, study, directs, done }) {
  const { reading } = one;
  const decide = (verdict, sentence) => async (_, reason) => {
    await post(`${root}/contradictions/${one.id}`, { verdict, reason });
    done(sentence);
  };
  const answers = !directs ? [] : reading ? [
    { name: 'The reading holds', form: html`<${Why} send=${decide('KEEP', 'The reading holds.')} action="Let it hold" />` },
    { name: 'It does not hold', form: html`<${Why} send=${decide('WITHDRAW', 'The reading is withdrawn; it stays in the history.')} action="Withdraw it" />` },
  ] : [{ name: 'The later record holds', form: html`<${Why} send=${decide('KEEP', 'The later record holds.')} action="Let it hold" />` }];
  return html`<${Item} kind="contradiction" title=${reading ? html`<${ReadingLink} root=${root} reading=${reading} />` : html`<span class="title">Left the study twice</span>`}
    sentences=${[one.sentence]} meta=${reading ? measuredBy(reading, study.zone) : ''} answers=${answers} />`;
}

function Question({ one, root, study, directs, records, done }) {
  const { reading } = one;
  const answer = (act, sentence) => async (_, reason) => {
    await post(`${root}/bench/readings/${reading.uuid}/${act}`, { reason });
    done(sentence);
  };
  return html`<${Item} kind="question" title=${html`<${ReadingLink} root=${root} reading=${reading} />`} sentences=${one.sentences} meta=${measuredBy(reading, study.zone)}
    answers=${[
      records && { name: 'Keep it', form: html`<${Why} send=${answer('kept', `The reading of mouse ${reading.mouse} is kept.`)} action="Keep the reading" list="keep-reasons" />` },
      directs && { name: 'Take it back', form: html`<${Why} send=${answer('withdrawn', `The reading of mouse ${reading.mouse} is taken back; it stays in the history.`)} action="Take the reading back" />` },
    ].filter(Boolean)} />`;
}
