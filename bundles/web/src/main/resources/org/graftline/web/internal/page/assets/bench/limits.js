// The protocol's limits without a network: the same definition as the server's ProtocolLimit, held to the same cases by a test. A
// limit is reached at its threshold; it raises an alert and stops nothing.
const GRAIN = 1e6; // quantities are compared at this grain on the server too, so that 20 % stays 20 % whatever binary fractions make of it

/**
 * What a limit compares; null where it is not known.
 *
 * @param reading {endpoint, value, lengthMm, widthMm}: a measured one, its value with a volume already computed; numbers or texts
 * @param known {otherVolumesMm3: the sum of the latest volumes of the mouse's other tumors (of all where the reading is of none), baselineG, peakG,
 *   weightG: the latest weight of the same day}
 */
export function quantityOf(name, reading, known) {
  const number = text => text === null || text === undefined ? null : Number(text);
  const both = (a, b, f) => a === null || b === null ? null : f(a, b);
  const [value, length, width] = [reading.value, reading.lengthMm, reading.widthMm].map(number);
  const lost = from => both(value, number(from), (now, before) => 100 * (before - now) / before);
  const others = known.otherVolumesMm3 ?? 0;
  const ofWeight = (weight, burden) => both(weight, burden, (g, mm3) => 100 * mm3 / 1000 / g); // 1 mm³ weighs 1 mg
  const lean = (weight, burden) => weight === null || burden === null ? null
    : both(weight - burden / 1000, number(known.baselineG), (now, before) => 100 * (before - now) / before);
  const burden = value === null ? null : value + others;
  const weight = number(known.weightG);
  const byEndpoint = {
    TUMOR_VOLUME: {
      TUMOR_VOLUME: () => value, LENGTH: () => both(length, length, Math.max), MEAN_DIAMETER: () => both(length, width, (l, w) => (l + w) / 2),
      TUMOR_BURDEN: () => burden, BURDEN_OF_WEIGHT: () => ofWeight(weight, burden), WEIGHT_LOSS_WITHOUT_TUMOR: () => lean(weight, burden),
    },
    BODY_WEIGHT: {
      WEIGHT_LOSS: () => lost(known.baselineG), WEIGHT_LOSS_FROM_PEAK: () => lost(known.peakG),
      BURDEN_OF_WEIGHT: () => ofWeight(value, others), WEIGHT_LOSS_WITHOUT_TUMOR: () => lean(value, others),
    },
    ULCERATION_SCORE: { ULCERATION_SCORE: () => value },
    BODY_CONDITION_SCORE: { BODY_CONDITION_SCORE: () => value },
  };
  const quantity = byEndpoint[reading.endpoint]?.[name]?.() ?? null;
  return quantity === null ? null : Math.round(quantity * GRAIN) / GRAIN;
}

const WORSE_WHEN_LOWER = new Set(['BODY_CONDITION_SCORE']);

/** @returns the limits reached, the most urgent first, of each quantity and tier the outermost, with the value and a sentence */
export function reached(limits, reading, known, mouse) {
  const outermost = new Map();
  for (const limit of limits) {
    const value = quantityOf(limit.quantity, reading, known);
    const threshold = Number(limit.threshold);
    const way = WORSE_WHEN_LOWER.has(limit.quantity) ? -1 : 1;
    if (value === null || way * value < way * threshold) continue;
    const key = `${limit.quantity}/${limit.tier}`;
    if (!(way * Number(outermost.get(key)?.threshold) >= way * threshold)) outermost.set(key, { ...limit, value, sentence: sentenceOf(limit, value, mouse) });
  }
  return [...outermost.values()].sort((a, b) => (a.tier === 'STOP' ? 0 : 1) - (b.tier === 'STOP' ? 0 : 1));
}

/** The server's sentence of the limit, filled in; a board that was kept by an older version has none, and its tier must do. */
function sentenceOf({ sentence, tier }, value, mouse) {
  const template = sentence ?? (tier === 'STOP' ? '{mouse} reached the humane endpoint.' : '{mouse} is to be watched.');
  return template.replace('{value}', () => String(Number(value.toPrecision(3)))).replace('{mouse}', () => mouse);
}
