/** Notices kept in memory and announced in the log. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformlocal.internal.notices;
