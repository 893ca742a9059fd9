/** What a fit says about rows that it has not seen: their design, the law of their groups' effects, the law of their readings. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.internal.prediction;
