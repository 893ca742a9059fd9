package org.graftline.mixedmodel.diagnostics;

/** The cluster-robust covariances of β̂. */
public enum RobustKind {
    /** The plain sandwich: too small with few groups. */
    CR0,
    /** Adjusted for the leverage of each group, unbiased under the fitted model (Bell and McCaffrey 2002). */
    CR2
}
