package org.graftline.report.internal.figure;

import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.KaplanMeier.Step;
import org.graftline.growth.endpoint.Times;
import org.graftline.growth.endpoint.Times.ArmTimes;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** Kaplan–Meier curves with the mice at risk below. */
public final class SurvivalFigure {
    private static final double LEFT = 44;
    private static final double PLOT = 190;
    private static final double TOP = 8;
    private static final double ROW = 13;
    private static final double NAMES = 130;
    /** With more arms the curves hide each other, and none is drawn. */
    public static final int MOST_ARMS = 7;

    private SurvivalFigure() {}

    /** @return the picture; empty text where nobody was followed or the arms are too many to tell apart */
    public static String draw(GrowthAnalysis analysis, Times times) {
        List<ArmTimes> arms =
                times.arms().stream().filter(arm -> arm.curve().mice() > 0).toList();
        double last = arms.stream()
                .flatMap(arm -> arm.curve().steps().stream())
                .mapToDouble(Step::day)
                .max()
                .orElse(0);
        if (arms.isEmpty() || arms.size() > MOST_ARMS || !(last > 0)) {
            return "";
        }
        double height = TOP + PLOT + 44 + (arms.size() + 1) * ROW;
        Svg svg = new Svg(Sheet.WIDE, height, "Time to " + times.target().words(), words(arms));
        Panel panel = new Panel(
                LEFT + NAMES / 2,
                TOP,
                Sheet.WIDE - LEFT - NAMES,
                PLOT,
                new LinearScale(0, last, LEFT + NAMES / 2, Sheet.WIDE - NAMES / 2, 8),
                new LinearScale(0, 100, TOP + PLOT, TOP, 5));
        panel.frame(svg);
        panel.label(svg);
        svg.text(
                panel.left() + panel.width() / 2,
                panel.bottom() + 27,
                "Days since the mouse's day 0",
                Type.LABEL.middle().muted());
        svg.text(0, panel.bottom() + 44, "Mice at risk", Type.TICK.start());
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        double row = panel.bottom() + 44;
        for (ArmTimes arm : arms) {
            ArmStyle style = styles.getOrDefault(arm.arm(), ArmStyle.CONTROL);
            row += ROW;
            curve(svg, panel, arm, style);
            atRisk(svg, panel, arm, style, row);
        }
        return svg.xml();
    }

    /** Draws a curve with a mark for each day on which somebody was censored. */
    private static void curve(Svg svg, Panel panel, ArmTimes arm, ArmStyle style) {
        StringBuilder path = new StringBuilder(
                "M" + Svg.number(panel.x().at(0)) + " " + Svg.number(panel.y().at(100)));
        StringBuilder marks = new StringBuilder();
        for (Step step : arm.curve().steps()) {
            double x = panel.x().at(step.day());
            double y = panel.y().at(100 * step.survival());
            path.append('H').append(Svg.number(x)).append('V').append(Svg.number(y));
            if (step.censored() > 0) {
                marks.append("M%s %sv6".formatted(Svg.number(x), Svg.number(y - 3)));
            }
        }
        svg.path(
                path.toString(),
                new Pen(style.ink(), 1.8, style.dash(), 1),
                " data-arm=\"" + Markup.text(arm.arm().value()) + "\"");
        if (!marks.isEmpty()) {
            svg.path(marks.toString(), Pen.solid(style.ink(), 1));
        }
    }

    private static void atRisk(Svg svg, Panel panel, ArmTimes arm, ArmStyle style, double y) {
        svg.path("M0 %sh16".formatted(Svg.number(y - 3.5)), new Pen(style.ink(), 1.8, style.dash(), 1));
        svg.fitted(20, y, arm.arm().value(), Type.TICK.start(), panel.left() - 34);
        for (double tick : panel.x().ticks()) {
            svg.text(panel.x().at(tick), y, Numbers.count(arm.curve().atRisk(tick)), Type.TICK);
        }
    }

    private static String words(List<ArmTimes> arms) {
        StringBuilder words = new StringBuilder();
        for (ArmTimes arm : arms) {
            words.append("%s: %s of %s. "
                    .formatted(
                            arm.arm(),
                            Numbers.count(arm.curve().events()),
                            Numbers.count(arm.curve().mice(), "mouse", "mice")));
        }
        return words.toString().trim();
    }
}
