/** Randomization within donor: who is eligible, what chance gives, how firm that is. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.draw;
