@org.jspecify.annotations.NullMarked
package org.graftline.report.internal.export;
