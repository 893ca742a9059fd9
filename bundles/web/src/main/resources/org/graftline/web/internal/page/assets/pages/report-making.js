import { get, remove } from '../api.js';
import { Refused, html, useEffect, useState } from '../ui.js';

const HEADINGS = { page: 'The report is being made', document: 'The PDF is being made', interim: 'The interim update is being made', version: 'The version is being made' };
const AGAIN = { page: 'Make the report', document: 'Make the PDF', interim: 'Make the interim update', version: 'Freeze a version' };

/** Shows how far the report is, with a way to stop it; what stands inside comes once it is made. */
export function InTheMaking({ root, what = 'page', records, children }) {
  const path = `${root}/report/making?what=${what}`;
  const id = `making-${what}`;
  const [now, tell] = useState({ state: 'ASKED' });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let wanted = true;
    const follow = async () => {
      for (;;) {
        const answer = await get(path);
        if (wanted) tell(before => before.state === 'CANCELED' ? before : answer);
        if (!wanted || answer.state !== 'WORKING') return;
      }
    };
    tell({ state: 'ASKED' });
    follow().catch(problem => { if (wanted) tell({ state: 'REFUSED', problem }); });
    return () => { wanted = false; };
  }, [path, records, turn]);
  const cancel = async () => {
    try {
      const answer = await remove(path);
      if (answer.state === 'CANCELED') tell(answer);
    } catch (problem) {
      tell({ state: 'REFUSED', problem });
    }
  };
  const again = words => html`<div class="actions"><button type="button" onClick=${() => setTurn(turn + 1)}>${words}</button></div>`;
  if (now.state === 'MADE') return html`${now.withoutModel && what === 'page' && html`<p class="note warn"><strong>No model</strong>${now.withoutModel}</p>`}${children()}`;
  if (now.state === 'CANCELED') return html`<div class="note" role="status"><strong>Canceled</strong>${now.sentence}</div>${again(AGAIN[what])}`;
  if (now.state === 'REFUSED') return html`<${Refused} problem=${now.problem} />${again('Try again')}`;
  if (now.state === 'ASKED') return html`<p class="working" role="status">${what === 'page' ? 'Fetching the report …' : 'One moment …'}</p>`;
  return html`<section class="making" aria-labelledby=${id}><h2 id=${id}>${HEADINGS[what]}</h2>
    <p class="working" role="status">${now.sentence}</p>
    ${now.of ? html`<progress max=${now.of} value=${now.number - 1} aria-labelledby=${id}></progress>` : html`<progress aria-labelledby=${id}></progress>`}
    <div class="actions"><button type="button" class="second" onClick=${cancel}>Cancel</button><span class="quiet">You can go on working meanwhile.</span></div></section>`;
}

/** Does something once, as soon as it stands on the page. */
export function Once({ run, children }) {
  useEffect(() => { run(); }, []);
  return children ?? null;
}
