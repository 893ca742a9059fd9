// The protocol's limits without a network: the same definition as the server's ProtocolLimit, held to the same cases by a test. A
// limit is reached at its threshold; it raises an alert and stops nothing.
const GRAIN = 1e6; // quantities are compared at this grain on the server too, so that 20 % stays 20 % whatever binary fractions make of it

/**
 * What a limit compares; null where it is not known.
 *
 * @param reading {endpoint, value, lengthMm, widthMm}: a measured one, its value with a volume already computed; numbers or texts
 * @param known {otherVolumesMm3: the sum of the latest volumes of the mouse's other tumors, baselineG, peakG}
 */
export function quantityOf(name, reading, known) {
  const number = text => text === null || text === undefined ? null : Number(text);
  const both = (a, b, f) => a === null || b === null ? null : f(a, b);
  const [value, length, width] = [reading.value, reading.lengthMm, reading.widthMm].map(number);
  const lost = from => both(value, number(from), (now, before) => 100 * (before - now) / before);
  const byEndpoint = {
    TUMOR_VOLUME: {
      TUMOR_VOLUME: () => value, LENGTH: () => both(length, length, Math.max), MEAN_DIAMETER: () => both(length, width, (l, w) => (l + w) / 2),
      TUMOR_BURDEN: () => both(value, known.otherVolumesMm3 ?? 0, (v, others) => v + others),
    },
    BODY_WEIGHT: { WEIGHT_LOSS: () => lost(known.baselineG), WEIGHT_LOSS_FROM_PEAK: () => lost(known.peakG) },
    ULCERATION_SCORE: { ULCERATION_SCORE: () => value },
  };
  const quantity = byEndpoint[reading.endpoint]?.[name]?.() ?? null;
  return quantity === null ? null : Math.round(quantity * GRAIN) / GRAIN;
}

/** @returns the limits reached, the most urgent first, of each quantity and tier the highest, with the value and a sentence */
export function reached(limits, reading, known, mouse) {
  const highest = new Map();
  for (const limit of limits) {
    const value = quantityOf(limit.quantity, reading, known);
    const threshold = Number(limit.threshold);
    if (value === null || value < threshold) continue;
    const key = `${limit.quantity}/${limit.tier}`;
    if (!(Number(highest.get(key)?.threshold) >= threshold)) highest.set(key, { ...limit, value, sentence: sentenceOf(limit, value, mouse) });
  }
  return [...highest.values()].sort((a, b) => (a.tier === 'STOP' ? 0 : 1) - (b.tier === 'STOP' ? 0 : 1));
}

/** The server's sentence of the limit, filled in; a board that was kept by an older version has none, and its tier must do. */
function sentenceOf({ sentence, tier }, value, mouse) {
  const template = sentence ?? (tier === 'STOP' ? '{mouse} reached the humane endpoint.' : '{mouse} is to be watched.');
  return template.replace('{value}', () => String(Number(value.toPrecision(3)))).replace('{mouse}', () => mouse);
}
