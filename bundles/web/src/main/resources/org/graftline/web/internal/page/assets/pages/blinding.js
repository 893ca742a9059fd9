import { get, post, encode } from '../api.js';
import { Field, Form, Loaded, html, useLoaded, useState } from '../ui.js';
import { moment } from '../words.js';

const SIGHTS = { BLINDED: ['■', 'arms are hidden'], TOLD: ['▲', 'was told the arms'], OPEN: ['□', 'knows the arms by role'], LEFT: ['–', 'not on the study any more'] };

/** Who may know the arms of a study, who was told them, and telling somebody: for good, with a reason. */
export function Blinding({ study }) {
  const path = `/studies/${encode(study.code)}/unblindings`;
  const loaded = useLoaded(() => get(path), [path]);
  const [open, setOpen] = useState(null);
  const [said, setSaid] = useState('');
  const told = person => {
    setOpen(null);
    setSaid(`${person.name} was told the arms and sees them from now on.`);
    loaded.again();
  };
  return html`<section><h2>Who knows the arms</h2>
    <p class="quiet">Which roles are blinded stands under “How it is measured”. A blinded person gets no arm on any page, nor anything from which one follows.</p>
    <p role="status" class=${said ? 'note okay' : 'unseen'}>${said}</p>
    <${Loaded} from=${loaded} what="the people">${({ people }) => html`
      ${people.length ? html`<div class="scroll"><table class="wide">
        <thead><tr><th>Name</th><th>Arms</th><th><span class="unseen">Tell</span></th></tr></thead>
        ${people.map(person => html`<tbody key=${person.person}><tr><th>${person.name}</th>
          <td><span aria-hidden="true">${SIGHTS[person.sight][0]}</span> ${SIGHTS[person.sight][1]}</td>
          <td class="n write">${person.sight === 'BLINDED' && study.may.includes('CHANGE_STUDY') && html`<button class="plain" aria-expanded=${open === person.person} aria-label=${`Unblind ${person.name}`} onClick=${() => setOpen(open === person.person ? null : person.person)}>Unblind</button>`}</td></tr>
          ${open === person.person && html`<tr><td colspan="3"><${Tell} path=${path} person=${person} done=${() => told(person)} /></td></tr>`}</tbody>`)}
      </table></div>` : html`<p>The platform of this laboratory does not list who has a role in the study.</p>`}
      <p class="read-only quiet">People are unblinded on a larger screen.</p>
      <${Told} people=${people.filter(person => person.told)} zone=${study.zone} />`}<//></section>`;
}

function Tell({ path, person, done }) {
  const send = async data => {
    await post(path, { person: person.person, reason: data.get('reason') });
    done();
  };
  return html`<${Form} send=${send} action=${`Tell ${person.name} the arms`}>
    <p class="note warn"><strong>This cannot be taken back</strong>${person.name} will see which mouse is in which arm, on every page and for the rest of the study. What they measured before stays as it is; what they measure afterwards is not blinded any more.</p>
    <${Field} label="Why must they know?" hint="Stands in the ledger for good"><textarea name="reason" required></textarea><//>
    <label class="check"><input type="checkbox" required /><div>I know that this cannot be taken back</div></label><//>`;
}

function Told({ people, zone }) {
  if (!people.length) return html`<p>Nobody was unblinded in this study.</p>`;
  return html`<h3>Who was unblinded</h3><ul class="cards">${people.toSorted((a, b) => b.told.at.localeCompare(a.told.at)).map(({ person, name, told }) => html`<li key=${person}>
    <p><strong>${name}</strong> ${told.reason === null ? html`<span class="quiet">(the reason is shown to those who know the arms)</span>` : told.reason}</p>
    <p class="quiet small">told by ${told.byName}, ${moment(told.at, zone)}</p></li>`)}</ul>`;
}
