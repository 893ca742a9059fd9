/** Lines of a file as readings of a study: checks, statuses, replicates, comparison with what is stored. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.reading;
