package org.graftline.report;

import org.osgi.annotation.versioning.ConsumerType;

/** Is told how far a report is, from the threads that make it. */
@ConsumerType
@FunctionalInterface
public interface ReportProgress {
    /** Nobody is told. */
    ReportProgress UNTOLD = (part, number, of) -> {};

    /**
     * @param part heading of the part that is made next
     * @param number which one it is, from 1
     * @param of how many there are
     */
    void at(String part, int number, int of);
}
