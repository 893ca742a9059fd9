import { html, useEffect, useState } from '../ui.js';
import { count } from '../words.js';

/** What waits in this browser, mine and others'; drawn anew whenever it changes. */
export function Queue({ station }) {
  const [, draw] = useState(0);
  useEffect(() => station.listen(() => draw(n => n + 1)), [station]);
  const { waiting, refused, others } = station.queue;
  const lines = [
    station.link === 'offline' && 'No network: the Bench works all the same. What you enter stays encrypted in this browser and is sent when the network is back.',
    !station.journal.keeps && 'This address is neither https nor this very machine, so the browser allows no encryption: what you enter goes straight to the server, and without a network nothing can be kept.',
    waiting > 0 && `${count(waiting, 'entry', 'entries')} of yours ${waiting === 1 ? 'waits' : 'wait'} to be sent.`,
    refused > 0 && `${count(refused, 'entry', 'entries')} of yours ${refused === 1 ? 'was' : 'were'} refused; the session shows why.`,
    ...others.map(one => `${one.waiting + one.refused} of ${one.name}'s wait: sign in as ${one.name} to send them.`),
  ].filter(Boolean);
  return lines.length ? html`<div class="note ${station.link === 'offline' || refused ? 'warn' : ''}" role="status">${lines.map(line => html`<p>${line}</p>`)}</div>` : null;
}
