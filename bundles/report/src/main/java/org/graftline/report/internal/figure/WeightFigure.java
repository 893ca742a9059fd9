package org.graftline.report.internal.figure;

import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.WeightCourses;
import org.graftline.growth.endpoint.WeightCourses.Day;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** Body weight in percent of the baseline: the mean of each arm with how many mice stand behind it. */
public final class WeightFigure {
    private static final int MOST_ARMS = 7;
    private static final double LEFT = 110;
    private static final double TOP = 20;
    private static final double PLOT = 160;
    private static final double ROW = 13;

    private WeightFigure() {}

    /** @return the picture; empty text without weights or with more arms than can be told apart */
    public static String draw(GrowthAnalysis analysis, WeightCourses weights) {
        Map<ArmName, List<Day>> arms = weights.byArm();
        List<Day> all = arms.values().stream().flatMap(List::stream).toList();
        if (all.isEmpty() || arms.size() > MOST_ARMS) {
            return "";
        }
        double low = Math.min(95, all.stream().mapToDouble(Day::lowest).min().orElseThrow());
        double high = Math.max(105, all.stream().mapToDouble(Day::highest).max().orElseThrow());
        double first = all.stream().mapToDouble(Day::day).min().orElseThrow();
        double last = all.stream().mapToDouble(Day::day).max().orElseThrow();
        double bottom = TOP + PLOT;
        Svg svg = new Svg(
                Sheet.WIDE,
                bottom + 44 + (arms.size() + 1) * ROW,
                "Body weight by arm",
                "Mean body weight of each arm in percent of the baseline, with the range of its mice, and the number of mice weighed below.");
        svg.text(0, 10, "Body weight, % of baseline", Type.LABEL.muted());
        Panel panel = new Panel(
                LEFT,
                TOP,
                Sheet.WIDE - LEFT - 10,
                PLOT,
                new LinearScale(first, last, LEFT, Sheet.WIDE - 10, 8),
                new LinearScale(low - 1, high + 1, bottom, TOP, 6));
        panel.frame(svg);
        panel.label(svg);
        svg.line(panel.left(), panel.y().at(100), panel.right(), panel.y().at(100), Pen.AXIS);
        svg.text(
                panel.left() + panel.width() / 2,
                bottom + 27,
                "Study day",
                Type.LABEL.middle().muted());
        svg.text(0, bottom + 44, "Mice weighed", Type.TICK.start());
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        double y = bottom + 44;
        for (Map.Entry<ArmName, List<Day>> arm : arms.entrySet()) {
            y += ROW;
            ArmStyle style = styles.getOrDefault(arm.getKey(), ArmStyle.CONTROL);
            arm(svg, panel, arm.getKey(), arm.getValue(), style);
            counts(svg, panel, arm.getKey(), arm.getValue(), style, y);
        }
        return svg.xml();
    }

    /** Where mice have left, the mean is that of those who stayed: its marks are hollow from there on. */
    private static void arm(Svg svg, Panel panel, ArmName arm, List<Day> days, ArmStyle style) {
        int most = days.stream().mapToInt(Day::mice).max().orElse(0);
        StringBuilder mean = new StringBuilder();
        for (Day day : days) {
            double x = panel.x().at(day.day());
            svg.path(
                    "M%s %sV%s"
                            .formatted(
                                    Svg.number(x),
                                    Svg.number(panel.y().at(day.lowest())),
                                    Svg.number(panel.y().at(day.highest()))),
                    new Pen(style.ink(), 0.8, "", 0.35));
            mean.append(mean.isEmpty() ? 'M' : 'L')
                    .append(Svg.number(x))
                    .append(' ')
                    .append(Svg.number(panel.y().at(day.mean())));
        }
        svg.path(
                mean.toString(),
                new Pen(style.ink(), 1.8, style.dash(), 1),
                " data-arm=\"" + Markup.text(arm.value()) + "\"");
        for (Day day : days) {
            String mark = style.marker().path(panel.x().at(day.day()), panel.y().at(day.mean()), 2.6);
            if (day.mice() < most) {
                svg.hollow(mark, Pen.solid(style.ink(), 1), "");
            } else {
                svg.area(mark, style.ink(), 1);
            }
        }
    }

    private static void counts(Svg svg, Panel panel, ArmName arm, List<Day> days, ArmStyle style, double y) {
        svg.path("M0 %sh16".formatted(Svg.number(y - 3.5)), new Pen(style.ink(), 1.8, style.dash(), 1));
        svg.fitted(20, y, arm.value(), Type.TICK.start(), LEFT - 40);
        double free = Double.NEGATIVE_INFINITY;
        for (Day day : days) {
            double x = panel.x().at(day.day());
            double half = TextWidth.of(Numbers.count(day.mice()), Type.TICK) / 2;
            if (x - half > free) {
                svg.text(x, y, Numbers.count(day.mice()), Type.TICK);
                free = x + half + 6;
            }
        }
    }
}
