import { post, encode } from '../../api.js';
import { Link, Refused, html, title, useEffect, useState } from '../../ui.js';
import { moment } from '../../words.js';
import { useOpenAlerts } from './watch.js';
import { TIERS, ZONE, caseAddress, casePath, since } from './case-words.js';

/** Open alerts of all studies; new ones appear by themselves. */
export function MyAlerts() {
  useEffect(() => title('Alerts'), []);
  const { alerts, problem, idle, again } = useOpenAlerts(5_000);
  const [refused, setRefused] = useState(null);
  const acknowledge = alert => post(`${casePath(alert.study, alert.name)}/acknowledgments`, {}).then(() => { setRefused(null); again(); }, setRefused);
  const onKey = (event, alert) => {
    if (event.key.toLowerCase() === 'a' && !event.ctrlKey && !event.metaKey && !event.altKey && !alert.acknowledged) acknowledge(alert);
  };
  return html`
    <div class="head"><h1 tabindex="-1">Alerts</h1>
      <p class="quiet">Limits of the protocol that were reached and wait for a decision, in every study of yours. <kbd>A</kbd> on an alert acknowledges it.</p></div>
    <${Refused} problem=${refused ?? problem} />
    ${idle && html`<p class="note warn" role="status">Nobody touched this page for ten minutes, so it stands still. Press any key.</p>`}
    ${alerts === null ? !problem && html`<p class="working" role="status">Fetching the alerts …</p>`
      : alerts.length === 0 ? html`<p>No limit waits for a decision.</p>`
      : html`<ul class="cards" aria-live="polite">${alerts.map(alert => html`<li key=${alert.study + alert.name} onKeyDown=${event => onKey(event, alert)}>
        <p><span class=${`mark ${alert.tier === 'STOP' ? 'stop' : 'warn'}`}>${TIERS[alert.tier]}</span>${alert.callsMe && html` <span class="mark">calls you</span>`}</p>
        <${Link} class="title" to=${caseAddress(alert)}>${alert.study}, ${alert.mouse}: ${alert.what}<//>
        <p>${alert.acknowledged ? `Acknowledged by ${alert.acknowledgments.at(-1).name}, ${moment(alert.acknowledgments.at(-1).at, ZONE)}; not decided for ${since(alert.acknowledgments.at(-1).at)}.` : html`<strong>Nobody has acknowledged it.</strong>`}
          ${' '}<span class="quiet">Since ${moment(alert.openedAt, ZONE)}.</span>${alert.refuted && ' No reading behind it reaches the limit any more.'}</p>
        ${!alert.acknowledged && html`<button class="second" onClick=${() => acknowledge(alert)}>Acknowledge</button>`}</li>`)}</ul>`}`;
}
