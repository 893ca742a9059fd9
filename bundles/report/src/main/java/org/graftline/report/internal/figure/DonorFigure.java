package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;
import org.graftline.study.DonorId;

/** A small panel for each donor: its mice by arm, and the mean of their model lines, all on one pair of axes. */
public final class DonorFigure {
    /** Donors on one page. */
    public static final int PER_SHEET = 20;
    /** Pages at most: nobody reads a hundred panels, and the attached data hold them all. */
    public static final int MOST_SHEETS = 3;

    private static final int COLUMNS = 4;
    private static final int MOST_ARMS = 7;
    private static final double LEFT = 44;
    private static final double GAP = 14;
    private static final double HEAD = 20;
    private static final double PLOT = 84;
    private static final double ROW = HEAD + PLOT + 24;
    private static final double KEY = 18;

    private final Map<DonorId, List<MouseCurve>> donors = new TreeMap<>();
    private final Map<ArmName, ArmStyle> styles;
    private final List<ArmName> arms;
    private final double[] days;
    private final double[] volumes;

    /** @param analysis whose mice are drawn */
    public DonorFigure(GrowthAnalysis analysis) {
        styles = ArmStyle.of(analysis);
        arms = analysis.arms().stream().map(GrowthAnalysis.ArmGrowth::arm).toList();
        analysis.mice().stream()
                .filter(mouse -> mouse.readings().stream().anyMatch(DonorFigure::drawable))
                .forEach(mouse -> donors.computeIfAbsent(mouse.donor(), d -> new ArrayList<>())
                        .add(mouse));
        List<Point> points = donors.values().stream()
                .flatMap(List::stream)
                .flatMap(mouse -> mouse.readings().stream())
                .filter(DonorFigure::drawable)
                .toList();
        days = points.stream().mapToDouble(Point::day).sorted().toArray();
        volumes = points.stream().mapToDouble(Point::volumeMm3).sorted().toArray();
    }

    /** @return how many donors have something to draw */
    public int donors() {
        return donors.size();
    }

    /** @return the donors on as many pictures as allowed; none where one donor or more arms than can be told apart make the figure useless */
    public List<String> sheets() {
        List<String> sheets = new ArrayList<>();
        if (donors.size() > 1 && arms.size() <= MOST_ARMS) {
            List<DonorId> all = List.copyOf(donors.keySet());
            for (int from = 0; from < Math.min(all.size(), PER_SHEET * MOST_SHEETS); from += PER_SHEET) {
                sheets.add(draw(all.subList(from, Math.min(all.size(), from + PER_SHEET)), "donor" + from));
            }
        }
        return sheets;
    }

    private String draw(List<DonorId> shown, String key) {
        int rows = (shown.size() + COLUMNS - 1) / COLUMNS;
        double width = (Sheet.WIDE - LEFT - 6 - (COLUMNS - 1) * GAP) / COLUMNS;
        double height = KEY + 14 + rows * ROW + 14;
        Svg svg = new Svg(
                Sheet.WIDE,
                height,
                "Tumor volume over time by donor",
                "A panel for each of %s, thin lines for mice, thick lines for the mean of the model's lines of the mice in an arm."
                        .formatted(Numbers.count(shown.size(), "donor", "donors")));
        key(svg);
        svg.text(0, KEY + 10, "Tumor volume, mm³ (log scale)", Type.LABEL.muted());
        double pad = (days[days.length - 1] - days[0]) * 0.02;
        for (int i = 0; i < shown.size(); i++) {
            double left = LEFT + i % COLUMNS * (width + GAP);
            double top = KEY + 14 + Math.floorDiv(i, COLUMNS) * ROW + HEAD;
            Panel panel = new Panel(
                    left,
                    top,
                    width,
                    PLOT,
                    new LinearScale(days[0] - pad, days[days.length - 1] + pad, left, left + width, 3),
                    new LogScale(volumes[0] / 1.15, volumes[volumes.length - 1] * 1.15, top + PLOT, top, 5));
            panel(svg, panel, shown.get(i), key + "-" + i);
            if (i % COLUMNS == 0) {
                panel.label(svg);
            }
        }
        svg.text(
                LEFT + (Sheet.WIDE - LEFT) / 2,
                height - 3,
                "Study day",
                Type.LABEL.middle().muted());
        return svg.xml();
    }

