import { Link, html } from '../ui.js';
import { count } from '../words.js';

const LINKS = { online: ['●', 'online'], offline: ['○', 'offline'], 'signed-out': ['◇', 'signed out'], trouble: ['▲', 'server in trouble'] };

/** The state of everything in one line; offline is a color and a number. */
export function Bar({ station, round, counted, onSound, sound }) {
  const { waiting, refused, others } = station.queue;
  const [shape, word] = LINKS[station.link];
  const { row } = round.at;
  const session = round.sheet.session;
  const inCage = row.cage ? round.sheet.rows.filter(other => other.cage === row.cage).length : 0;
  return html`<div class="bar ${station.link}">
    <${Link} class="out" to=${`/bench/${encodeURIComponent(round.sheet.code)}`} aria-label="Back to the board">‹<//>
    <span class="link"><span aria-hidden="true">${shape}</span> ${word}</span>
    <span class="facts-line">
      <span>${round.sheet.code} day ${session.day}</span>
      <span>${row.cage ? `cage ${row.cage} · ${count(inCage, 'mouse', 'mice')}` : 'no cage'}</span>
      <${Devices} round=${round} />
      ${round.transcribedFrom && html`<span>from paper</span>`}
      <span class="who">${station.who.name}</span>
    </span>
    ${waiting > 0 && html`<span class="waits"><strong>${waiting}</strong> ${waiting === 1 ? 'waits' : 'wait'} here</span>`}
    ${refused > 0 && html`<span class="refused"><strong>${refused}</strong> refused</span>`}
    <span class="counted" role="status"><strong>${counted.saved}</strong> of ${counted.of} saved</span>
    <button class="quiet-button" aria-pressed=${sound} onClick=${onSound}>${sound ? '♪ sound on' : '♪ sound off'}</button>
    ${others.length > 0 && html`<p class="others">${others.map(one => `${one.waiting + one.refused} of ${one.name}'s wait: sign in as ${one.name} to send them.`).join(' ')}</p>`}
    ${station.sentence && station.link !== 'offline' && html`<p class="others">${station.sentence}${station.link === 'signed-out' && html` <button class="plain" onClick=${() => round.leave.to('')}>Sign in</button>`}</p>`}
  </div>`;
}

function Devices({ round }) {
  const used = Object.entries(round.devices).flatMap(([kind, code]) => round.board.devices.filter(d => d.kind === kind && d.device === code));
  if (!used.length) return html`<span>no device chosen: scan its label</span>`;
  const words = { FIT: 'ok', UNCHECKED: 'not checked today', DOUBTFUL: 'doubtful' };
  return used.map(d => html`<span class=${d.trust === 'DOUBTFUL' ? 'doubt' : ''} title=${d.sentence}>${d.kind.toLowerCase()} ${d.device} (${words[d.trust]})</span>`);
}
