package org.graftline.mixedmodel.inference;

/** How p-values and intervals of several comparisons are adjusted for their number. */
public enum Adjustment {
    /** Each comparison by itself. */
    NONE,
    /** p times the number of comparisons. */
    BONFERRONI,
    /** Holm's step-down p-values (1979); intervals are Bonferroni's, as a step-down test has no simple ones. */
    HOLM,
    /**
     * By the studentized range (Tukey; Kramer 1956 where the standard errors differ), for all pairs of means and for nothing else. Exact when all
     * differences have one variance; conservative otherwise.
     */
    TUKEY,
    /**
     * By the multivariate t distribution with the correlations of the estimates, for any comparisons; for several means against one it is Dunnett's
     * (1955).
     */
    DUNNETT
}