    private void key(Svg svg) {
        double x = 0;
        for (ArmName arm : arms) {
            ArmStyle style = styles.getOrDefault(arm, ArmStyle.CONTROL);
            svg.path("M%s 7h22".formatted(Svg.number(x)), new Pen(style.ink(), 2, style.dash(), 1));
            String name = TextWidth.fitted(arm.value(), Type.TICK, Sheet.WIDE / arms.size() - 46);
            svg.text(x + 27, 10.5, name, Type.TICK.start());
            x += 27 + TextWidth.of(name, Type.TICK) + 18;
        }
    }

    private void panel(Svg svg, Panel panel, DonorId donor, String key) {
        List<MouseCurve> mice = donors.getOrDefault(donor, List.of());
        svg.fitted(panel.left(), panel.top() - 6, donor.value(), Type.NARROW, panel.width() - 44);
        svg.text(panel.right(), panel.top() - 6, Numbers.count(mice.size(), "mouse", "mice"), Type.TICK.end());
        panel.frame(svg);
        svg.openClipped(key, panel.left(), panel.top() - 2, panel.width(), panel.height() + 2);
        Map<ArmName, List<MouseCurve>> byArm = new LinkedHashMap<>();
        arms.forEach(arm -> byArm.put(arm, new ArrayList<>()));
        mice.forEach(mouse ->
                byArm.computeIfAbsent(mouse.arm(), arm -> new ArrayList<>()).add(mouse));
        byArm.forEach((arm, own) -> {
            ArmStyle style = styles.getOrDefault(arm, ArmStyle.CONTROL);
            own.forEach(mouse -> readings(svg, panel, mouse, style));
        });
        byArm.forEach((arm, own) -> mean(svg, panel, arm, own));
        svg.close();
    }

    private static void readings(Svg svg, Panel panel, MouseCurve mouse, ArmStyle style) {
        StringBuilder line = new StringBuilder();
        mouse.readings().stream()
                .filter(DonorFigure::drawable)
                .sorted(Comparator.comparingDouble(Point::day))
                .forEach(p -> line.append(line.isEmpty() ? 'M' : 'L')
                        .append(Svg.number(panel.x().at(p.day())))
                        .append(' ')
                        .append(Svg.number(panel.y().at(p.volumeMm3()))));
        svg.path(
                line.toString(),
                new Pen(style.ink(), 0.7, "", 0.35),
                " data-mouse=\"" + Markup.text(mouse.mouse().value()) + "\"");
    }

    /** The mean line ends where half of its mice were measured no longer. */
    private void mean(Svg svg, Panel panel, ArmName arm, List<MouseCurve> mice) {
        List<MouseCurve> fitted = mice.stream()
                .filter(mouse -> Double.isFinite(mouse.slopePerDay()) && Double.isFinite(mouse.toDay()))
                .toList();
        if (fitted.isEmpty()) {
            return;
        }
        double start = mean(fitted.stream().mapToDouble(MouseCurve::intercept).toArray());
        double slope = mean(fitted.stream().mapToDouble(MouseCurve::slopePerDay).toArray());
        double from = fitted.stream().mapToDouble(MouseCurve::fromDay).min().orElse(0);
        double[] ends = fitted.stream().mapToDouble(MouseCurve::toDay).sorted().toArray();
        double to = ends[ends.length / 2];
        ArmStyle style = styles.getOrDefault(arm, ArmStyle.CONTROL);
        String line = "M%s %sL%s %s"
                .formatted(
                        Svg.number(panel.x().at(from)),
                        Svg.number(panel.y().at(Math.exp(start + slope * from))),
                        Svg.number(panel.x().at(to)),
                        Svg.number(panel.y().at(Math.exp(start + slope * to))));
        svg.path(line, Pen.solid(Ink.PAPER, 3.6));
        svg.path(line, new Pen(style.ink(), 1.8, style.dash(), 1), " data-mean=\"" + Markup.text(arm.value()) + "\"");
    }

    private static double mean(double[] values) {
        return java.util.stream.DoubleStream.of(values).average().orElse(Double.NaN);
    }

    private static boolean drawable(Point point) {
        return point.volumeMm3() > 0
                && Double.isFinite(point.volumeMm3())
                && (point.use() == Use.ANALYZED || point.use() == Use.ANALYZED_AT_LIMIT);
    }
}
