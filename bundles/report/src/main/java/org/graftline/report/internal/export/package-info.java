/** The formats, one class each. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.export;
