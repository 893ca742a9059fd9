import { get, post, encode } from '../api.js';
import { Field, Form, Link, Loaded, html, useLoaded } from '../ui.js';
import { ENDPOINTS, day } from '../words.js';

/** Records that cannot both be right: kept as they came, until somebody decides. */
export function Contradictions({ study }) {
  const path = `/studies/${encode(study.code)}/contradictions`;
  const loaded = useLoaded(() => get(path), [path, study.head.position]);
  return html`<section><h2>To be decided</h2><${Loaded} from=${loaded} what="the list">${answer => {
    const list = answer.contradictions ?? answer;
    return list.length ? html`<ul class="cards">${list.map(({ reading, sentence }) => html`<li key=${reading.uuid}>
      <p><${Link} class="title" to=${`/studies/${encode(study.code)}/readings/${reading.uuid}`}>${reading.mouse}, ${ENDPOINTS[reading.endpoint]}, ${day(reading.day)}: ${reading.shown}<//></p>
      <p>${sentence}</p>
      ${study.may.includes('CHANGE_STUDY') && html`<${Decide} path=${`${path}/${reading.uuid}`} done=${loaded.again} />`}</li>`)}</ul>`
      : html`<p>Nothing contradicts anything.</p>`;
  }}<//></section>`;
}

function Decide({ path, done }) {
  const send = async data => {
    await post(path, { verdict: data.get('verdict'), reason: data.get('reason') });
    done();
  };
  return html`<${Form} send=${send} action="Decide">
    <div class="checks"><label class="check"><input type="radio" name="verdict" value="KEEP" required />the reading holds</label>
      <label class="check"><input type="radio" name="verdict" value="WITHDRAW" required />it does not hold, and is withdrawn</label></div>
    <${Field} label="Why?"><input name="reason" required /><//><//>`;
}
