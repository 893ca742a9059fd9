package org.graftline.report.internal.figure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;

/**
 * How an arm looks in every figure: color (Okabe and Ito's, in a fixed order), line type and marker, so that color is never alone.
 *
 * @param ink color
 * @param dash dash pattern; empty for a solid line
 * @param marker shape of its points
 */
record ArmStyle(Ink ink, String dash, Marker marker) {
    static final ArmStyle CONTROL = new ArmStyle(new Ink("#000000", "control"), "", Marker.CIRCLE);
    private static final List<ArmStyle> TREATED = List.of(
            new ArmStyle(new Ink("#0072B2", "arm1"), "6 3", Marker.TRIANGLE),
            new ArmStyle(new Ink("#D55E00", "arm2"), "1.5 2.5", Marker.SQUARE),
            new ArmStyle(new Ink("#009E73", "arm3"), "7 2.5 1.5 2.5", Marker.DIAMOND),
            new ArmStyle(new Ink("#CC79A7", "arm4"), "4 2", Marker.TRIANGLE_DOWN),
            new ArmStyle(new Ink("#56B4E9", "arm5"), "9 3", Marker.CIRCLE),
            new ArmStyle(new Ink("#E69F00", "arm6"), "3 1.5", Marker.SQUARE));

    /** The style of each arm; beyond six treated arms all of them look alike, since nobody tells seven colors apart. */
    static Map<ArmName, ArmStyle> of(GrowthAnalysis analysis) {
        List<ArmName> treated = analysis.arms().stream()
                .filter(a -> a.role() != ArmRole.CONTROL)
                .map(GrowthAnalysis.ArmGrowth::arm)
                .toList();
        Map<ArmName, ArmStyle> styles = new HashMap<>();
        analysis.arms().forEach(a -> styles.put(a.arm(), CONTROL));
        for (int i = 0; i < treated.size(); i++) {
            styles.put(treated.get(i), TREATED.get(treated.size() > TREATED.size() ? 0 : i));
        }
        return styles;
    }
}
