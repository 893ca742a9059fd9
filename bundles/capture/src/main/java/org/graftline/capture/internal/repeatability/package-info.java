/** How well readings of the same tumor on the same day agree. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.repeatability;
