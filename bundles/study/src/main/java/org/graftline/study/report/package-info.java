/** Frozen reports: what is reviewed, signed and amended, and what people write for their parts. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.report;
