/** Capture: import of measurement files, single readings, corrections, and the extension points for layouts and plausibility rules. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
@org.jspecify.annotations.NullMarked
package org.graftline.study.capture;
