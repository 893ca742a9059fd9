package org.graftline.report.internal.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.growth.GrowthAnalysis.ArmCurve;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.CurvePoint;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.growth.GrowthAnalysis.Use;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;

/** One arm of the growth figure: its mice, their readings, the model mean, and how many mice were measured when. */
final class GrowthPanel {
    private static final double NARROW = 160;
    private static final double SUPPORT = 0.25;
    private final List<MouseCurve> mice;
    private final List<ArmCurve> curves;
    private final Set<MouseId> removed;
    private final Set<Use> uses;
    private final boolean dense;
    private final double limit;

    GrowthPanel(ReportSource source) {
        mice = source.analysis().mice();
        curves = source.analysis().armCurves();
        limit = source.analysis().window().limitMm3();
        removed = source.data().removals().stream()
                .filter(r -> r.cause() == Removal.Cause.HUMANE_ENDPOINT || r.cause() == Removal.Cause.FOUND_DEAD)
                .map(Removal::mouse)
                .collect(Collectors.toSet());
        uses = mice.stream()
                .flatMap(m -> m.readings().stream())
                .filter(GrowthPanel::drawable)
                .map(Point::use)
                .collect(Collectors.toSet());
        dense = mice.stream().mapToLong(m -> m.readings().size()).sum() > Sheet.DENSE;
    }

    void draw(Svg svg, Panel panel, ArmGrowth arm, ArmStyle style, String key) {
        heading(svg, panel, arm, style);
        panel.frame(svg);
        svg.openClipped(key, panel.left() - 3, panel.top() - 3, panel.width() + 6, panel.height() + 3);
        double opacity = Math.max(0.08, Math.min(0.24, 12.0 / Math.max(1, arm.mice())));
        for (MouseCurve mouse : mice) {
            if (mouse.arm().equals(arm.arm())) {
                mouse(svg, panel, mouse, style, opacity);
            }
        }
        for (ArmCurve curve : curves) {
            if (curve.arm().equals(arm.arm())) {
                mean(svg, panel, curve, style);
            }
        }
        svg.close();
        for (ArmCurve curve : curves) {
            if (curve.arm().equals(arm.arm())) {
                counts(svg, panel, curve);
            }
        }
    }

    /** Narrow panels are many, and all treated arms look alike in them: the room goes to the name. */
    private static void heading(Svg svg, Panel panel, ArmGrowth arm, ArmStyle style) {
        double y = panel.top() - 22;
        boolean narrow = panel.width() < NARROW;
        double indent = narrow ? 0 : 28;
        if (!narrow) {
            svg.path(
                    "M%s %sh22".formatted(Svg.number(panel.left()), Svg.number(y - 4)),
                    new Pen(style.ink(), 2, style.dash(), 1));
            svg.area(style.marker().path(panel.left() + 11, y - 4, 3.2), style.ink(), 1);
        }
        svg.fitted(
                panel.left() + indent,
                y,
                arm.arm().value(),
                narrow ? Type.NARROW : Type.STRONG,
                panel.width() - indent);
        svg.text(
                panel.left() + indent,
                y + 12,
                Numbers.count(arm.mice(), "mouse", "mice") + " of " + Numbers.count(arm.donors(), "donor", "donors"),
                Type.TICK.start());
    }

    private void mouse(Svg svg, Panel panel, MouseCurve mouse, ArmStyle style, double opacity) {
        List<Point> shown = mouse.readings().stream()
                .filter(GrowthPanel::drawable)
                .sorted(Comparator.comparingDouble(Point::day))
                .toList();
        String name = " data-mouse=\"" + Markup.text(mouse.mouse().value()) + "\" data-donor=\""
                + Markup.text(mouse.donor().value()) + "\" data-arm=\""
                + Markup.text(mouse.arm().value()) + "\"";
        List<Point> used = shown.stream()
                .filter(p -> p.use() != Use.OUTSIDE_WINDOW && p.use() != Use.NOT_COUNTED)
                .toList();
        svg.open("mouse");
        if (used.size() > 1) {
            svg.path(line(panel, used), new Pen(style.ink(), 0.8, "", opacity), name);
        }
        for (Point point : shown) {
            if (!dense || point.use() != Use.ANALYZED) {
                mark(svg, panel, point, style, name);
            }
        }
        if (removed.contains(mouse.mouse()) && !shown.isEmpty()) {
            Point last = shown.get(shown.size() - 1);
            svg.path(cross(panel.x().at(last.day()), panel.y().at(last.volumeMm3())), Pen.solid(style.ink(), 1.1));
        }
        svg.close();
    }

    private static void mark(Svg svg, Panel panel, Point point, ArmStyle style, String name) {
        double x = panel.x().at(point.day());
        double y = panel.y().at(point.volumeMm3());
        String data = name + " data-day=\"" + Numbers.day(point.day()) + "\" data-volume=\""
                + Numbers.volume(point.volumeMm3()) + "\" data-use=\""
                + point.use().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-') + "\"";
        switch (point.use()) {
            case ANALYZED -> svg.area(style.marker().path(x, y, 1.3), style.ink(), 0.45, data);
            case ANALYZED_AT_LIMIT -> svg.hollow(Marker.TRIANGLE_DOWN.path(x, y, 2), Pen.solid(style.ink(), 0.8), data);
            default -> svg.hollow(Marker.CIRCLE.path(x, y, 1.7), Pen.solid(Ink.AXIS, 0.7), data);
        }
    }

