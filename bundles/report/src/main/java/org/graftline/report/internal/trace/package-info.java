/** The numbers of the tables as a machine reads them: printed, whole, and where they come from. */
@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.trace;
