package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Residual;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** Standardized residuals against the fitted volume and against time, with their spread in fifths of either. */
public final class ResidualFigure {
    private static final double LEFT = 32;
    private static final double GAP = 18;
    private static final double PLOT = 150;
    private static final double BETWEEN = 44;
    private static final int FIFTHS = 5;
    /** A fifth may be of one day. */
    private static final double SHORTEST = 2;

    private final List<Residual> residuals;
    private final List<List<Residual>> panels = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private final Map<ArmName, ArmStyle> styles;
    private final double reach;

    /** @param analysis whose residuals are drawn; more than three arms share one panel */
    public ResidualFigure(GrowthAnalysis analysis) {
        residuals = analysis.residuals().stream()
                .filter(r -> Double.isFinite(r.fittedLog()) && Double.isFinite(r.pearson()))
                .toList();
        styles = ArmStyle.of(analysis);
        List<ArmName> arms =
                analysis.arms().stream().map(GrowthAnalysis.ArmGrowth::arm).toList();
        if (arms.size() > 3) {
            panels.add(residuals);
            names.add("All arms");
        } else {
            for (ArmName arm : arms) {
                panels.add(residuals.stream().filter(r -> r.arm().equals(arm)).toList());
                names.add(arm.value());
            }
        }
        reach = Math.min(
                8,
                Math.max(
                        3.3,
                        residuals.stream()
                                        .mapToDouble(r -> Math.abs(r.pearson()))
                                        .max()
                                        .orElse(0)
                                * 1.05));
    }

    /** @return whether the picture needs the full page width */
    public boolean wide() {
        return panels.size() > 1;
    }

    /** @return the picture; empty text without residuals */
    public String draw() {
        if (residuals.isEmpty()) {
            return "";
        }
        double total = wide() ? Sheet.WIDE : Sheet.COLUMN;
        double width = (total - LEFT - 6 - (panels.size() - 1) * GAP) / panels.size();
        double top = 38;
        Svg svg = new Svg(
                total,
                top + 2 * PLOT + BETWEEN + 34,
                "Residuals against fitted volume and against time",
                "Standardized residuals scatter around 0; about 19 of 20 should lie between −2 and 2 and the spread should be even from small to large tumors and from the first day to the last.");
        svg.text(0, 10, "Standardized residual", Type.LABEL.muted());
        for (int i = 0; i < panels.size(); i++) {
            double left = LEFT + i * (width + GAP);
            panel(svg, frame(left, top, width, volumes(left, width)), i, r -> Math.exp(r.fittedLog()));
            svg.fitted(left, top - 8, names.get(i), Type.STRONG, width);
            panel(svg, frame(left, top + PLOT + BETWEEN, width, days(left, width)), i, Residual::day);
        }
        svg.text(
                LEFT + (total - LEFT) / 2,
                top + PLOT + 29,
                "Fitted volume, mm³ (log scale)",
                Type.LABEL.middle().muted());
        svg.text(
                LEFT + (total - LEFT) / 2,
                top + 2 * PLOT + BETWEEN + 29,
                "Study day",
                Type.LABEL.middle().muted());
        return svg.xml();
    }

    private Panel frame(double left, double top, double width, Scale x) {
        return new Panel(left, top, width, PLOT, x, new LinearScale(-reach, reach, top + PLOT, top, 7));
    }

    private Scale days(double left, double width) {
        double first = residuals.stream().mapToDouble(Residual::day).min().orElse(0);
        double last = residuals.stream().mapToDouble(Residual::day).max().orElse(1);
        double pad = (last - first) * 0.02;
        return new LinearScale(first - pad, last + pad, left, left + width, (int) (width / 40));
    }

    private Scale volumes(double left, double width) {
        double least = residuals.stream().mapToDouble(Residual::fittedLog).min().orElse(0);
        double most = residuals.stream().mapToDouble(Residual::fittedLog).max().orElse(1);
        return new LogScale(Math.exp(least) / 1.1, Math.exp(most) * 1.1, left, left + width, (int) (width / 40));
    }

    private void panel(Svg svg, Panel panel, int i, ToDoubleFunction<Residual> against) {
        panel.frame(svg);
        if (i == 0) {
            panel.label(svg);
        }
        for (double bound : new double[] {-2, 2}) {
            svg.path(
                    "M%s %sH%s"
                            .formatted(
                                    Svg.number(panel.left()),
                                    Svg.number(panel.y().at(bound)),
                                    Svg.number(panel.right())),
                    new Pen(Ink.MUTED, 0.8, "3 3", 1));
        }
        svg.line(panel.left(), panel.y().at(0), panel.right(), panel.y().at(0), Pen.AXIS);
        List<Residual> shown = panels.get(i);
        if (residuals.size() > Sheet.DENSE) {
            dots(svg, panel, shown, against);
        } else {
            shown.forEach(r -> point(svg, panel, r, against));
        }
        spread(svg, panel, shown, against);
    }

    private void point(Svg svg, Panel panel, Residual r, ToDoubleFunction<Residual> against) {
        ArmStyle style = styles.getOrDefault(r.arm(), ArmStyle.CONTROL);
        svg.area(
                style.marker()
                        .path(panel.x().at(against.applyAsDouble(r)), panel.y().at(inside(r.pearson())), 1.5),
                style.ink(),
                0.5,
                " data-mouse=\"" + Markup.text(r.mouse().value()) + "\" data-day=\"" + Numbers.day(r.day())
                        + "\" data-residual=\"" + Numbers.fixed(r.pearson(), 2) + "\"");
    }

    /** Thousands of points as one path of dots, so that page and document stay small. */
    private void dots(Svg svg, Panel panel, List<Residual> shown, ToDoubleFunction<Residual> against) {
        StringBuilder d = new StringBuilder();
        for (Residual r : shown) {
            d.append('M')
                    .append(Svg.number(panel.x().at(against.applyAsDouble(r))))
                    .append(' ')
                    .append(Svg.number(panel.y().at(inside(r.pearson()))))
                    .append("h.9");
        }
        if (!shown.isEmpty()) {
            svg.path(
                    d.toString(),
                    new Pen(
                            styles.getOrDefault(shown.get(0).arm(), ArmStyle.CONTROL)
                                    .ink(),
                            0.9,
                            "",
                            0.35));
        }
    }

    /** One standard deviation to both sides, in fifths of the volume or of the days: even steps near 1 speak for the variance function. */
    private static void spread(Svg svg, Panel panel, List<Residual> shown, ToDoubleFunction<Residual> against) {
        List<Residual> sorted =
                shown.stream().sorted(Comparator.comparingDouble(against)).toList();
        for (int k = 0; k < FIFTHS && sorted.size() >= 4 * FIFTHS; k++) {
            List<Residual> fifth = sorted.subList(sorted.size() * k / FIFTHS, sorted.size() * (k + 1) / FIFTHS);
            double rootMeanSquare = Math.sqrt(fifth.stream()
                    .mapToDouble(r -> r.pearson() * r.pearson())
                    .average()
                    .orElse(0));
            double from = panel.x().at(against.applyAsDouble(fifth.get(0))) - SHORTEST;
            double to = panel.x().at(against.applyAsDouble(fifth.get(fifth.size() - 1))) + SHORTEST;
            for (int side = -1; side <= 1; side += 2) {
                double y = panel.y().at(side * rootMeanSquare);
                svg.line(from, y, to, y, Pen.solid(Ink.TEXT, 1.6));
            }
        }
    }

    private double inside(double pearson) {
        return Math.max(-reach, Math.min(reach, pearson));
    }
}
