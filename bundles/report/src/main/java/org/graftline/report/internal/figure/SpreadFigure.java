package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.graftline.growth.FitDetails.ReadingSpread;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Residual;
import org.graftline.study.ArmName;

/** Standard deviation of a reading over the volume: the variance function, what the residuals show, and the two slopes it is read by. */
public final class SpreadFigure {
    private static final double LEFT = 44;
    private static final double TOP = 20;
    private static final double PLOT = 170;
    private static final double GUIDES = 78;
    private static final int PARTS = 8;
    private static final int EACH = 12;

    private final GrowthAnalysis analysis;
    private final List<ReadingSpread> spread;
    private final List<Residual> residuals;
    private final double day;

    private record Dot(ReadingSpread of, double mm3, double sd) {}

    /** @param analysis whose variance function is drawn */
    public SpreadFigure(GrowthAnalysis analysis) {
        this.analysis = analysis;
        this.spread = analysis.details().spread();
        this.residuals = analysis.residuals().stream()
                .filter(r -> Double.isFinite(r.fittedLog()) && Double.isFinite(r.pearson()))
                .sorted(Comparator.comparingDouble(Residual::fittedLog))
                .toList();
        double[] days = residuals.stream().mapToDouble(Residual::day).sorted().toArray();
        this.day = days.length == 0 ? 0 : days[days.length / 2];
    }

    /** @return the day that the curves are drawn for, where the day plays a part: the median of the analyzed */
    public double day() {
        return day;
    }

    /** @return smallest and largest fitted volume, mm³ */
    public double[] range() {
        return residuals.isEmpty()
                ? new double[] {Double.NaN, Double.NaN}
                : new double[] {
                    Math.exp(residuals.get(0).fittedLog()),
                    Math.exp(residuals.get(residuals.size() - 1).fittedLog())
                };
    }

    /** @return the picture; empty text without a spread or residuals */
    public String draw() {
        if (spread.isEmpty() || residuals.size() < 2 || spread.stream().anyMatch(s -> !(s.sd() > 0))) {
            return "";
        }
        double low = range()[0] / 1.1;
        double high = range()[1] * 1.1;
        List<Dot> dots = dots();
        double least = Math.min(
                spread.stream()
                        .mapToDouble(s -> Math.min(s.ofVolume(low, day), s.ofVolume(high, day)))
                        .min()
                        .orElseThrow(),
                dots.stream().mapToDouble(Dot::sd).min().orElse(Double.MAX_VALUE));
        double most = Math.max(
                spread.stream()
                        .mapToDouble(s -> Math.max(s.ofVolume(low, day), s.ofVolume(high, day)))
                        .max()
                        .orElseThrow(),
                dots.stream().mapToDouble(Dot::sd).max().orElse(0));
        double right = Sheet.COLUMN - GUIDES;
        Svg svg = new Svg(
                Sheet.COLUMN,
                TOP + PLOT + 32,
                "Standard deviation of a reading over the volume",
                "Both axes are logarithmic. A line as steep as the dotted one named caliper speaks for the error of a caliper, one as steep as that named in proportion for a spread that grows with the tumor.");
        svg.text(0, 10, "SD of a reading, mm³ (log scale)", Type.LABEL.muted());
        Panel panel = new Panel(
                LEFT,
                TOP,
                right - LEFT,
                PLOT,
                new LogScale(low, high, LEFT, right, 8),
                new LogScale(least / 1.25, most * 1.25, TOP + PLOT, TOP, 8));
        panel.frame(svg);
        panel.label(svg);
        svg.text(
                LEFT + (right - LEFT) / 2,
                TOP + PLOT + 27,
                "Volume, mm³ (log scale)",
                Type.LABEL.middle().muted());
        guides(svg, panel, low, high);
        svg.openClipped("spread", panel.left(), panel.top(), panel.width(), panel.height());
        for (ReadingSpread one : spread) {
            ArmStyle style = style(one);
            svg.path(
                    curve(panel, one, low, high),
                    new Pen(style.ink(), 2, style.dash(), 1),
                    " data-exponent=\"" + Svg.number(1 + one.exponent()) + "\"");
        }
        for (Dot dot : dots) {
            ArmStyle style = style(dot.of());
            svg.area(style.marker().path(panel.x().at(dot.mm3()), panel.y().at(dot.sd()), 3), style.ink(), 0.8);
        }
        svg.close();
        return svg.xml();
    }

