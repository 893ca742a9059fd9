import { get, post, encode } from '../../api.js';
import { Field, Form, Link, Loaded, Refused, html, title, useEffect, useLoaded, useState } from '../../ui.js';
import { digits, moment } from '../../words.js';
import { CHANNELS, DECISIONS, ENDS, OBSTACLES, OCCASIONS, TIERS, acknowledgedBy, casePath, decided } from './case-words.js';

/** One alert: what was reached, who was called, who knows, what was decided. */
export function OneCase({ code, name }) {
  const path = casePath(code, name);
  const loaded = useLoaded(() => Promise.all([get(path), get('/studies/' + encode(code))]), [path]);
  return html`<${Loaded} from=${loaded} what="the alert">${([alert, study]) => html`<${Shown} key=${alert.version} alert=${alert} study=${study} path=${path} changed=${loaded.again} />`}<//>`;
}

function Shown({ alert, study, path, changed }) {
  const [problem, setProblem] = useState(null);
  const waits = alert.open && !alert.acknowledged;
  const acknowledge = () => post(`${path}/acknowledgments`, {}).then(changed, setProblem);
  useEffect(() => title(`${alert.mouse}: ${TIERS[alert.tier]}`), [alert.mouse, alert.tier]);
  useEffect(() => {
    const onKey = event => {
      const typing = ['INPUT', 'TEXTAREA', 'SELECT'].includes(event.target.tagName);
      if (waits && !typing && event.key.toLowerCase() === 'a' && !event.ctrlKey && !event.metaKey && !event.altKey) acknowledge();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [waits, path]);
  const at = time => moment(time, study.zone);
  return html`
    <div class="head"><p class="quiet"><${Link} to="/alerts">Alerts<//> / <${Link} to=${`/studies/${encode(study.code)}/alerts`}>${study.code}<//></p>
      <h1 tabindex="-1">${alert.mouse}: ${alert.what}</h1>
      <p><span class=${`mark ${alert.tier === 'STOP' ? 'stop' : 'warn'}`}>${TIERS[alert.tier]}</span> <span class="mark">${alert.open ? 'open' : 'closed'}</span></p></div>
    <section aria-label="What to do">
      ${alert.open && html`<p>${alert.sentence}</p>`}
      <${Changes} alert=${alert} at=${at} />
      ${alert.decision ? html`<p class="note okay"><strong>Decided: ${decided(alert.decision)}</strong>${alert.decision.name}, ${at(alert.decision.at)}${alert.decision.reason ? `: ${alert.decision.reason}` : ''}
          ${alert.decision.left && html` <${Link} to=${`/studies/${encode(study.code)}/mice/${encode(alert.mouse)}`}>How it left<//>`}</p>`
        : alert.acknowledged ? html`<p class="note okay" role="status"><strong>A${acknowledgedBy(alert).slice(1)}</strong>Acknowledged ${at(alert.acknowledgments.at(-1).at)}. Nobody else is called, unless it gets worse${alert.nextCallAt ? ` or nobody has decided by ${at(alert.nextCallAt)}: then ${alert.calls.some(call => call.occasion === 'NOT_DECIDED' && call.at > alert.acknowledgments.at(-1).at) ? 'the next person is' : 'whoever acknowledged is'} reminded` : ''}. It stays open until somebody decides.</p>`
        : html`<p class="note stop"><strong>Nobody has acknowledged it.</strong>${alert.nextCallAt ? `Unless somebody does, the next person is called ${at(alert.nextCallAt)}.` : 'Everybody of the chain was called; nobody else will be.'}</p>`}
      ${waits && html`<p><button onClick=${acknowledge}>Acknowledge</button> <span class="quiet">or press <kbd>A</kbd>: you know and look after it.</span></p>`}
      <${Refused} problem=${problem} />
    </section>
    ${alert.open && (study.may.includes('DECIDE_WELFARE') ? html`<${Decide} path=${path} offers=${alert.offers} done=${changed} />` : html`<p class="quiet">A director of the study decides.</p>`)}
    <${History} alert=${alert} study=${study} at=${at} />`;
}

/** What became of the readings behind it. A reading that raised both tiers says once what says it all: under the lower limit, or over the higher one. */
function Changes({ alert, at }) {
  const changed = alert.raised.filter(one => one.changed).filter((one, _, all) => {
    const same = all.filter(other => other.reading === one.reading && other.changed.reaches === one.changed.reaches);
    return same.length < 2 || one.tier === (one.changed.reaches ? 'STOP' : 'WATCH');
  });
  if (!changed.length) return null;
  return html`<div class=${`note ${alert.refuted ? 'okay' : 'warn'}`}>${changed.map(one => html`<p>${saying(one.changed, at)}</p>`)}
    ${alert.open && alert.refuted && html`<p>The alert stays open until somebody decides.</p>`}</div>`;
}

const saying = (changed, at) => changed.sentence.replace('{when}', `on ${at(changed.at)}${changed.byName ? ` by ${changed.byName}` : ''}`);

function Decide({ path, offers, done }) {
  const [kind, setKind] = useState(null);
  const send = async data => {
    await post(`${path}/decision`, { kind: data.get('kind'), until: data.get('until') || null, reason: data.get('reason') });
    done();
  };
  return html`<section><h2>Decide</h2><${Form} send=${send} action="Close the alert">
    <div class="checks">${offers.map(name => html`<label class="check"><input type="radio" name="kind" value=${name} required onChange=${() => setKind(name)} />${DECISIONS[name]}</label>`)}</div>
    ${!offers.includes('READING_WRONG') && html`<p class="quiet small">If the reading is wrong, correct, withdraw or move it first; once neither it nor the latest reading reaches a limit, that can be chosen here.</p>`}
    ${kind === 'EXEMPT' && html`<${Field} label="Last day of the exemption" hint="Until then this limit calls nobody for this mouse, unless it gets worse"><input name="until" type="date" required /><//>`}
    <${Field} label="Why?" hint="Stands in the ledger with your name; an exemption names the veterinarian"><textarea name="reason" rows="2" required maxlength="1000"></textarea><//>
  <//></section>`;
}

function History({ alert, study, at }) {
  const value = one => `${digits(Number(one.value), 3)}${one.unit ? ` ${one.unit}` : ''}, limit ${one.threshold}${one.unit ? ` ${one.unit}` : ''}`;
  return html`<section><h2>History</h2>
    <h3>Readings</h3>
    <ul>${alert.raised.map(one => html`<li><${Link} to=${`/studies/${encode(study.code)}/readings/${one.reading}`}>${at(one.capturedAt)}<//>: ${value(one)} <span class="quiet">(${TIERS[one.tier]})</span></li>`)}</ul>
    <h3>Calls and reminders</h3>
    ${alert.calls.length === 0 ? html`<p>Nobody was called yet${alert.nextCallAt ? `: quiet hours, until ${at(alert.nextCallAt)}` : ''}.</p>`
      : html`<ul>${alert.calls.map(call => html`<li>${at(call.at)}: ${call.called.length ? call.called.join(', ') : html`<strong>nobody could be called</strong>`}, because ${OCCASIONS[call.occasion]}.
        ${!call.byChain && call.occasion !== 'NOT_DECIDED' && ' The study has no chain that leads to anybody: its directors are called.'}
        ${call.passedOver.map(one => html` <span class="quiet">Passed over: ${one.name} (${OBSTACLES[one.why]}).</span>`)}</li>`)}</ul>`}
    ${alert.messages.length > 0 && html`<div class="scroll"><table><caption>Messages</caption><thead><tr><th>To</th><th>By</th><th>Queued</th><th>What became of it</th></tr></thead>
      <tbody>${alert.messages.map(one => html`<tr><th>${one.name}</th><td>${CHANNELS[one.channel]}</td><td>${at(one.queuedAt)}</td>
        <td>${one.state === 'QUEUED' ? 'waits to be sent' : one.state === 'SENT' ? `sent ${at(one.endedAt)}` : `given up ${at(one.endedAt)}: ${ENDS[one.why]}`}</td></tr>`)}</tbody></table></div>`}
    <h3>Acknowledged</h3>
    ${alert.acknowledgments.length === 0 ? html`<p>By nobody.</p>` : html`<ul>${alert.acknowledgments.map(one => html`<li>${one.name}, ${at(one.at)} <span class="quiet">(${TIERS[one.tier]})</span></li>`)}</ul>`}
  </section>`;
}
