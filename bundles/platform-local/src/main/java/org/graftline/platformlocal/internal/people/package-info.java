/** Our own people: log-in, roles, and how the first one gets in. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformlocal.internal.people;
