/** From a study to rows, from rows to a model, from a fit to answers. */
@org.jspecify.annotations.NullMarked
package org.graftline.growth.internal;
