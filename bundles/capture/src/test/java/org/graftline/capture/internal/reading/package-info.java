@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.reading;
