package org.graftline.mixedmodel.inference;

/** How the degrees of freedom of a test of fixed effects are found. */
public enum DegreesOfFreedom {
    /**
     * By the stratum in which a column varies (Pinheiro and Bates 2000, section 2.4.2): nlme's. Liberal in small studies; for comparison
     * with nlme.
     */
    CONTAINMENT,
    /** Satterthwaite's, from the observed information about the variances (Giesbrecht and Burns 1985; Fai and Cornelius 1996): lmerTest's. */
    SATTERTHWAITE,
    /**
     * Kenward and Roger's (1997), with their larger standard errors, from the expected information and without the term in second
     * derivatives of the covariance, which would depend on how a variance is written down. Under REML only.
     */
    KENWARD_ROGER
}
