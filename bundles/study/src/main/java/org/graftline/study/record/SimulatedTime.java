package org.graftline.study.record;

/**
 * The mark of a clock that does not tell the real time. An installation that rehearses a whole study registers a service
 * {@link java.time.Clock} with the property {@value #PROPERTY}; whoever dates records takes it where there is one and the system's
 * clock else. A clock without the mark is nobody's business here: records dated by it could not be told from real ones.
 */
public final class SimulatedTime {
    /** Service property, true for a simulated clock. */
    public static final String PROPERTY = "graftline.simulated";

    /** Target of a reference to a simulated clock. */
    public static final String TARGET = "(graftline.simulated=true)";

    /** How the reason of every ledger entry begins that was written in simulated time. */
    public static final String REASON = "Simulated time";

    private SimulatedTime() {}
}
