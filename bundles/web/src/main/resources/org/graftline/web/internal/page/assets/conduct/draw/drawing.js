import { post, put } from '../../api.js';
import { Field, Form, html, useState } from '../../ui.js';
import { count } from '../../words.js';

/** Fixes the list: the last moment at which anybody may change who is drawn. */
export function Fix({ path, rules, eligible, last, open, again }) {
  const [redraw, setRedraw] = useState(false);
  const needed = redraw || (last && rules.method === 'ALL_AT_ONCE');
  const send = async data => {
    await put(`${path}/draws/${crypto.randomUUID()}`, { replaces: redraw ? last.draw : null, why: data.get('why') ?? '' });
    setRedraw(false);
    again();
  };
  if (eligible.length === 0 && !last) return html`<p class="note">Nobody can be drawn now. Measure the mice, or change the rules.</p>`;
  return html`<section><h2>${open ? 'Or fix another list' : redraw ? 'Draw the same mice again' : last ? 'Draw further mice' : 'Randomize'}</h2>
    <p>First the list of mice is fixed and stored, then chance is drawn. Nobody can see what chance gives before the list is fixed.</p>
    ${last && html`<label class="check"><input type="checkbox" checked=${redraw} onChange=${e => setRedraw(e.target.checked)} /><div>Draw again the ${count(last.mice.filter(mouse => mouse.eligible).length, 'mouse', 'mice')} of the last draw<span class="hint">The first draw stays in the records; the report lists both with the reason.</span></div></label>`}
    ${redraw || eligible.length > 0
      ? html`<${Form} send=${send} action=${redraw ? 'Fix the list of the second draw' : `Fix the list of ${count(eligible.length, 'mouse', 'mice')}`}>
          <${Field} label=${needed ? 'Why is there a second draw?' : 'Remark'} hint=${needed ? 'Needed; the report prints it' : 'May stay empty'}><input name="why" required=${!!needed} /><//><//>`
      : html`<p class="quiet">No mouse without an arm is eligible now.</p>`}</section>`;
}

/** A fixed list waits for its draw. */
export function Drawing({ path, draw, again }) {
  const send = async () => { await post(`${path}/draws/${draw.draw}/drawn`, {}); again(); };
  const mice = draw.mice.filter(mouse => mouse.eligible);
  return html`<section><h2>The list is fixed</h2>
    <p class="note okay">${count(mice.length, 'mouse', 'mice')} of ${count(new Set(mice.map(mouse => mouse.donor)).size, 'donor')}, fixed by ${draw.by}. The system draws the seed; the arms are stored with it in one act.</p>
    <${Form} send=${send} action="Draw the arms" /></section>`;
}
