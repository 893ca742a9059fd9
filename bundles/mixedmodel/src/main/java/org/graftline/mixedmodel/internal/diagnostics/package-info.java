/** The marginal model whitened row by row, and what follows from it: influence, robust covariance, tests of fit. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.diagnostics;
