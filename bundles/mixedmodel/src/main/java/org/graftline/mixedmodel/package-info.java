/**
 * Linear mixed models with any number of nested levels and a residual variance that depends on covariates: {@code MixedModel.fit}
 * takes a {@code ModelSpec} and a {@code DataTable} and returns a {@code Fit}. Plain Java, no framework.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel;
