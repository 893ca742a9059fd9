package org.graftline.conduct.internal.draw;

/**
 * What came of placing the mice of one donor.
 *
 * @param armOf arm of each mouse, by its place in the rules; empty where none was found
 * @param tries how many allocations were looked at
 * @param difference of the accepted one in the unit of the rule; the smallest of all where none was accepted
 * @param left places of the open block by arm; empty where the method has no blocks
 */
record Outcome(int[] armOf, int tries, double difference, int[] left) {
    static Outcome found(int[] armOf, int tries, double difference) {
        return new Outcome(armOf, tries, difference, new int[0]);
    }

    static Outcome none(int tries, double closest) {
        return new Outcome(new int[0], tries, closest, new int[0]);
    }

    boolean found() {
        return armOf.length > 0;
    }
}
