/** The engine against the reference cases of trusted programs. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.reference;
