import { get, put, encode } from '../api.js';
import { Field, Form, Link, Loaded, html, useLoaded, useRef, useState } from '../ui.js';
import { count } from '../words.js';

const mice = n => count(n, 'mouse', 'mice');

/** Which mouse lives where, and moves: some mice, or a whole cage, to a cage or a rack. */
export function Housing({ study, changed }) {
  const path = `/studies/${encode(study.code)}/bench`;
  const loaded = useLoaded(() => get(path), [path]);
  const [said, setSaid] = useState('');
  const moved = sentence => { setSaid(sentence); loaded.again(); changed(); };
  return html`<section><h2>Mice and cages</h2>
    <${Loaded} from=${loaded} what="the cages">${board => html`
      <p class="quiet">${mice(board.animals.length)} on the study. Choose a mouse to see its tags and its history.</p>
      <p role="status" class=${said ? 'note okay' : 'unseen'}>${said}</p>
      ${board.animals.length > 0 ? html`<${Moves} path=${path} animals=${board.animals} root=${`/studies/${encode(study.code)}`} moved=${moved} />` : html`<p>Every mouse has left the study.</p>`}`}<//></section>`;
}

function Moves({ path, animals, root, moved }) {
  const [chosen, setChosen] = useState(new Set());
  const [to, setTo] = useState({ cage: '', rack: '' });
  const [heard, setHeard] = useState(null);
  const why = useRef(null);
  const cages = Map.groupBy(animals, animal => animal.cage ?? '');
  const racks = [...new Set(animals.map(animal => animal.rack).filter(Boolean))].sort();
  const rackOf = cage => cages.get(cage)?.[0].rack ?? '';
  const choose = (names, on) => setChosen(new Set([...[...chosen].filter(name => !names.includes(name)), ...on ? names : []]));
  const setCage = cage => setTo({ cage, rack: rackOf(cage) || to.rack });
  const going = animals.filter(animal => chosen.has(animal.mouse));

  const scan = event => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    const text = event.target.value.trim();
    event.target.value = '';
    if (!text) { why.current?.focus(); return; }
    const is = name => name.toLowerCase() === text.toLowerCase();
    const animal = animals.find(one => one.tags.some(is));
    const cage = [...cages.keys()].find(name => name && is(name));
    if (animal) {
      choose([animal.mouse], true);
      setHeard({ tone: 'okay', text: `${animal.mouse}${is(animal.mouse) ? '' : ` (tag ${text})`} is chosen.` });
    } else if (cage) {
      setCage(cage);
      setHeard({ tone: 'okay', text: `They go to cage ${cage}.` });
    } else setHeard({ tone: 'stop', text: `No mouse and no cage of this study is called “${text}”. A new cage is typed in under “To cage”.` });
  };
  const send = async data => {
    const cage = to.cage.trim();
    const rack = to.rack.trim() || null;
    const refuse = detail => { throw Object.assign(new Error(), { title: 'Nothing was moved', detail }); };
    if (!going.length) refuse('Choose at least one mouse, or a whole cage.');
    if (!cage && !rack) refuse('Say to which cage or rack they go.');
    const homeless = going.find(animal => !cage && !animal.cage);
    if (homeless) refuse(`No cage of ${homeless.mouse} is known, so it cannot keep it. Say to which cage it goes.`);
    await put(`${path}/housing`, { housing: going.map(animal => ({ mouse: animal.mouse, cage: cage || animal.cage, rack })), reason: data.get('reason') });
    setChosen(new Set());
    setHeard(null);
    setTo({ cage: '', rack: '' });
    moved(`${mice(going.length)}: ${cage ? `in cage ${cage} now` : 'in their own cages'}${rack ? `, rack ${rack}` : ''}.`);
  };

  return html`<${Form} class="housing" send=${send} action=${going.length ? `Move ${mice(going.length)}` : 'Move'}>
    <div class="write scanning"><${Field} label="Scan" hint="The tag of a mouse chooses it, the card of a cage says where they go; Enter in the empty field goes on"><input onKeyDown=${scan} autocomplete="off" autocapitalize="none" spellcheck=${false} /><//>
      <p role="status" class=${heard ? `note ${heard.tone}` : 'unseen'}>${heard?.text}</p></div>
    <div class="cage-grid">${[...cages].map(([cage, inside]) => html`<${Cage} key=${cage} cage=${cage} inside=${inside} root=${root} chosen=${chosen} choose=${choose} />`)}</div>
    <div class="write to">
      <p><strong>${going.length ? mice(going.length) : 'No mouse is chosen yet'}</strong> <span class="quiet">${going.slice(0, 8).map(animal => animal.mouse).join(', ')}${going.length > 8 ? ' …' : ''}</span></p>
      <div class="row">
        <${Field} label="To cage" hint="Empty: each stays in its own"><input value=${to.cage} list="cages" onInput=${event => setCage(event.target.value)} autocomplete="off" spellcheck=${false} /><//>
        <${Field} label="Rack" hint="May stay empty"><input value=${to.rack} list="racks" onInput=${event => setTo({ ...to, rack: event.target.value })} autocomplete="off" spellcheck=${false} /><//>
        <${Field} label="Why?" hint="Stands in the ledger for good"><input name="reason" ref=${why} autocomplete="off" required /><//>
      </div>
      <datalist id="cages">${[...cages.keys()].filter(Boolean).map(cage => html`<option value=${cage}></option>`)}</datalist>
      <datalist id="racks">${racks.map(rack => html`<option value=${rack}></option>`)}</datalist></div>
  <//>
  <p class="read-only quiet">Mice are moved on a larger screen.</p>`;
}

function Cage({ cage, inside, root, chosen, choose }) {
  const names = inside.map(animal => animal.mouse);
  const picked = names.filter(name => chosen.has(name)).length;
  const whole = useRef(null);
  if (whole.current) whole.current.indeterminate = picked > 0 && picked < names.length;
  return html`<fieldset class="cage"><legend class="unseen">${cage ? `Cage ${cage}` : 'No cage known'}</legend>
    <label class="check whole"><input type="checkbox" class="write" ref=${whole} checked=${picked === names.length} onChange=${event => choose(names, event.target.checked)} />
      <div><strong>${cage ? `Cage ${cage}` : 'No cage known'}</strong><span class="hint">${inside[0].rack ? `rack ${inside[0].rack}, ` : ''}${mice(names.length)}</span></div></label>
    <ul>${inside.map(animal => html`<li key=${animal.mouse}><input type="checkbox" class="write" aria-label=${`Choose ${animal.mouse}`} checked=${chosen.has(animal.mouse)} onChange=${event => choose([animal.mouse], event.target.checked)} />
      <${Link} to=${`${root}/mice/${encode(animal.mouse)}`}>${animal.mouse}<//> <span class="quiet small">${animal.tags.filter(tag => tag !== animal.mouse).join(', ')}</span></li>`)}</ul></fieldset>`;
}
