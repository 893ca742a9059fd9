/** Tests of fixed effects in small samples. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.inference;
