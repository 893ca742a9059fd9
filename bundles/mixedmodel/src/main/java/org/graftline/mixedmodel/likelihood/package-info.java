/** What the likelihood says beyond the fit: profile intervals, likelihood-ratio tests, the bootstrap, information criteria. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.likelihood;
