/** The schedule of a study and what the forecast makes of it. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.plan;
