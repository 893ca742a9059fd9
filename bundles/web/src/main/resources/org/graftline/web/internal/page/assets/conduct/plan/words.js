// The words of the analysis plan: sentences about departures from a locked plan use the same ones (a test compares them).

/** The fields by name: their label, and what each means and when to change it. */
export const FIELDS = {
  fromDay: ['First day of the window', 'Study day on which the analysis begins. Empty is day 0, or the first day measured; set it where treatment starts later.'],
  toDay: ['Last day of the window', 'Last study day that counts. Empty is the last day measured; set it where the protocol ends the efficacy part while mice stay on.'],
  shape: ['Time course', 'How the mean log volume of an arm moves. A line is exponential growth and fits most xenografts; change it where growth is known to slow or treatment stops.'],
  knots: ['Knots (study days)', 'Days at which the curve may bend: two or more, rising, with commas. Put them where visits are dense, not at the ends.'],
  breakDay: ['Break (study day)', 'Day on which the slope may change. Name one known beforehand, such as the last dose, never one read off the curves.'],
  plannedDays: ['Planned days', 'Days on which the effect is told if a test finds that the time course does not fit; rising, with commas. Empty is the last day on which half of the control is still measured.'],
  donorEffect: ['Treatment effect', 'Whether one donor’s tumors may respond more than another’s. Keep the first wherever the answer should hold for donors like these; the second tells of these donors alone, and calls chance an effect more often.'],
  variances: ['Variance functions', 'How far a reading scatters about its mouse’s curve. All that are ticked are fitted and the smallest AIC counts; untick one only where the protocol rules it out.'],
  df: ['Degrees of freedom', 'How much few donors widen the intervals. Kenward–Roger also corrects the standard errors, which matters with few donors; Satterthwaite does not.'],
  reading: ['Reading of a visit', 'Which one counts where a tumor was measured twice. The mean uses all work done; change it where the protocol names one. Repeats never pose as visits.'],
  limitMm3: ['Limit of measurement (mm³)', 'The volume c₀ that stands for zero and “too small”, since they have no logarithm. Empty is the smallest volume measured; set it where the caliper’s own limit is known.'],
  contrasts: ['Comparisons', 'Which arms are compared. Name pairs where the protocol asks another question than each arm with the control, such as a combination with each of its parts.'],
  multiplicity: ['Rule over several comparisons', 'How comparisons share alpha. None suits exploring; Holm keeps the chance of any false finding at alpha.'],
  alpha: ['Alpha', 'Two-sided level, 0.001 to 0.2; intervals cover 100 % less alpha. Change it only where the protocol does.'],
  sensitivities: ['Sensitivity analyses', 'Made beside the primary one, to see whether the answer hangs on what cannot be checked. They never replace it.'],
  delta: ['Delta (growth per day, log scale)', 'How much faster lost mice are taken to have grown, unseen. 0.05 is a further 5 % a day; choose what would worry a reviewer.'],
  parts: ['Required parts of the report', 'The report is signed only when these could be made. A part that is not ticked and cannot be made is named in the report and hinders nobody.'],
  covariates: ['Donor covariates', 'What of a donor may change the treatment effect, in a model of its own. Tick it where responders are expected by diagnosis.'],
};

/** The choices by field: words, and what follows from each. */
export const CHOICES = {
  shape: { LINE: ['a line'], SPLINE: ['a spline'], BREAKPOINT: ['a line with a break'] },
  donorEffect: { AS_THE_DESIGN_CARRIES: ['one per donor with several arms'], THESE_DONORS: ['one for all donors'] },
  variances: { CONSTANT: ['the same for all readings'], BY_ARM: ['one per arm'], POWER_OF_MEAN: ['a power of the fitted volume', 'Always compared: calipers scatter with size'] },
  df: { SATTERTHWAITE: ['Satterthwaite'], KENWARD_ROGER: ['Kenward–Roger'] },
  reading: { MEAN: ['the mean of all'], FIRST: ['the first'], LAST: ['the last'], ALL: ['each, with a level for the visit'] },
  multiplicity: { NONE: ['none'], HOLM: ['Holm'] },
  sensitivities: {
    HALF_THE_LIMIT: ['half the limit', 'Zero and “too small” at half of c₀'],
    IMPUTED_BELOW_THE_LIMIT: ['drawn below the limit', 'Zero and “too small” drawn below c₀ from the model, several times (Rubin’s rules)'],
    DELTA_ADJUSTED: ['delta-adjusted', 'Mice lost to ulceration, or found dead, grow faster, unseen'],
  },
  covariates: { DIAGNOSIS: ['diagnosis'] },
};

/** What every plan has in common. */
export const FIXED = [
  ['Endpoint', 'Tumor volume in mm³, every visit of every mouse in the window.'],
  ['Scale', 'Natural logarithm: a slope is a growth rate per day, and a difference of slopes a ratio of volumes that grows with the days.'],
  ['Start', 'All arms begin at one mean on day 0, as randomization gives.'],
  ['Levels', 'A line of its own for every donor and every mouse within it, as far as the design can tell them apart.'],
  ['Zeros', 'A tumor that cannot be felt or is too small stays in, at the limit of measurement.'],
  ['Mice that leave', 'Removal on measured size is missing at random: the readings that led to it are in the model. Ulceration and found dead are not, which the delta-adjusted analysis allows for.'],
  ['Fit', 'Restricted maximum likelihood (REML).'],
];
