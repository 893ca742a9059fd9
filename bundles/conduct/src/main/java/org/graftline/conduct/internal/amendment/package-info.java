/** Amendments and what each governs. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.amendment;
