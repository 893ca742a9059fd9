/** Diagnostics against dense algebra. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.diagnostics;
