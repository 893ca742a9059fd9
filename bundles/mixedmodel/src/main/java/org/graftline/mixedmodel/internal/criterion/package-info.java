/** The profiled (restricted) likelihood and its gradient by nested elimination. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.criterion;
