/** Records as documents of a study, and back. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.document;
