/** Photos of mice, and what a picture file may hold. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.photo;
