/** Who looks after which cages and cohorts. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.care;
