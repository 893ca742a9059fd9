import { get, put, encode } from '../../api.js';
import { Field, Form, Loaded, html, useLoaded, useState } from '../../ui.js';

/** Who looks after which cage and cohort; it orders the worklist and changes nobody's permissions. */
export function CareOf({ study, done }) {
  const path = `/studies/${encode(study.code)}/conduct/care`;
  const loaded = useLoaded(() => get(path), [path]);
  return html`<section><h2>Who looks after which mice</h2><${Loaded} from=${loaded} what="who does">${care => html`<${Kept} key=${care.version} path=${path} care=${care} may=${study.may.includes('CHANGE_STUDY')} done=${() => { loaded.again(); done(); }} />`}<//></section>`;
}

function Kept({ path, care, may, done }) {
  const [changing, setChanging] = useState(false);
  const named = [...care.cages, ...care.cohorts].filter(place => place.person);
  const words = list => list.filter(place => place.person).map(place => `${place.name}: ${place.personName ?? place.person}`).join(', ');
  return html`<p class="quiet">A mouse is on the list of whoever has its cage, else its cohort, else of whoever measured it last.</p>
    ${named.length === 0 ? html`<p>No cage and no cohort has a person of its own.</p>` : html`<dl class="pairs">
      ${words(care.cages) && html`<dt>Cages</dt><dd>${words(care.cages)}</dd>`}${words(care.cohorts) && html`<dt>Cohorts</dt><dd>${words(care.cohorts)}</dd>`}</dl>`}
    ${may && (changing ? html`<${Change} path=${path} care=${care} done=${done} cancel=${() => setChanging(false)} />`
      : care.cages.length + care.cohorts.length === 0 ? html`<p class="quiet">The study has neither cages nor cohorts yet.</p>`
      : html`<button type="button" class="second" onClick=${() => setChanging(true)}>${named.length ? 'Change' : 'Say who does'}</button>`)}`;
}

function Change({ path, care, done, cancel }) {
  const send = async data => {
    const chosen = (kind, places) => Object.fromEntries(places.map(place => [place.name, data.get(`${kind} ${place.name}`)]).filter(([, person]) => person));
    await put(path, { cages: chosen('cage', care.cages), cohorts: chosen('cohort', care.cohorts), version: care.version, why: data.get('why') });
    done();
  };
  const choice = (kind, place) => html`<${Field} key=${kind + place.name} label=${`${kind === 'cage' ? 'Cage' : 'Cohort'} ${place.name}`}><select name=${`${kind} ${place.name}`} defaultValue=${place.person ?? ''}>
    <option value="" selected=${!place.person}>nobody</option>
    ${place.person && !care.people.some(one => one.person === place.person) && html`<option value=${place.person} selected>${place.personName ?? place.person}</option>`}
    ${care.people.map(one => html`<option value=${one.person} selected=${one.person === place.person}>${one.name}</option>`)}</select><//>`;
  return html`<div class="write"><${Form} send=${send} action="Save who does" class="design" second=${html`<button type="button" class="plain" onClick=${cancel}>Cancel</button>`}>
    ${care.cohorts.length > 0 && html`<div class="row">${care.cohorts.map(place => choice('cohort', place))}</div>`}
    ${care.cages.length > 0 && html`<div class="row">${care.cages.map(place => choice('cage', place))}</div>`}
    <${Field} label="Why?" hint="Stands in the ledger for good"><input name="why" required maxlength="1000" /><//><//></div>`;
}
