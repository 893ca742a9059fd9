/** Graftline in a container that belongs to somebody else. */
@org.jspecify.annotations.NullMarked
package org.graftline.it.karaf;
