/** Blind until earned: locks, interim looks, and what may be seen by arm. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.lock;
