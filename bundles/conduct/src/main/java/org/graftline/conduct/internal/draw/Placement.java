package org.graftline.conduct.internal.draw;

/** A way to place mice of one donor into arms: the same chance, volumes and mice give the same arms. Not for several threads. */
interface Placement {
    /**
     * @param in which of the donor's mice take part, rising
     * @param volumes of all the donor's mice, mm³; not changed
     * @return the arms of those that take part, in their order
     */
    Outcome place(Chance chance, int[] in, double[] volumes);
}
