/** Predictions and forecasts against dense algebra and simulation. */
@org.jspecify.annotations.NullMarked
package org.graftline.mixedmodel.prediction;
