/** Campaigns against the running distribution: technicians who save readings, and a process that is killed under them. */
@org.jspecify.annotations.NullMarked
package org.graftline.it.bench.capture;
