/** Puts a report together and writes it as a page or as PDF. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal;
