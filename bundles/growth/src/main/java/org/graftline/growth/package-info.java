/**
 * The study's questions as models: how fast tumors grow, whether the treatment slows them, over which donors that holds. Turns a study
 * into a donor–mouse–measurement model, selects the variance function, and turns the fit into answers with intervals.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("2.2.0")
@org.jspecify.annotations.NullMarked
package org.graftline.growth;
