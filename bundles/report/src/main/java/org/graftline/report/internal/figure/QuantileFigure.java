package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.graftline.growth.FitDetails.Deviation;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Residual;
import org.graftline.growth.NormalScores;
import org.graftline.report.internal.markup.Numbers;

/** Q–Q plots of what each level deviates by: slopes of donors, effects of donors, slopes of mice, standardized residuals. */
public final class QuantileFigure {
    private static final double LEFT = 26;
    private static final double GAP = 14;
    private static final double TOP = 44;
    private static final int FEWEST = 4;
    private static final int MOST_PANELS = 5;
    /** A Q–Q plot of thousands of points looks the same with every tenth; the outermost hundred on either side stay. */
    private static final int THINNED = 600;

    private static final int TAIL = 50;
    private static final double FLAT = 1e-9;

    private record Part(String name, String what, List<Double> standardized) {}

    private final List<Part> parts = new ArrayList<>();

    /** @param analysis whose deviations are drawn */
    public QuantileFigure(GrowthAnalysis analysis) {
        Map<String, List<Deviation>> levels = analysis.details().deviations().stream()
                .collect(Collectors.groupingBy(
                        d -> d.level() + "\n" + d.effect(), LinkedHashMap::new, Collectors.toList()));
        levels.forEach((key, deviations) -> {
            String level = deviations.get(0).level();
            String effect = deviations.get(0).effect();
            boolean slope = !"intercept".equals(effect);
            boolean only = levels.keySet().stream().noneMatch(k -> k.equals(level + "\nday"));
            double[] values = deviations.stream().mapToDouble(Deviation::value).toArray();
            if ((slope || only) && values.length >= FEWEST && sd(values) > FLAT) {
                parts.add(new Part(
                        level,
                        "%s, n = %s"
                                .formatted(
                                        "day".equals(effect)
                                                ? "slope"
                                                : "intercept".equals(effect) ? "start" : "effect",
                                        Numbers.count(values.length)),
                        standardized(values)));
            }
        });
        double[] residuals = analysis.residuals().stream()
                .mapToDouble(Residual::pearson)
                .filter(Double::isFinite)
                .sorted()
                .toArray();
        while (parts.size() >= MOST_PANELS) {
            parts.remove(parts.size() - 1);
        }
        if (residuals.length >= FEWEST) {
            parts.add(new Part(
                    "reading",
                    "residual, n = " + Numbers.count(residuals.length),
                    DoubleStream.of(residuals).boxed().toList()));
        }
    }

    private static List<Double> standardized(double[] values) {
        double mean = DoubleStream.of(values).average().orElse(0);
        double sd = sd(values);
        return DoubleStream.of(values)
                .map(v -> (v - mean) / sd)
                .sorted()
                .boxed()
                .toList();
    }

    private static double sd(double[] values) {
        double mean = DoubleStream.of(values).average().orElse(0);
        return Math.sqrt(
                DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum() / Math.max(1, values.length - 1));
    }

    /** @return the picture; empty text where no level has enough groups */
    public String draw() {
        if (parts.isEmpty()) {
            return "";
        }
        double width = Math.min(180, (Sheet.WIDE - LEFT - 4 - (parts.size() - 1) * GAP) / parts.size());
        Svg svg = new Svg(
                Sheet.WIDE,
                TOP + width + 32,
                "Q–Q plots of the levels",
                parts.stream().map(p -> p.name() + " " + p.what()).collect(Collectors.joining("; "))
                        + ". Points along the line speak for a normal distribution.");
        svg.text(0, 10, "Standard deviations", Type.LABEL.muted());
        for (int i = 0; i < parts.size(); i++) {
            double left = LEFT + i * (width + GAP);
            panel(svg, left, width, parts.get(i), i == 0, reach());
        }
        svg.text(
                LEFT + (parts.size() * (width + GAP) - GAP) / 2,
                TOP + width + 28,
                "Normal quantile",
                Type.LABEL.middle().muted());
        return svg.xml();
    }

    /** One reach for all panels, so that they can be compared; beyond six standard deviations a point stands at the frame. */
    private double reach() {
        double most = 0;
        for (Part part : parts) {
            most = Math.max(most, Math.abs(NormalScores.of(part.standardized().size())[0]));
            most = Math.max(
                    most,
                    part.standardized().stream().mapToDouble(Math::abs).max().orElse(1));
        }
        return Math.min(6, most * 1.08);
    }

    private static void panel(Svg svg, double left, double width, Part part, boolean first, double reach) {
        double[] scores = NormalScores.of(part.standardized().size());
        Panel panel = new Panel(
                left,
                TOP,
                width,
                width,
                new LinearScale(-reach, reach, left, left + width, 4),
                new LinearScale(-reach, reach, TOP + width, TOP, 4));
        svg.text(left, TOP - 19, part.name(), Type.STRONG);
        svg.text(left, TOP - 7, part.what(), Type.TICK.start());
        panel.frame(svg);
        if (first) {
            panel.label(svg);
        }
        svg.path(
                "M%s %sL%s %s"
                        .formatted(
                                Svg.number(left), Svg.number(TOP + width), Svg.number(left + width), Svg.number(TOP)),
                new Pen(Ink.MUTED, 0.9, "3 3", 1));
        StringBuilder dots = new StringBuilder();
        int n = scores.length;
        int step = Math.max(1, n / THINNED);
        for (int i = 0; i < n; i++) {
            if (i < TAIL || i >= n - TAIL || i % step == 0) {
                double value =
                        Math.max(-reach, Math.min(reach, part.standardized().get(i)));
                dots.append(
                        Marker.CIRCLE.path(panel.x().at(scores[i]), panel.y().at(value), n > THINNED ? 1.1 : 1.8));
            }
        }
        svg.area(dots.toString(), ArmStyle.CONTROL.ink(), 0.7, " data-level=\"" + part.name() + "\"");
    }
}
