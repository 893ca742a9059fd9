/** Finished documents in a folder of the home directory. */
@org.jspecify.annotations.NullMarked
package org.graftline.platformlocal.internal.archive;
