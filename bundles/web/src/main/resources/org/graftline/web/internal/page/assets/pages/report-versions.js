import { encode, get, post, put } from '../api.js';
import { Field, Form, Loaded, Refused, html, useLoaded, useState } from '../ui.js';
import { me } from '../me.js';
import { moment } from '../words.js';
import { leaveToSign } from './single-sign-on.js';
import { Comparison } from './report-comparison.js';
import { InTheMaking, Once } from './report-making.js';

const STATES = { DRAFT: 'draft', IN_REVIEW: 'in review', SIGNED: 'signed', AMENDED: 'amended' };
const MEANINGS = { AUTHOR: 'I wrote this report', REVIEW: 'I reviewed this report', QA: 'I inspected this report for quality assurance', APPROVAL: 'I approve this report' };
const PARTS = { OBJECTIVES: 'Objectives', TEST_ARTICLES: 'Test and control articles', CONCLUSION: 'Conclusion', ARCHIVE: 'Archive', QUALITY_ASSURANCE: 'Statement of quality assurance' };
const MEANS = { AUTHOR: 'SIGN_REPORT', REVIEW: 'REVIEW_REPORT', QA: 'INSPECT_REPORT', APPROVAL: 'SIGN_REPORT' };

/** Frozen versions of the report: review, comments, signatures, amendments, and what people write for it. */
export function ReportVersions({ study }) {
  const root = `/studies/${encode(study.code)}/report`;
  const loaded = useLoaded(() => get(`${root}/versions`), [root]);
  return html`<${Loaded} from=${loaded} what="the versions">${shelf => html`
    <section class="stack broad"><h2>Versions</h2>
      ${study.may.includes('MAKE_REPORT') && html`<${Freeze} study=${study} path=${`${root}/versions`} done=${loaded.again} />`}
      ${shelf.keptBack > 0 && html`<p class="note">${shelf.keptBack} more shown to people who see the arms; all arms are shown to you as one.</p>`}
      ${shelf.versions.length > 0 && html`<ol class="cards">${shelf.versions.map(version => html`<${Version} key=${version.number} study=${study} path=${`${root}/versions/${version.number}`} version=${version} done=${loaded.again} />`)}</ol>`}</section>
    <${Comparison} root=${root} versions=${shelf.versions} zone=${study.zone} />
    <section><h2>Written by people</h2><p class="quiet">Stands in the next version with name and date. Tables cannot be edited; quality assurance alone writes its statement.</p>
      ${Object.keys(PARTS).map(part => html`<${Part} key=${part} part=${part} text=${shelf.texts.find(text => text.part === part)} may=${study.may.includes(part === 'QUALITY_ASSURANCE' ? 'INSPECT_REPORT' : 'MAKE_REPORT')} root=${root} zone=${study.zone} done=${loaded.again} />`)}</section>`}<//>`;
}

/** Makes the version first, which takes as long as it takes and can be stopped; to keep it is one quick act. */
function Freeze({ study, path, done }) {
  const [turn, setTurn] = useState(0);
  const [problem, setProblem] = useState(null);
  const keep = async () => {
    try {
      await post(path, {});
      done();
    } catch (failure) {
      setProblem(failure);
    }
    setTurn(0);
  };
  if (turn) return html`<${InTheMaking} key=${turn} root=${`/studies/${encode(study.code)}`} what="version" records=${study.dataSha256}>${() => html`<${Once} run=${keep}><p class="working" role="status">Keeping the version …</p><//>`}<//>`;
  return html`<div class="stack"><p class="quiet">Keeps the report as it stands, byte for byte, for review and signature.</p><${Refused} problem=${problem} />
    <div class="actions"><button type="button" onClick=${() => { setProblem(null); setTurn(1); }}>Freeze a version</button></div></div>`;
}

