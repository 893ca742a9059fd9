/** The components of capture and the classes that put an import together. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal;
