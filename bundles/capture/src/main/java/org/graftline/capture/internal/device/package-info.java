/** Calipers and balances: their register, daily checks, and what to think of a reading made with one. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.device;
