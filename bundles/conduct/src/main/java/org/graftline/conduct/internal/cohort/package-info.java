/** Cohorts, rolling enrollment, and the mice whose day 0 is their own. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.cohort;
