/** Search for the maximum and the certificate that it is one. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.optimizer;
