// How pages write limits and chances.
const QUANTITY = {
  TUMOR_VOLUME: 'volume', TUMOR_BURDEN: 'tumor burden', LENGTH: 'length', MEAN_DIAMETER: 'mean diameter',
  WEIGHT_LOSS: 'weight loss', WEIGHT_LOSS_FROM_PEAK: 'weight loss from the peak', ULCERATION_SCORE: 'ulceration score',
};

export const limitWords = limit => limit ? `${QUANTITY[limit.quantity]} ${limit.threshold}${limit.unit ? ` ${limit.unit}` : ''}` : '';

/** A chance or a share in percent; never 0 % of what is merely unlikely. */
export function percent(share) {
  if (share === null || share === undefined) return '';
  const value = 100 * share;
  if (value > 0 && value < 0.5) return '<0.5 %';
  if (value > 99.5 && value < 100) return '>99.5 %';
  return `${Math.round(value)} %`;
}

/** "0.3 mice": how many are expected, which is rarely a whole number. */
export const expected = mice => mice >= 10 ? String(Math.round(mice)) : mice >= 0.05 ? mice.toFixed(1) : mice > 0 ? '<0.1' : '0';
