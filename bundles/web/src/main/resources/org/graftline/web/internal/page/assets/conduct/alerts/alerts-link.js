import { Link, html } from '../../ui.js';
import { useOpenAlerts } from './watch.js';

/** The way to the alerts, with how many wait for an acknowledgment. */
export function AlertsLink({ here }) {
  const { alerts } = useOpenAlerts(15_000);
  const waiting = alerts?.filter(alert => !alert.acknowledged).length ?? 0;
  return html`<${Link} to="/alerts" aria-current=${here}>Alerts${waiting > 0 && html`<span class="mark stop waiting"><span class="unseen">, </span>${waiting}<span class="unseen"> not acknowledged</span></span>`}<//>`;
}
