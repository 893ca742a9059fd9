/** What the next reading of a mouse is expected to be, from a model without arm, for the question at entry. */
@org.jspecify.annotations.NullMarked
package org.graftline.growth.internal.forecast;
