package org.graftline.report.internal.figure;

/**
 * The rectangle that data are drawn in, with its two axes.
 *
 * @param left px
 * @param top px
 * @param width px
 * @param height px
 * @param x days, or volumes
 * @param y volumes, or residuals
 */
record Panel(double left, double top, double width, double height, Scale x, Scale y) {
    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    /** Draws horizontal grid lines, the lower axis and its ticks. */
    void frame(Svg svg) {
        for (double tick : y.ticks()) {
            svg.line(left, y.at(tick), right(), y.at(tick), Pen.GRID);
        }
        svg.line(left, bottom(), right(), bottom(), Pen.AXIS);
        double last = Double.NEGATIVE_INFINITY;
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), bottom(), x.at(tick), bottom() + 3, Pen.AXIS);
            double half = TextWidth.of(x.label(tick), Type.TICK) / 2;
            if (x.at(tick) - half > last + 6) {
                svg.text(x.at(tick), bottom() + 13, x.label(tick), Type.TICK);
                last = x.at(tick) + half;
            }
        }
    }

    /** Writes the values of the vertical axis at its left. */
    void label(Svg svg) {
        for (double tick : y.ticks()) {
            svg.text(left - 5, y.at(tick) + 3.5, y.label(tick), Type.TICK.end());
        }
    }
}
