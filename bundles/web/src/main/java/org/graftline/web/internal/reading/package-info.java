/** A reading on its way in and out: as clients send it and as they are shown it. */
@org.jspecify.annotations.NullMarked
package org.graftline.web.internal.reading;
