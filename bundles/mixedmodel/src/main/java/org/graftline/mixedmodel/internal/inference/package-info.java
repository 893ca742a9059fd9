/** Degrees of freedom and intervals. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.inference;
