/**
 * What a fit says about rows that it has not seen: predictions of populations, groups and readings with intervals that say which
 * uncertainties they hold, posteriors of new or partly observed subjects without a refit, and forecasts of crossing a limit.
 * {@code Predictor.of(fit)} is where to begin.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.prediction;
