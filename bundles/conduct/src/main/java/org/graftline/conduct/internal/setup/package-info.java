/** Creating studies and changing how they are set up. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.setup;
