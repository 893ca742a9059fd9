/** The layouts we understand, and how their column meanings are proposed. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.layout;
