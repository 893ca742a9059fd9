package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.graftline.growth.Estimate;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;

/**
 * Estimates with intervals below one another: filled marks for estimates, hollow circles for what a group shows by itself, a diamond
 * for the overall effect. Values are % per day relative to control.
 */
final class Forest {
    private static final double ROW = 16;
    private static final double COUNT = 52;
    private static final double NUMBERS = 112;

    /** What a row is. */
    enum Kind {
        HEADING,
        GROUP,
        OVERALL
    }

    /**
     * One row.
     *
     * @param label its name
     * @param count mice or donors behind it
     * @param estimate % per day
     * @param own the group's own difference, % per day; NaN if there is none
     */
    record Row(Kind kind, String label, String count, Estimate estimate, double own) {
        static Row heading(String label) {
            return new Row(
                    Kind.HEADING,
                    label,
                    "",
                    new Estimate(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                    Double.NaN);
        }

        Stream<Double> values() {
            return Stream.of(estimate.value(), estimate.lower(), estimate.upper());
        }
    }

    /**
     * What all rows have in common.
     *
     * @param level of the intervals: "95 %"
     * @param reference what a volume is relative to
     */
    record Scope(String level, String reference) {}

    private final double width;
    private final double label;
    private final double plotLeft;
    private final double plotRight;
    private final String labelHead;
    private final String countHead;
    private final Scope scope;
    private final List<Row> rows;
    private final Scale x;
    private final double low;
    private final double high;
    private final int decimals;

    /**
     * @param width px; a wide forest has room for long names
     * @param labelHead what the rows are: "Donor"
     * @param countHead what is counted: "control + treated"
     * @param rows in order
     * @param common rows of forests that share the axis with this one
     * @param scope what all rows have in common
     */
    Forest(double width, String labelHead, String countHead, List<Row> rows, List<Row> common, Scope scope) {
        this.scope = scope;
        this.width = width;
        this.label = width > Sheet.COLUMN ? 236 : 118;
        this.plotLeft = label + COUNT + 8;
        this.plotRight = width - NUMBERS;
        this.labelHead = labelHead;
        this.countHead = countHead;
        this.rows = List.copyOf(rows);
        double[] ends = Stream.concat(
                        Stream.concat(rows.stream(), common.stream()).flatMap(Row::values), Stream.of(0.0))
                .mapToDouble(Double::doubleValue)
                .filter(Double::isFinite)
                .toArray();
        double least = DoubleStream.of(ends).min().orElse(-1);
        double most = DoubleStream.of(ends).max().orElse(1);
        double room = Math.max(0.2, (most - least) * 0.25);
        double[] near = Stream.concat(rows.stream(), common.stream())
                .mapToDouble(Row::own)
                .filter(own -> own > least - room && own < most + room)
                .toArray();
        double pad = (most - least) * 0.03 + 0.01;
        low = Math.min(least, DoubleStream.of(near).min().orElse(least)) - pad;
        high = Math.max(most, DoubleStream.of(near).max().orElse(most)) + pad;
        x = new LinearScale(low, high, plotLeft, plotRight, 5);
        decimals = Math.min(2, Numbers.decimals(rows.stream().map(Row::estimate).toList()));
    }

