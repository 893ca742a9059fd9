package org.graftline.report.internal.figure;

import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;

/** Baseline volumes of the mice, a row a donor, the arms side by side: what randomization made of them. */
public final class BalanceFigure {
    /** Donors at most: beyond them the table of arms speaks. */
    public static final int MOST_DONORS = 40;

    private static final int MOST_ARMS = 7;
    private static final double LEFT = 110;
    private static final double TOP = 22;
    private static final double ROW = 15;

    private BalanceFigure() {}

    /**
     * @param analysis whose arms are shown
     * @param courses mice with a baseline above 0 mm³
     * @return the picture; empty text without mice, or with more donors or arms than can be told apart
     */
    public static String draw(GrowthAnalysis analysis, List<VolumeCourse> courses) {
        List<DonorId> donors =
                courses.stream().map(VolumeCourse::donor).distinct().sorted().toList();
        List<ArmName> arms =
                analysis.arms().stream().map(GrowthAnalysis.ArmGrowth::arm).toList();
        if (donors.isEmpty() || donors.size() > MOST_DONORS || arms.size() > MOST_ARMS) {
            return "";
        }
        double row = Math.max(ROW, arms.size() * 5.0);
        double bottom = TOP + donors.size() * row;
        Svg svg = new Svg(
                Sheet.COLUMN,
                bottom + 32,
                "Baseline volumes by donor and arm",
                "%s of %s. Arms whose marks lie apart within a donor did not start alike."
                        .formatted(
                                Numbers.count(courses.size(), "mouse", "mice"),
                                Numbers.count(donors.size(), "donor", "donors")));
        double low = courses.stream().mapToDouble(c -> c.baseline().mm3()).min().orElseThrow();
        double high =
                courses.stream().mapToDouble(c -> c.baseline().mm3()).max().orElseThrow();
        Scale x = new LogScale(low / 1.1, high * 1.1, LEFT, Sheet.COLUMN - 8, 7);
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP, x.at(tick), bottom, Pen.GRID);
            svg.text(x.at(tick), bottom + 13, x.label(tick), Type.TICK);
        }
        svg.line(LEFT, bottom, Sheet.COLUMN - 8, bottom, Pen.AXIS);
        svg.text(
                (LEFT + Sheet.COLUMN) / 2,
                bottom + 28,
                "Volume at baseline, mm³ (log scale)",
                Type.LABEL.middle().muted());
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        double key = 0;
        for (ArmName arm : arms) {
            ArmStyle style = styles.getOrDefault(arm, ArmStyle.CONTROL);
            svg.area(style.marker().path(key + 4, 7, 3), style.ink(), 1);
            String name = TextWidth.fitted(arm.value(), Type.TICK, Sheet.COLUMN / arms.size() - 24);
            svg.text(key + 11, 10.5, name, Type.TICK.start());
            key += 11 + TextWidth.of(name, Type.TICK) + 14;
        }
        for (int d = 0; d < donors.size(); d++) {
            DonorId donor = donors.get(d);
            double top = TOP + d * row;
            svg.fitted(0, top + row / 2 + 3.5, donor.value(), Type.LABEL, LEFT - 8);
            if (d > 0) {
                svg.line(LEFT, top, Sheet.COLUMN - 8, top, Pen.GRID);
            }
            for (VolumeCourse course : courses) {
                int arm = arms.indexOf(course.arm());
                if (arm >= 0 && course.donor().equals(donor)) {
                    ArmStyle style = styles.getOrDefault(course.arm(), ArmStyle.CONTROL);
                    svg.area(
                            style.marker()
                                    .path(x.at(course.baseline().mm3()), top + (arm + 0.5) * row / arms.size(), 2),
                            style.ink(),
                            0.7,
                            " data-mouse=\"" + Markup.text(course.mouse().value()) + "\" data-baseline=\""
                                    + Numbers.volume(course.baseline().mm3()) + "\"");
                }
            }
        }
        return svg.xml();
    }
}
