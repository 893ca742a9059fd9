/** A clock for rehearsals: set explicitly, or the time is the system's. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformlocal.internal.clock;