    Svg draw(String title, String description) {
        double top = 34;
        double bottom = top + rows.size() * ROW + 4;
        Svg svg = new Svg(width, bottom + 34, title, description);
        head(svg);
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), top, x.at(tick), bottom, Pen.GRID);
            svg.text(x.at(tick), bottom + 13, x.label(tick), Type.TICK);
        }
        svg.line(x.at(0), top, x.at(0), bottom, Pen.solid(Ink.TEXT, 0.9));
        svg.line(plotLeft, bottom, plotRight, bottom, Pen.AXIS);
        svg.text(
                (plotLeft + plotRight) / 2,
                bottom + 28,
                "Volume relative to " + scope.reference() + ", % per day",
                Type.LABEL.middle().muted());
        rows.stream()
                .filter(r -> r.kind == Kind.OVERALL && Double.isFinite(r.estimate.value()))
                .findFirst()
                .ifPresent(overall -> svg.path(
                        "M%s %sV%s"
                                .formatted(
                                        Svg.number(x.at(overall.estimate.value())),
                                        Svg.number(top),
                                        Svg.number(bottom)),
                        new Pen(Ink.MUTED, 0.8, "2 2.5", 1)));
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), top + i * ROW + ROW / 2);
        }
        return svg;
    }

    private void head(Svg svg) {
        svg.text(0, 24, labelHead, Type.LABEL.muted());
        svg.text(label + COUNT, 24, countHead, Type.LABEL.end().muted());
        svg.text(
                width, 24, "% per day (" + scope.level() + ")", Type.LABEL.end().muted());
        double zero = Math.max(plotLeft + 36, Math.min(plotRight - 36, x.at(0)));
        svg.text(zero - 6, 24, "← slower", Type.LABEL.end().muted());
        svg.text(zero + 6, 24, "faster →", Type.LABEL.muted());
    }

    private void row(Svg svg, Row row, double y) {
        Type type = row.kind == Kind.GROUP ? Type.LABEL : Type.STRONG;
        double indent = row.kind == Kind.GROUP && rows.get(0).kind == Kind.HEADING ? 8 : 0;
        svg.fitted(indent, y + 4, row.label, type, (row.kind == Kind.HEADING ? plotLeft : label) - indent - 4);
        svg.text(label + COUNT, y + 4, row.count, Type.LABEL.end());
        if (row.kind == Kind.HEADING) {
            return;
        }
        svg.text(width, y + 4, words(row.estimate), type.end());
        Estimate e = row.estimate;
        if (!Double.isFinite(e.value())) {
            return;
        }
        if (row.kind == Kind.OVERALL) {
            diamond(svg, row, y);
            return;
        }
        if (Double.isFinite(e.lower()) && Double.isFinite(e.upper())) { // too few animals give none
            svg.line(x.at(Math.max(low, e.lower())), y, x.at(Math.min(high, e.upper())), y, Pen.solid(Ink.TEXT, 1.3));
        }
        if (Double.isFinite(row.own)) {
            own(svg, row, y);
        }
        svg.area(
                Marker.SQUARE.path(x.at(e.value()), y, 3.4),
                Ink.TEXT,
                1,
                " data-group=\"" + Markup.text(row.label) + "\"" + told(row));
    }

    private void own(Svg svg, Row row, double y) {
        boolean inside = row.own >= low && row.own <= high;
        double at = x.at(Math.max(low, Math.min(high, row.own)));
        Pen pen = Pen.solid(Ink.MUTED, 1.1);
        if (inside) {
            svg.hollow(Marker.CIRCLE.path(at, y, 3.1), pen, " data-own=\"" + Numbers.fixed(row.own, 2) + "\"");
        } else {
            double back = row.own < low ? 5 : -5;
            svg.path(
                    "M%s %sl%s -4m%s 4l%s 4"
                            .formatted(
                                    Svg.number(at),
                                    Svg.number(y),
                                    Svg.number(back),
                                    Svg.number(-back),
                                    Svg.number(back)),
                    pen);
        }
    }

    private void diamond(Svg svg, Row row, double y) {
        Estimate e = row.estimate;
        if (!Double.isFinite(e.lower()) || !Double.isFinite(e.upper())) {
            svg.area(Marker.SQUARE.path(x.at(e.value()), y, 3.4), Ink.TEXT, 1, " data-overall=\"yes\"" + told(row));
            return;
        }
        double left = x.at(Math.max(low, e.lower()));
        double right = x.at(Math.min(high, e.upper()));
        List<String> corners = new ArrayList<>();
        double middle = x.at(e.value());
        for (double[] corner : new double[][] {{left, y}, {middle, y - 5.5}, {right, y}, {middle, y + 5.5}}) {
            corners.add(Svg.number(corner[0]) + " " + Svg.number(corner[1]));
        }
        svg.area("M" + String.join("L", corners) + "z", Ink.TEXT, 1, " data-overall=\"yes\"" + told(row));
    }

    /** What a page says when somebody points at the row. */
    private String told(Row row) {
        String own = Double.isFinite(row.own)
                ? "; the mean slopes of its own mice differ by " + Numbers.fixed(row.own, decimals)
                : "";
        return " data-told=\"" + Markup.text(row.label + ": " + words(row.estimate) + " % per day" + own) + "\"";
    }

    private String words(Estimate e) {
        if (!Double.isFinite(e.value())) {
            return Numbers.NONE;
        }
        return Numbers.fixed(e.value(), decimals) + " (" + Numbers.interval(e.lower(), e.upper(), decimals) + ")";
    }
}
