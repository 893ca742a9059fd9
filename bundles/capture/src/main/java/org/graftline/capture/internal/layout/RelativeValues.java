package org.graftline.capture.internal.layout;

import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.capture.ImportDesign.DecimalMark;
import org.graftline.study.capture.ImportDesign.VolumeCells;

/** Tells values that cannot be volumes in mm³ from volumes: where none reaches 10 mm³, no tumor would be 3 mm across. */
final class RelativeValues {
    private static final int ENOUGH = 10;
    private static final double SMALLEST_STUDY_MM3 = 10;

    private RelativeValues() {}

    /**
     * @param cells as they stand under the volumes
     * @param reasons where the sentence is added
     */
    static VolumeCells among(List<String> cells, DecimalMark mark, List<String> reasons) {
        double[] values = cells.stream()
                .flatMap(cell -> NumberText.of(cell, mark).stream())
                .mapToDouble(Decimal::value)
                .filter(value -> value > 0)
                .sorted()
                .toArray();
        if (values.length < ENOUGH || values[values.length - 1] >= SMALLEST_STUDY_MM3) {
            return VolumeCells.VOLUME_MM3;
        }
        reasons.add(
                "The %,d values under volumes lie between %s and %s: in mm³ no tumor of the study would be 3 mm across. They look like relative values (fold of the start) or cm³, and no volume follows from them. If they are mm³ all the same, set volumeCells to volume_mm3 in the design."
                        .formatted(values.length, Decimal.of(values[0]), Decimal.of(values[values.length - 1])));
        return VolumeCells.RELATIVE;
    }
}
