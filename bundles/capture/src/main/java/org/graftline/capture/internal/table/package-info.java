/** Files of any accepted format as tables of texts. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.table;
