import { get, put, encode } from '../../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useState } from '../../ui.js';
import { moment } from '../../words.js';
import { TIERS, acknowledgedBy, caseAddress, decided } from './case-words.js';

/** The alerts of one study, and who is called about them. */
export function StudyAlerts({ study }) {
  const path = `/studies/${encode(study.code)}/conduct`;
  const cases = useLoaded(() => get(`${path}/alerts`), [path]);
  const chain = useLoaded(() => get(`${path}/alert-chain`), [path]);
  return html`<section><h2>Alerts</h2>
      <${Loaded} from=${cases} what="the alerts">${({ alerts }) => alerts.length === 0 ? html`<p>No limit was reached in this study.</p>`
        : html`<div class="scroll"><table><thead><tr><th>Mouse</th><th>Reached</th><th>Since</th><th>State</th></tr></thead><tbody>${alerts.map(alert => html`<tr key=${alert.name}>
          <th>${alert.mouse}</th><td><${Link} to=${caseAddress(alert)}>${alert.what}<//> <span class=${`mark ${alert.tier === 'STOP' ? 'stop' : 'warn'}`}>${TIERS[alert.tier]}</span></td>
          <td>${moment(alert.openedAt, study.zone)}</td>
          <td>${alert.decision ? `${decided(alert.decision)}, ${alert.decision.name}` : html`${alert.acknowledged ? acknowledgedBy(alert) : html`<strong>not acknowledged</strong>`}${alert.refuted ? '; no reading behind it reaches the limit any more' : ''}`}</td></tr>`)}</tbody></table></div>`}<//></section>
    <${Loaded} from=${chain} what="who is called">${kept => html`<${Chain} key=${kept.version} kept=${kept} path=${`${path}/alert-chain`} zone=${study.zone} may=${study.may.includes('CHANGE_STUDY')} done=${chain.again} />`}<//>`;
}

function Chain({ kept, path, zone, may, done }) {
  const [links, setLinks] = useState(kept.links.map((link, id) => ({ ...link, id })));
  const [quiet, setQuiet] = useState(Boolean(kept.quiet));
  const next = Math.max(-1, ...links.map(link => link.id)) + 1;
  const change = (id, changes) => setLinks(links.map(link => link.id === id ? { ...link, ...changes } : link));
  const move = (from, to) => {
    const moved = [...links];
    moved.splice(to, 0, ...moved.splice(from, 1));
    setLinks(moved);
  };
  const send = async data => {
    await put(path, {
      links: links.map(({ person, login, channels }) => person ? { person, channels } : { login: login.trim(), channels }),
      watchMinutes: Number(data.get('watchMinutes')), stopMinutes: Number(data.get('stopMinutes')),
      quiet: quiet ? { from: data.get('from'), until: data.get('until') } : null, version: kept.version, why: data.get('why'),
    });
    done();
  };
  const ways = [['NOTICE', 'notice'], ['MAIL', 'mail']];
  const toggle = (link, way) => change(link.id, { channels: link.channels.includes(way) ? link.channels.filter(one => one !== way) : [...link.channels, way] });
  return html`<section><h2>Who is called</h2>
    <p class="quiet">The first is called when a limit is reached; whoever does not acknowledge in time is followed by the next. The list of alerts shows everything to everybody of the study in any case.</p>
    ${kept.cautions.map(caution => html`<p class="note warn">${caution}</p>`)}
    ${kept.fallback.length > 0 && html`<p>Called now: ${kept.fallback.join(', ')}.</p>`}
    <${Form} send=${send} action="Save who is called" class="design">
      <fieldset disabled=${!may}><legend class="unseen">Who is called</legend>
        <div class="stack wide chain">${links.map((link, place) => html`<div class="row" key=${link.id}>
          ${link.person ? html`<p><strong>${place + 1}. ${link.name}</strong></p>`
            : html`<${Field} label=${`${place + 1}. Log-in name`}><input value=${link.login} onInput=${event => change(link.id, { login: event.target.value })} autocomplete="off" autocapitalize="none" spellcheck=${false} required /><//>`}
          <div class="checks" role="group" aria-label=${`How ${link.name ?? 'this person'} is called`}>${ways.map(([way, words]) => html`<label class="check"><input type="checkbox" checked=${link.channels.includes(way)} onChange=${() => toggle(link, way)} />${words}</label>`)}</div>
          ${place > 0 && html`<button type="button" class="plain" onClick=${() => move(place, place - 1)}>Call sooner</button>`}
          <button type="button" class="plain" onClick=${() => setLinks(links.filter(one => one.id !== link.id))}>Take out</button></div>`)}
          ${may && html`<button type="button" class="second" onClick=${() => setLinks([...links, { id: next, login: '', channels: ['NOTICE', 'MAIL'] }])}>Add a person</button>`}</div>
        <div class="row">
          <${Field} label="Humane endpoint: minutes to acknowledge" hint="Then the next is called; after the last the first again"><input name="stopMinutes" type="number" min="1" max="10080" defaultValue=${kept.stopMinutes ?? 30} required /><//>
          <${Field} label="To be watched: minutes to acknowledge" hint="The chain is gone along once"><input name="watchMinutes" type="number" min="1" max="10080" defaultValue=${kept.watchMinutes ?? 240} required /><//></div>
        <label class="check"><input type="checkbox" checked=${quiet} onChange=${() => setQuiet(!quiet)} /><div>Quiet hours<span class="hint">Alerts to watch wait until they end. A humane endpoint knows none. Times of ${zone}.</span></div></label>
        ${quiet && html`<div class="row"><${Field} label="From"><input name="from" type="time" defaultValue=${kept.quiet?.from?.slice(0, 5) ?? '20:00'} required /><//>
          <${Field} label="Until"><input name="until" type="time" defaultValue=${kept.quiet?.until?.slice(0, 5) ?? '07:00'} required /><//></div>`}
        ${may && html`<${Field} label="Why is it changed?" hint="Stands in the ledger for good"><input name="why" required /><//>`}
      </fieldset><//></section>`;
}
