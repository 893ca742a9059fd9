/** The unit of work and the ledger: how anything is written, and how it is proven afterwards that nothing was changed. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.7.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.record;
