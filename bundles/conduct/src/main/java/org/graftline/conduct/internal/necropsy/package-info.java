/** The last examinations of mice. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.necropsy;
