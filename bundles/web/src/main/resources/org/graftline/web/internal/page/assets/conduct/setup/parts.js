// Donors, arms, cohorts and mice: the same forms for a new study and for one that is changed.
import { Field, html } from '../../ui.js';
import { Paste, Rows, merged } from './rows.js';

const ROLES = [['CONTROL', 'control'], ['TREATED', 'treated']];
const split = tags => tags.split(/[\s,;|]+/).filter(Boolean);

/** What the server sent, as the tables show it. */
export const shownMouse = mouse => ({ ...mouse, tags: mouse.tags.join(', '), cage: mouse.cage ?? '', rack: mouse.rack ?? '', cohort: mouse.cohort ?? '', arm: mouse.arm ?? '' });
export const shownDonor = donor => ({ donor: donor.donor, lineage: donor.lineage ?? '', facts: { ...donor.facts } });

/** What the tables show, as the server wants it; lines without a name are left out. */
export const sentParts = ({ donors, arms, cohorts, mice }) => ({
  donors: donors.filter(row => row.donor.trim()).map(row => ({ donor: row.donor, lineage: row.lineage || null, facts: row.facts })),
  arms: arms.filter(row => row.name.trim()).map(({ name, role }) => ({ name, role })),
  cohorts: cohorts.filter(row => row.name.trim()).map(({ name, dayZero }) => ({ name, dayZero: dayZero || null })),
  mice: mice.filter(row => row.mouse.trim()).map(row => ({
    mouse: row.mouse, donor: row.donor, tags: split(row.tags), cage: row.cage || null, rack: row.rack || null, cohort: row.cohort || null, arm: row.arm || null })),
});

export function Donors({ donors, change, fields, fixed }) {
  const fact = (at, field, value) => change(donors.map((row, i) => i === at ? { ...row, facts: { ...row.facts, [field]: value } } : row));
  const required = fields.filter(field => field.required);
  return html`<div class="stack wide">
    <${Paste} what="donors" path="/conduct/tables/donors" example="Columns: donor, lineage, and any field below by its name"
      take=${answer => { change(merged(donors, answer.donors.map(shownDonor), 'donor')); return answer.donors.length; }} />
    <${Rows} columns=${[{ key: 'donor', label: 'Donor' }, { key: 'lineage', label: 'Lineage' }]} rows=${donors} change=${change} fixed=${fixed}
      blank=${{ donor: '', lineage: '', facts: {} }} one="donor" caption="The patients' tumors that the mice carry; the lineage is the tumor line, where several codes descend from one patient." />
    ${donors.map((row, at) => row.donor && html`<details key=${at} class="facts-of"><summary>${row.donor}: ${required.filter(field => row.facts[field.field]?.trim()).length} of ${required.length} required fields of PDX-MI</summary>
      <div class="row">${fields.map(field => html`<${Field} key=${field.field} label=${field.words} hint=${field.required ? 'required by the standard' : 'optional'}>
        <input value=${row.facts[field.field] ?? ''} onInput=${e => fact(at, field.field, e.target.value)} autocomplete="off" /><//>`)}</div></details>`)}
  </div>`;
}

export function Arms({ arms, change, fixed }) {
  return html`<${Rows} columns=${[{ key: 'name', label: 'Arm' }, { key: 'role', label: 'Role', options: ROLES }]} rows=${arms} change=${change} fixed=${fixed}
    blank=${{ name: '', role: arms.some(arm => arm.role === 'CONTROL') ? 'TREATED' : 'CONTROL' }} one="arm" caption="One arm is the control that the others are compared with." />`;
}

export function CohortTable({ cohorts, change, fixed }) {
  return html`<${Rows} columns=${[{ key: 'name', label: 'Cohort' }, { key: 'dayZero', label: 'Its day 0', type: 'date' }]} rows=${cohorts} change=${change} fixed=${fixed}
    blank=${{ name: '', dayZero: '' }} one="cohort" caption="Mice that start together; the day may follow later." />`;
}

export function Mice({ mice, change, parts, fixed, withArms = true }) {
  const choice = (rows, key) => [['', '–'], ...rows.filter(row => row[key]).map(row => [row[key], row[key]])];
  const columns = [
    { key: 'mouse', label: 'Mouse' }, { key: 'donor', label: 'Donor', options: choice(parts.donors, 'donor') }, { key: 'tags', label: 'Tags' }, { key: 'cage', label: 'Cage' }, { key: 'rack', label: 'Rack' },
    parts.cohorts.length > 0 && { key: 'cohort', label: 'Cohort', options: choice(parts.cohorts, 'name') },
    withArms && parts.arms.length > 0 && { key: 'arm', label: 'Arm, if decided', options: choice(parts.arms, 'name') },
  ].filter(Boolean);
  const cages = new Set(mice.map(row => row.cage).filter(Boolean)).size;
  const known = (rows, key, value) => !value || rows.some(row => row[key] === value);
  const strangers = mice.filter(row => !known(parts.donors, 'donor', row.donor) || !known(parts.cohorts, 'name', row.cohort) || !known(parts.arms, 'name', row.arm));
  return html`<div class="stack wide">
    <${Paste} what="mice" path="/conduct/tables/mice" example="Columns: mouse, donor, tag, cage, rack, cohort, arm; without a header in this order"
      take=${answer => { change(merged(mice, answer.mice.map(shownMouse), 'mouse')); return answer.mice.length; }} />
    ${strangers.length > 0 && html`<p class="note warn">${strangers.slice(0, 8).map(row => row.mouse).join(', ')}${strangers.length > 8 ? ' and more' : ''}: donor, cohort or arm is not among those above. Add it there, or choose another.</p>`}
    ${mice.length > 0 && html`<p class="num">${mice.length === 1 ? 'One mouse' : `${mice.length} mice`}: ${[...Map.groupBy(mice, row => row.donor)].map(([donor, own]) => `${donor || 'no donor'} ${own.length}`).join(', ')}; ${cages === 1 ? 'one cage' : `${cages} cages`}.</p>`}
    <${Rows} columns=${columns} rows=${mice} change=${change} fixed=${fixed} blank=${{ mouse: '', donor: parts.donors[0]?.donor ?? '', tags: '', cage: '', rack: '', cohort: '', arm: '' }}
      one="mouse" many="mice" caption="Tags are what a scanner reads on the mouse, besides its id. An arm is left open where a draw decides." /></div>`;
}
