package org.graftline.growth.internal;

import org.graftline.study.Mouse;

/**
 * One row of the model: one tumor on one day, or one reading of it where the plan counts each.
 *
 * @param mouse the animal
 * @param donor code of its donor
 * @param lineage lineage of the donor; the donor's code where none is known
 * @param tumor site of the tumor
 * @param arm name of the arm
 * @param treated whether the arm is another than control
 * @param day study day
 * @param logVolume natural log of the volume in mm³, the mean of the logs of replicates
 * @param replicates readings behind the row
 * @param atLimit how many of them stand at the limit c₀
 */
record AnalysisRow(
        Mouse mouse,
        String donor,
        String lineage,
        String tumor,
        String arm,
        boolean treated,
        double day,
        double logVolume,
        int replicates,
        int atLimit) {
    String mouseName() {
        return mouse.mouse().value();
    }

    /** Names the visit within its mouse. */
    String visit() {
        return (tumor.isEmpty() ? "" : tumor + " ") + "day " + Numbers.plain(day);
    }

    /** Names the visit within the study. */
    String visitPath() {
        return mouseName() + "/" + visit();
    }

    /** Names the tumor within the study. */
    String tumorPath() {
        return mouseName() + "/" + tumor;
    }
}
