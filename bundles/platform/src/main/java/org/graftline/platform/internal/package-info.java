/** The guard over whatever people the platform has. */
@org.jspecify.annotations.NullMarked
package org.graftline.platform.internal;
