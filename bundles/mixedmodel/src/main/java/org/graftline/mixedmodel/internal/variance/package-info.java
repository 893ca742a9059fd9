/** Variance functions as the criterion sees them: log v and its derivatives per class of rows. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.variance;
