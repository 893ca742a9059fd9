/** The services of running a study. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal;
