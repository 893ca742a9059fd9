/** How a laboratory's own reports look. */
@NullMarked
package org.graftline.report.internal.house;

import org.jspecify.annotations.NullMarked;
