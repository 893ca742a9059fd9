package org.graftline.report.internal.figure;

/**
 * How a line is drawn.
 *
 * @param ink color
 * @param width px
 * @param dash dash pattern; empty for a solid line
 * @param opacity 0 to 1
 */
record Pen(Ink ink, double width, String dash, double opacity) {
    static final Pen AXIS = new Pen(Ink.AXIS, 0.8, "", 1);
    static final Pen GRID = new Pen(Ink.GRID, 0.7, "", 1);

    static Pen solid(Ink ink, double width) {
        return new Pen(ink, width, "", 1);
    }

    String attributes() {
        return " class=\"s-" + ink.name() + "\" fill=\"none\" stroke=\"" + ink.hex() + "\" stroke-width=\""
                + Svg.number(width) + "\""
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"" + dash + "\"")
                + (opacity < 1 ? " stroke-opacity=\"" + Svg.number(opacity) + "\"" : "");
    }
}
