import { get, encode } from '../../api.js';
import { Link, html, useEffect, useState } from '../../ui.js';

// What a protocol says beside animals and arms: its page, what it is, where it is kept, and whether somebody said it.
const PARTS = [
  ['rules', 'Limits of the protocol, and who is blinded', 'bench/rules', rules => rules.limits.length > 0],
  ['visits', 'The schedule of visits', 'conduct/visits', work => work.schedule !== null],
  ['alerts', 'Who is called when a limit is reached', 'conduct/alert-chain', chain => chain.links.length > 0],
  ['randomization', 'Who is eligible, and how arms are drawn', 'conduct/enrollment-rules', rules => rules.version > 0],
  ['regimens', 'What each arm is given', 'conduct/regimens', ({ arms, regimens }) => arms.length > 0 && arms.every(arm => regimens.some(one => one.arm === arm))],
];

/** What of the protocol nobody said yet, each with the way to its page; nothing where all is said. */
export function NextSteps({ study }) {
  const [missing, setMissing] = useState([]);
  const root = `/studies/${encode(study.code)}`;
  useEffect(() => {
    const asked = PARTS.map(([, , where, isSaid]) => get(`${root}/${where}`).then(isSaid, () => true)); // what one may not see one does not set
    Promise.all(asked).then(said => setMissing(PARTS.filter((_, i) => !said[i])));
  }, [root]);
  return missing.length > 0 && html`<section><h2>What the study still needs</h2>
    <ul>${missing.map(([page, words]) => html`<li><${Link} to=${`${root}/${page}`}>${words}<//></li>`)}</ul></section>`;
}
