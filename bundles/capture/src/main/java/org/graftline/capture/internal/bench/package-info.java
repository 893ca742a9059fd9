/** Measuring at the bench: sessions, entry and what is asked about it, limits, what happens to animals, contradictions. */
@org.jspecify.annotations.NullMarked
package org.graftline.capture.internal.bench;