    /** What the readings themselves scatter by, in parts of equal number along the fitted volume. */
    private List<Dot> dots() {
        List<Dot> dots = new ArrayList<>();
        for (ReadingSpread one : spread) {
            List<Residual> own = residuals.stream().filter(r -> belongs(r, one)).toList();
            int parts = Math.min(PARTS, own.size() / EACH);
            for (int k = 0; k < parts; k++) {
                List<Residual> part = own.subList(own.size() * k / parts, own.size() * (k + 1) / parts);
                double log =
                        part.stream().mapToDouble(Residual::fittedLog).average().orElseThrow();
                double sd = Math.sqrt(part.stream()
                        .mapToDouble(r -> Math.pow(r.pearson() * one.ofLog(Math.exp(r.fittedLog()), r.day()), 2))
                        .average()
                        .orElseThrow());
                if (sd > 0) {
                    dots.add(new Dot(one, Math.exp(log), Math.exp(log) * sd));
                }
            }
        }
        return dots;
    }

    private boolean belongs(Residual residual, ReadingSpread one) {
        return switch (one.of()) {
            case "" -> true;
            default ->
                one.of().equals(residual.arm().value())
                        || (analysis.arms().stream()
                                        .noneMatch(arm -> arm.arm().value().equals(one.of()))
                                && one.of().equals(roleOf(residual.arm())));
        };
    }

    private String roleOf(ArmName arm) {
        return analysis.arms().stream()
                .filter(one -> one.arm().equals(arm))
                .map(one -> one.role() == org.graftline.study.ArmRole.CONTROL ? "control" : "treated")
                .findFirst()
                .orElse("");
    }

    private ArmStyle style(ReadingSpread one) {
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        return styles.entrySet().stream()
                .filter(entry -> entry.getKey().value().equals(one.of()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(
                        "treated".equals(one.of())
                                ? styles.values().stream()
                                        .filter(style -> !style.equals(ArmStyle.CONTROL))
                                        .findFirst()
                                        .orElse(ArmStyle.CONTROL)
                                : ArmStyle.CONTROL);
    }

    private void guides(Svg svg, Panel panel, double low, double high) {
        double middle = Math.sqrt(low * high);
        double at = spread.get(0).ofVolume(middle, day);
        svg.openClipped("guides", panel.left(), panel.top(), panel.width(), panel.height());
        double[] exponents = {2.0 / 3, 1};
        for (double exponent : exponents) {
            svg.path(
                    "M%s %sL%s %s"
                            .formatted(
                                    Svg.number(panel.left()),
                                    Svg.number(panel.y().at(at * Math.pow(low / middle, exponent))),
                                    Svg.number(panel.right()),
                                    Svg.number(panel.y().at(at * Math.pow(high / middle, exponent)))),
                    new Pen(Ink.MUTED, 0.9, "1 2.5", 1));
        }
        svg.close();
        double biology = within(panel, panel.y().at(at * Math.pow(high / middle, 1)));
        double caliper = Math.max(biology + 13, within(panel, panel.y().at(at * Math.pow(high / middle, 2.0 / 3))));
        svg.text(panel.right() + 4, biology, "1: in proportion", Type.TICK.start());
        svg.text(panel.right() + 4, caliper, "⅔: caliper", Type.TICK.start());
    }

    private static double within(Panel panel, double y) {
        return Math.max(panel.top() + 4, Math.min(panel.bottom() - 16, y)) + 3.5;
    }

    private String curve(Panel panel, ReadingSpread one, double low, double high) {
        return "M%s %sL%s %s" // a power is straight between logarithmic axes
                .formatted(
                        Svg.number(panel.left()),
                        Svg.number(panel.y().at(one.ofVolume(low, day))),
                        Svg.number(panel.right()),
                        Svg.number(panel.y().at(one.ofVolume(high, day))));
    }
}
