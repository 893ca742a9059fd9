/** Holds the numbers of two reports against each other. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.compare;
