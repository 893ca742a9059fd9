// Reads what a caliper, a balance or a hand writes. A number stays the text that was written, freed of everything that is not the number.
const UNITS = { mm: 'mm', g: 'g' };
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b\ufeff]/g;
const SPACE = /[\s\u00a0\u2007\u202f]+/g;
const STEADY = /^(?:ST,(?:GS,|NT,)?|S\s+S\s|[NG]\s+(?=[+-]))/i; // how balances say that the weight stands still (A&D, Mettler, Sartorius)
const UNSTEADY = /^(?:US,|S\s+D\s)/i;
const NUMBER = /^([+-]?)(\d*)(?:([.,])(\d*))?(mm|g)?$/i;

/** A text without control characters and blanks at its ends: what scanners and balances send beside what they mean. */
export const bare = text => text.replace(CONTROL, '').trim();

/**
 * @param raw as it came
 * @param impliedDecimals digits behind a point that nobody types: 1 makes "084" 8.4; only texts without a point are read so
 * @returns {text, unit} with a decimal point and no sign, or {problem}: why it is no number, as a sentence
 */
export function readNumber(raw, impliedDecimals = 0) {
  const clean = bare(raw);
  if (UNSTEADY.test(clean)) return { problem: 'The balance was not steady yet. Send the weight again when it stands still.' };
  const packed = clean.replace(STEADY, '').replace(SPACE, '');
  const found = NUMBER.exec(packed);
  if (!found || (!found[2] && !found[4])) return { problem: unreadable(packed) };
  const [, sign, whole, point, behind = '', unit] = found;
  let [front, back] = [whole, behind];
  if (!point && impliedDecimals > 0) {
    const padded = whole.padStart(impliedDecimals + 1, '0');
    front = padded.slice(0, -impliedDecimals);
    back = padded.slice(-impliedDecimals);
  }
  const text = (front.replace(/^0+(?=\d)/, '') || '0') + (back ? '.' + back : '');
  if (sign === '-' && Number(text) !== 0) return { problem: `−${text} is below zero, which nothing here can be. Check the zero of the device and send it again.` };
  return { text, unit: unit ? UNITS[unit.toLowerCase()] : null };
}

function unreadable(text) {
  const half = text.slice(0, text.length / 2);
  if (half && half + half === text && NUMBER.test(half)) return `${half} came twice in one go. Nothing was taken; send it once more.`;
  if ((text.match(/[.,]/g) ?? []).length > 1) return `“${text}” has more than one decimal point. Write the number without separators for thousands.`;
  return `“${text}” is no number. Type digits with a point or comma, or press / to find a mouse.`;
}
