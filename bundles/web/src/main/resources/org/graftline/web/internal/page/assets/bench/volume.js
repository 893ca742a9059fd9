// What a pair of diameters makes, by the study's formula, for the eye and for limits without a network. The record's own volume is
// computed by the server from the same names.
const FORMULAS = {
  HALF_LENGTH_WIDTH_SQUARED: (l, w) => l * w * w / 2,
  ELLIPSOID_LENGTH_WIDTH_SQUARED: (l, w) => Math.PI / 6 * l * w * w,
  ELLIPSOID_LENGTH_WIDTH_HEIGHT: (l, w, h) => Math.PI / 6 * l * w * h,
};

/** @returns mm³, or null where the formula computes nothing or a diameter is missing */
export function volumeOf(formula, length, width, height) {
  const compute = FORMULAS[formula];
  const value = compute ? compute(Number(length), Number(width), height === undefined ? NaN : Number(height)) : NaN;
  return Number.isFinite(value) ? value : null;
}

export const needsDiameters = formula => formula in FORMULAS;
export const needsHeight = formula => formula === 'ELLIPSOID_LENGTH_WIDTH_HEIGHT';

/** The longer diameter first; `swapped` when they were typed the other way round. */
export function ordered(first, second) {
  return Number(second) > Number(first) ? { lengthMm: second, widthMm: first, swapped: true } : { lengthMm: first, widthMm: second, swapped: false };
}
