import { ASKS_AGAIN_MS, Refused, go, html, useEffect, useState } from '../ui.js';
import { Board } from './board.js';
import { Home } from './home.js';
import { fromSession, whoIsHere } from './identity.js';
import { Session } from './session.js';
import { SignIn } from './sign-in.js';
import { stationOf } from './station.js';
import { Workplace } from './workplace.js';

/** The technician's home. @param who the server's session, or null without one or without a network */
export function Bench({ who, parts, met }) {
  const [, , uuid] = parts;
  const [here, setHere] = useState(() => !who?.person && whoIsHere() ? stationOf(whoIsHere()) : null);
  const [problem, setProblem] = useState(null);
  const [badge, setBadge] = useState(null); // somebody wants to sign in: the badge that was scanned, or empty
  useEffect(() => {
    if (!who?.person) return;
    let later = null;
    const arrive = () => fromSession(who).then(person => { setProblem(null); setHere(stationOf(person)); }, failure => {
      setProblem(failure);
      if (failure.status === 0) later = setTimeout(arrive, ASKS_AGAIN_MS);
    });
    arrive();
    return () => clearTimeout(later);
  }, [who?.person]);

  const signedIn = session => {
    met(session); // null without a network: then nobody's session is to be used here
    setBadge(null);
    setHere(stationOf(whoIsHere()));
    if (parts[1] === 'sign-in') go('/bench');
  };
  const framed = inside => html`<main id="content">${inside}</main>`;
  if (problem) return framed(html`<${Refused} problem=${problem} />`);
  if (badge !== null || parts[1] === 'sign-in' || (!here && !who?.person)) {
    return framed(html`<${SignIn} badge=${badge ?? ''} present=${here?.who} done=${signedIn} back=${badge === null ? null : () => setBadge(null)} />`);
  }
  if (!here) return framed(html`<p class="working" role="status">Opening the Bench …</p>`);
  const code = parts[1];
  if (!code) return framed(html`<${Home} station=${here} />`);
  if (!uuid) return framed(html`<${Board} key=${code} station=${here} code=${code} />`);
  if (uuid === 'settings') return framed(html`<${Workplace} key=${code} station=${here} code=${code} />`);
  return html`<${Session} key=${uuid + here.who.person} station=${here} code=${code} uuid=${uuid} switchTo=${setBadge} />`;
}
