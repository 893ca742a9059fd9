/** How the residual standard deviation depends on a covariate or a stratum. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.variance;
