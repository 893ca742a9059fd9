/** Regimens, what is due from them, what was given, and how the two differ. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.dosing;
