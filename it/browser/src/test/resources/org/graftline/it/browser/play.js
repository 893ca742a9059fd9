// Plays recorded keys to the page's own line, with their times, and tells what came out of it.
async ({ recordings, tags }) => {
  const { newLine, step, due, expecting } = await import('/assets/bench/line.js');
  const known = new Set(tags.map(tag => tag.toLowerCase()));
  const told = act => [act.do, act.tag ?? act.raw ?? act.text ?? act.name ?? act.digit, act.do === 'number' ? act.means : undefined]
    .filter((part, i) => part !== undefined && (i === 0 || !['double', 'move', 'refuse'].includes(act.do))).join(' ');
  return recordings.map(({ keys, prefix = '', mode = 'value' }) => {
    let line = newLine({ prefix }, text => known.has(text.toLowerCase()));
    if (mode !== 'value') line = expecting(line, mode);
    const acts = [];
    const take = event => {
      const result = step(line, event);
      line = result.line;
      acts.push(...result.acts);
    };
    let at = 1000;
    for (const [key, after] of keys) {
      at += after;
      const when = due(line);
      if (when !== null && when < at) take({ type: 'tick', at: when });
      take({ type: 'key', key, at });
    }
    for (let quiet = 0; quiet < 5; quiet++) take({ type: 'tick', at: at += 50 });
    return acts.map(told);
  });
}
