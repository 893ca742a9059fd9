/** Figures drawn as SVG: scales, axes, marks, and one class per figure. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.figure;
