/** One class for each question that an unlikely reading raises. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.rule;