function Version({ study, path, version, done }) {
  const { state, frozen } = version;
  const mayTalk = study.may.includes('COMMENT_REPORT') && (state === 'DRAFT' || state === 'IN_REVIEW');
  const meanings = Object.keys(MEANINGS).filter(meaning => study.may.includes(MEANS[meaning]));
  return html`<li class="stack broad"><h3>Version ${version.number} <span class="mark">${STATES[state]}</span></h3>
    <p>Frozen on ${moment(version.at, study.zone)} by ${version.by}${version.amends && `; amends version ${version.amends}`}. SHA-256 <code>${frozen.documentSha256.slice(0, 12)}</code></p>
    <p><a href=${`/api/v1${path}/report.pdf`} download>PDF with signatures</a> · <a href=${`/api/v1${path}/frozen.pdf`} download>As frozen</a></p>
    ${version.changesSince > 0 && html`<p class="note warn"><strong>Records changed since</strong>${version.changesSince === 1 ? '1 act' : `${version.changesSince} acts`} changed readings or animals after this version was frozen. It shows them as they were.</p>`}
    ${version.signatures.map(s => html`<p key=${s.meaning} class=${s.binds ? '' : 'note warn'}>${s.by}: ${MEANINGS[s.meaning]}. ${moment(s.at, s.zone)} (${s.zone}), ${moment(s.at, 'UTC')} (UTC)${!s.binds && ' This signature no longer binds: the document was changed.'}</p>`)}
    ${version.amendment && html`<p class="note">Amended by ${version.amendment.by}: ${version.amendment.part}. ${version.amendment.reason}</p>`}
    ${version.comments.map(c => html`<${Comment} key=${c.uuid} path=${path} comment=${c} zone=${study.zone} done=${done} />`)}
    ${mayTalk && html`<${Form} key=${'c' + version.comments.length} action="Comment" minor send=${async data => { await put(`${path}/comments/${crypto.randomUUID()}`, { text: data.get('text') }); done(); }}><${Field} label="Comment"><input name="text" required maxlength="1000" /><//><//>`}
    ${state === 'DRAFT' && study.may.includes('MAKE_REPORT') && html`<${Form} action="Send to review" send=${async () => { await post(`${path}/review`, {}); done(); }} />`}
    ${state === 'IN_REVIEW' && meanings.length > 0 && (version.hindrances.length > 0
      ? html`<div class="note"><strong>Cannot be signed yet</strong><ul>${version.hindrances.map(why => html`<li key=${why}>${why}</li>`)}</ul></div>`
      : html`<${Sign} key=${'s' + version.signatures.length} study=${study.code} number=${version.number} path=${path} sha256=${frozen.documentSha256} meanings=${meanings} done=${done} />`)}
    ${state === 'SIGNED' && study.may.includes('SIGN_REPORT') && html`<${Form} action="Amend" minor send=${async data => { await post(`${path}/amendment`, { part: data.get('part'), reason: data.get('reason') }); done(); }}>
      <${Field} label="Part of the report"><input name="part" required maxlength="200" /><//><${Field} label="Reason"><input name="reason" required maxlength="1000" /><//><//>`}</li>`;
}

function Sign({ study, number, path, sha256, meanings, done }) {
  const meaning = html`<${Field} label="Meaning"><select name="meaning" required>${meanings.map(key => html`<option key=${key} value=${key}>${MEANINGS[key]}</option>`)}</select><//>`;
  if (me.provider) {
    const leave = data => {
      const signed = { meaning: data.get('meaning'), documentSha256: sha256 };
      return leaveToSign({ study, number, ...signed }, `${path}/signatures`, signed);
    };
    return html`<${Form} send=${leave} action=${`Prove yourself at ${me.provider} and sign`}>${meaning}
      <p class="quiet">You are asked there who you are. When you come back, this version is signed with the meaning above.</p><//>`;
  }
  const send = async data => {
    await post(`${path}/signatures`, { login: data.get('login'), password: data.get('password'), meaning: data.get('meaning'), documentSha256: sha256 });
    done();
  };
  return html`<${Form} send=${send} action="Sign">
    ${meaning}
    <${Field} label="Log-in name"><input name="login" required autocomplete="username" /><//>
    <${Field} label="Password"><input name="password" type="password" required autocomplete="current-password" /><//><//>`;
}

function Comment({ path, comment, zone, done }) {
  return html`<div class="note"><strong>${comment.by}, ${moment(comment.at, zone)}</strong>${comment.text}
    ${comment.resolution ? html`<p>${comment.resolvedBy}, ${moment(comment.resolvedAt, zone)}: ${comment.resolution}</p>`
      : html`<${Form} action="Resolve" minor send=${async data => { await post(`${path}/comments/${comment.uuid}/resolution`, { text: data.get('text') }); done(); }}><${Field} label="What was done"><input name="text" required maxlength="1000" /><//><//>`}</div>`;
}

function Part({ part, text, may, root, zone, done }) {
  const send = async data => {
    await put(`${root}/texts/${part.toLowerCase().replace('_', '-')}`, { text: data.get('text'), version: text ? text.version : 0 });
    done();
  };
  const heading = html`<summary>${PARTS[part]}${text ? '' : ', not written yet'}</summary>`;
  if (!may) return html`<details>${heading}${text ? html`<p class="quiet">Written by ${text.by} on ${moment(text.at, zone)}, version ${text.version}</p>${text.text.split(/\n\s*\n/).map(paragraph => html`<p>${paragraph}</p>`)}` : html`<p class="quiet">Nobody has written this yet, and you may not.</p>`}</details>`;
  return html`<details>${heading}<${Form} key=${text?.version} send=${send} action="Save" minor class="stack broad"><${Field} label=${PARTS[part]} hint=${text ? `Written by ${text.by} on ${moment(text.at, zone)}, version ${text.version}` : 'Nobody has written this yet'}><textarea name="text" rows="4" required maxlength="20000" defaultValue=${text ? text.text : ''}></textarea><//><//></details>`;
}
