package org.graftline.mixedmodel.prediction;

/**
 * The latest time at which a subject must be seen again.
 *
 * @param kind why then
 * @param time in the unit and origin of the time column
 * @param risk the probability of the event by then
 */
public record NextVisit(Kind kind, double time, double risk) {
    /** The reasons. */
    public enum Kind {
        /** The risk is above the accepted one already. */
        MEASURE_TODAY("measure today: the risk is already above the accepted one"),
        /** Later the risk would be above the accepted one. */
        RISK_REACHED("the risk reaches the accepted one"),
        /** The risk stays accepted for as long as the protocol allows. */
        LONGEST_INTERVAL("the longest interval of the protocol");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The reason in words. */
        public String words() {
            return words;
        }
    }
}
