/** The confirmed meaning of columns as a text that people edit. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.design;
