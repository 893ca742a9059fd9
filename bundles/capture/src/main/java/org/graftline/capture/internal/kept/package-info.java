/** Studies as they are kept in memory between acts, so that an entry or a worksheet does not load a study. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.kept;
