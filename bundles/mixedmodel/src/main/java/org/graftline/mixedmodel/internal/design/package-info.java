/** From formulas and columns to the matrices X and Z_l, their groups and their order. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.design;
