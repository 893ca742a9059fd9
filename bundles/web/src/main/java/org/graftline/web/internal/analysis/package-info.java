/** Snapshots, analyses and reports, made once per state of the data and kept for a while. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.analysis;
