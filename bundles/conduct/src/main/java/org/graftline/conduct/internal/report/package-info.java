/** Frozen reports kept as documents and files of their study. */
@org.jspecify.annotations.NullMarked
package org.graftline.conduct.internal.report;
