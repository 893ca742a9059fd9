/**
 * Whether a fit deserves belief: residuals, leverage and influence of donors and mice, normality of random effects, lack of fit of variance
 * and mean, shares of variance, marginal covariances, and a covariance of β̂ that does not trust the model. {@code Diagnostics.of(fit, data)}
 * is where to begin; everything is computed at the fitted covariance parameters, without a refit.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.diagnostics;
