// Limits as published institutional policies state them, to begin a form with. None is a default: sites differ, and what holds is what
// the study's own protocol says. What a policy says in other quantities than ours stands in `note`.
const stop = (quantity, threshold) => ({ quantity, threshold, tier: 'STOP' });
const watch = (quantity, threshold) => ({ quantity, threshold, tier: 'WATCH' });

export const PRESETS = [
  { name: 'Kansas State University', source: 'IACUC guideline 18, k-state.edu', limits: [stop('BURDEN_OF_WEIGHT', '10'), stop('LENGTH', '15'), stop('ULCERATION_SCORE', '1')],
    says: 'At most 10 % of the body weight; one mass at most 15 mm; ulceration is an endpoint unless a veterinarian oversees it.' },
  { name: 'University of Washington, 2000', source: 'Limitations on tumor size, depts.washington.edu/oawhome', limits: [stop('BURDEN_OF_WEIGHT', '10'), stop('MEAN_DIAMETER', '20')],
    says: 'To be justified beyond 10 % of the body weight or a mean diameter of 20 mm.' },
  { name: 'University of Connecticut', source: 'Rodent tumor production, ovpr.uchc.edu', limits: [stop('MEAN_DIAMETER', '20')],
    says: 'Mean diameter 20 mm; looked at once a week or more before a tumor is palpable, twice a week or more after.' },
  { name: 'Boston University', source: 'Tumor policy for mice and rats, bu.edu/research', limits: [watch('LENGTH', '10'), stop('LENGTH', '20')],
    says: '20 mm; three times a week, daily once 50 % of the limit or 10 mm is reached, weekends included.' },
  { name: 'Medical University of South Carolina', source: 'Neoplasia, academicdepartments.musc.edu', limits: [stop('LENGTH', '20'), stop('TUMOR_BURDEN', '4000')],
    says: '20 mm or 4000 mg of total burden, mg = L × W × W / 2.', note: 'Fits a study whose volumes are computed as L × W² / 2.' },
  { name: 'University of Wisconsin–Madison', source: 'UW-4093, policy.wisc.edu', limits: [stop('WEIGHT_LOSS', '15'), stop('BODY_CONDITION_SCORE', '1.5'), stop('ULCERATION_SCORE', '1')],
    says: 'Body condition score below 2; at most 15 % weight loss; ulceration: euthanize.', note: 'Below 2 is filled in as at or below 1.5; use 1.75 where quarter points are scored.' },
  { name: 'A published monitoring sheet', source: 'studylib.net/doc/7251926', limits: [stop('WEIGHT_LOSS', '20'), stop('BODY_CONDITION_SCORE', '2'), stop('BURDEN_OF_WEIGHT', '10'), stop('MEAN_DIAMETER', '20')],
    says: 'More than 20 % weight loss or a body condition score of 2 or less; more than 10 % of the body weight; mean diameter 20 mm.' },
];

export const CAUTION = 'A percentage of body weight alone is not acceptable to some (Brown University): the mass of the tumor hides a mouse that gets thin. "Weight lost without the tumors" is the limit for that.';

/** @returns the limits with a preset's in them: one of the same quantity and tier gets its threshold, others are kept */
export function withPreset(limits, preset) {
  const left = limits.filter(limit => !preset.limits.some(one => one.quantity === limit.quantity && one.tier === limit.tier));
  const next = Math.max(-1, ...limits.map(limit => limit.id)) + 1;
  return [...left, ...preset.limits.map((limit, i) => ({ ...limit, id: next + i }))];
}