    /** The mean ends where hardly any mouse is left to speak for it: a line far beyond the readings would be believed. */
    private static List<CurvePoint> supported(ArmCurve curve) {
        int most = curve.points().stream().mapToInt(CurvePoint::mice).max().orElse(0);
        double last = curve.points().stream()
                .filter(p -> p.mice() >= most * SUPPORT)
                .mapToDouble(CurvePoint::day)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
        return curve.points().stream()
                .filter(p -> p.day() <= last && p.medianMm3() > 0 && Double.isFinite(p.medianMm3()))
                .toList();
    }

    private static void mean(Svg svg, Panel panel, ArmCurve curve, ArmStyle style) {
        List<CurvePoint> points = supported(curve);
        List<CurvePoint> band = points.stream()
                .filter(p -> p.lowerMm3() > 0 && Double.isFinite(p.upperMm3()) && p.lowerMm3() <= p.upperMm3())
                .toList();
        StringBuilder outline = new StringBuilder();
        for (CurvePoint p : band) {
            step(outline, panel, p.day(), p.upperMm3());
        }
        for (int i = band.size() - 1; i >= 0; i--) {
            step(outline, panel, band.get(i).day(), band.get(i).lowerMm3());
        }
        if (band.size() > 1) {
            svg.area(outline.append('z').toString(), style.ink(), 0.2, " data-band=\"yes\"");
        }
        StringBuilder median = new StringBuilder();
        points.forEach(p -> step(median, panel, p.day(), p.medianMm3()));
        if (points.size() > 1) {
            svg.path(median.toString(), Pen.solid(Ink.PAPER, 4.6));
            svg.path(
                    median.toString(),
                    new Pen(style.ink(), 2.2, style.dash(), 1),
                    " data-mean=\"" + Markup.text(curve.arm().value()) + "\"");
        }
    }

    private static void counts(Svg svg, Panel panel, ArmCurve curve) {
        double free = Double.NEGATIVE_INFINITY;
        for (CurvePoint point : curve.points()) {
            double x = panel.x().at(point.day());
            double half = TextWidth.of(Numbers.count(point.mice()), Type.TICK) / 2;
            if (point.mice() > 0 && x - half > free && x <= panel.right()) {
                svg.text(x, panel.bottom() + 26, Numbers.count(point.mice()), Type.TICK);
                free = x + half + 7;
            }
        }
    }

    /** Explains the marks that are there, in one line. */
    void key(Svg svg, double left, double y) {
        double x = left;
        if (!dense) {
            svg.area(Marker.CIRCLE.path(x + 3, y - 3.5, 2), Ink.TEXT, 1);
            x = entry(svg, x, y, "reading");
        }
        if (uses.contains(Use.ANALYZED_AT_LIMIT)) {
            svg.hollow(Marker.TRIANGLE_DOWN.path(x + 3, y - 3.5, 2.4), Pen.solid(Ink.TEXT, 0.8), "");
            x = entry(svg, x, y, "too small, set to " + Numbers.volume(limit) + " mm³");
        }
        if (uses.contains(Use.OUTSIDE_WINDOW)) {
            svg.hollow(Marker.CIRCLE.path(x + 3, y - 3.5, 2.2), Pen.solid(Ink.AXIS, 0.8), "");
            x = entry(svg, x, y, "outside the analysis window");
        }
        if (uses.contains(Use.NOT_COUNTED)) {
            svg.hollow(Marker.CIRCLE.path(x + 3, y - 3.5, 2.2), Pen.solid(Ink.AXIS, 0.8), "");
            x = entry(svg, x, y, "not counted at its visit");
        }
        if (!removed.isEmpty()) {
            svg.path(cross(x + 3, y - 3.5), Pen.solid(Ink.TEXT, 1.1));
            entry(svg, x, y, "removed: humane endpoint or found dead");
        }
    }

    private static double entry(Svg svg, double x, double y, String words) {
        svg.text(x + 10, y, words, Type.TICK.start());
        return x + 10 + TextWidth.of(words, Type.TICK) + 16;
    }

    private static boolean drawable(Point point) {
        return point.volumeMm3() > 0 && Double.isFinite(point.volumeMm3()) && point.use() != Use.NOT_MEASURED;
    }

    private static String line(Panel panel, List<Point> points) {
        StringBuilder d = new StringBuilder();
        points.forEach(p -> step(d, panel, p.day(), p.volumeMm3()));
        return d.toString();
    }

    private static void step(StringBuilder d, Panel panel, double day, double volume) {
        d.append(d.isEmpty() ? 'M' : 'L')
                .append(Svg.number(panel.x().at(day)))
                .append(' ')
                .append(Svg.number(panel.y().at(volume)));
    }

    private static String cross(double x, double y) {
        return "M%s %sl5 5m0 -5l-5 5".formatted(Svg.number(x - 2.5), Svg.number(y - 2.5));
    }
}
