/** Studies as they are kept in memory between doses, so that a dose does not load a study. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.known;
