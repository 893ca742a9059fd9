/** The animals of our own studies. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformlocal.internal.roster;
