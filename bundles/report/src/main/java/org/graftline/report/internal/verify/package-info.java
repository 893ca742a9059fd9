/** The checks of a printed report, one class each. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.verify;
