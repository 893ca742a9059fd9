/** The precision Ω = (ΛRΛ)⁻¹ of the residuals: variance function and correlation together, as weights of products of rows. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.residual;
