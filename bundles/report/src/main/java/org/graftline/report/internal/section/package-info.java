/** The sections of the report, one class each. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.section;
