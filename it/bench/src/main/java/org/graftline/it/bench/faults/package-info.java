/** Faults that happen to a running installation, one after the other, and what everybody who was promised something finds afterwards. */
@org.jspecify.annotations.NullMarked
package org.graftline.it.bench.faults;
