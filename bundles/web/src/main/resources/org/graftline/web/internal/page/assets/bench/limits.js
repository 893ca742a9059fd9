// The protocol's limits without a network: the same definition as the server's ProtocolLimit, held to the same cases by a test. A
// limit is reached at its threshold; it raises an alert and stops nothing.
const TOLERANCE = 1e-9; // relative; below any decimal that is entered, above what binary fractions lose

/**
 * What a limit compares, from what is known of one mouse; null where it is not known.
 *
 * @param facts {volume, length, width: of the tumor just measured, volumes: the latest of all its tumors, weight, baseline, peak, ulceration}
 */
export function quantityOf(name, facts) {
  const both = (a, b, f) => a == null || b == null ? null : f(a, b);
  switch (name) {
    case 'TUMOR_VOLUME': return facts.volume ?? null;
    case 'LENGTH': return both(facts.length, facts.length, Math.max);
    case 'MEAN_DIAMETER': return both(facts.length, facts.width, (l, w) => (l + w) / 2);
    case 'TUMOR_BURDEN': return facts.volumes?.length ? facts.volumes.reduce((sum, v) => sum + v, 0) : null;
    case 'WEIGHT_LOSS': return both(facts.weight, facts.baseline, (w, b) => 100 * (b - w) / b);
    case 'WEIGHT_LOSS_FROM_PEAK': return both(facts.weight, facts.peak, (w, p) => 100 * (p - w) / p);
    case 'ULCERATION_SCORE': return facts.ulceration ?? null;
    default: return null;
  }
}

/** @returns the limits reached, the most urgent first, each with its value and a sentence */
export function reached(limits, facts, mouse) {
  return limits.flatMap(limit => {
    const value = quantityOf(limit.quantity, facts);
    const threshold = Number(limit.threshold);
    return value !== null && value >= threshold - TOLERANCE * threshold ? [{ ...limit, value, sentence: sentenceOf(limit, value, mouse) }] : [];
  }).sort((a, b) => (a.tier === 'STOP' ? 0 : 1) - (b.tier === 'STOP' ? 0 : 1));
}

const WORDS = {
  TUMOR_VOLUME: 'tumor volume', LENGTH: 'length', MEAN_DIAMETER: 'mean diameter', TUMOR_BURDEN: 'tumor burden', WEIGHT_LOSS: 'weight loss from the start',
  WEIGHT_LOSS_FROM_PEAK: 'weight loss from the highest weight', ULCERATION_SCORE: 'ulceration score',
};

function sentenceOf({ quantity, threshold, tier, unit }, value, mouse) {
  const number = Number(value.toPrecision(3));
  const behind = unit ? ` ${unit}` : '';
  const what = `${WORDS[quantity]} ${number}${behind}, limit ${threshold}${behind}`;
  return tier === 'STOP' ? `${mouse} reached the humane endpoint: ${what}. Tell whoever decides now.` : `${mouse} is to be watched: ${what}. Look closer, come back sooner.`;
}
