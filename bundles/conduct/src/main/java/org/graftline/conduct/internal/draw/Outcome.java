package org.graftline.conduct.internal.draw;

/** What came of placing the mice of one donor. */
final class Outcome {
    private final int[] armOf;
    private final int tries;
    private final double difference;
    private final int[] left;

    private Outcome(int[] armOf, int tries, double difference, int[] left) {
        this.armOf = armOf;
        this.tries = tries;
        this.difference = difference;
        this.left = left;
    }

    /**
     * @param armOf arm of each mouse, by its place in the rules
     * @param tries how many allocations were looked at, this one included
     * @param difference of the arm means in the unit of the rule
     */
    static Outcome found(int[] armOf, int tries, double difference) {
        return new Outcome(armOf, tries, difference, new int[0]);
    }

    /**
     * An allocation by blocks.
     *
     * @param left places of the open block by arm
     */
    static Outcome ofBlocks(int[] armOf, int[] left) {
        return new Outcome(armOf, 1, 0, left);
    }

    /**
     * No allocation was accepted.
     *
     * @param closest the smallest difference of all
     */
    static Outcome none(int tries, double closest) {
        return new Outcome(new int[0], tries, closest, new int[0]);
    }

    /** @return whether the mice have arms */
    boolean found() {
        return armOf.length > 0;
    }

    /** @return arm of each mouse, not to be changed; empty where none was found */
    int[] armOf() {
        return armOf;
    }

    int tries() {
        return tries;
    }

    double difference() {
        return difference;
    }

    /** @return places of the open block by arm, not to be changed; empty where the method has no blocks */
    int[] left() {
        return left;
    }
}
