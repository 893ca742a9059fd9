// Scans on the board choose cages. What a scanner types is no study day: a tag within the field would open a session of day 0412.
const GAP_MS = 35;

/**
 * Watches the keys of the form: what comes as fast as a machine and ends with Enter is a tag.
 *
 * @param scanned called with the tag; the field has again what stood in it before
 */
export function scansIn(form, scanned) {
  let burst = '';
  let last = -Infinity;
  let before = null;
  const onKey = event => {
    const fast = event.timeStamp - last <= GAP_MS;
    last = event.timeStamp;
    if (event.key === 'Enter' && fast && burst.length > 1) {
      event.preventDefault();
      event.stopPropagation();
      if (before?.field.isConnected) before.field.value = before.value;
      scanned(burst);
      burst = '';
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
      if (!fast) before = event.target.matches('input[type=number], input[type=text], input:not([type])') ? { field: event.target, value: event.target.value } : null;
      burst = fast ? burst + event.key : event.key;
    } else if (event.key !== 'Shift') {
      burst = '';
    }
  };
  form.addEventListener('keydown', onKey, true);
  return () => form.removeEventListener('keydown', onKey, true);
}

/** @returns the cage that a tag names, its own or that of a mouse; null for none */
export function cageOf(tag, animals) {
  const sought = tag.toLowerCase();
  const found = animals.find(animal => animal.cage && [animal.cage, animal.mouse, ...animal.tags].some(name => name.toLowerCase() === sought));
  return found?.cage ?? null;
}
