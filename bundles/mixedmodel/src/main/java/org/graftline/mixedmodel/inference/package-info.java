/** Tests of the fixed effects in small samples: degrees of freedom, F tests, estimated marginal means, simultaneous comparisons. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.inference;
