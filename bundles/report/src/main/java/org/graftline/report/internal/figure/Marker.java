package org.graftline.report.internal.figure;

/** The shape of a point; all cover about the same area at the same radius. */
enum Marker {
    CIRCLE,
    TRIANGLE,
    SQUARE,
    DIAMOND,
    TRIANGLE_DOWN;

    /** Path data of the shape around a point, for a circle of radius r of the same area. */
    String path(double x, double y, double r) {
        return switch (this) {
            case CIRCLE ->
                "M%s %sa%s %s 0 1 0 %s 0a%s %s 0 1 0 %s 0z"
                        .formatted(n(x - r), n(y), n(r), n(r), n(2 * r), n(r), n(r), n(-2 * r));
            case SQUARE ->
                closed(
                        x - .89 * r,
                        y - .89 * r,
                        x + .89 * r,
                        y - .89 * r,
                        x + .89 * r,
                        y + .89 * r,
                        x - .89 * r,
                        y + .89 * r);
            case DIAMOND -> closed(x, y - 1.25 * r, x + 1.25 * r, y, x, y + 1.25 * r, x - 1.25 * r, y);
            case TRIANGLE -> closed(x, y - 1.4 * r, x + 1.25 * r, y + .8 * r, x - 1.25 * r, y + .8 * r);
            case TRIANGLE_DOWN -> closed(x, y + 1.4 * r, x + 1.25 * r, y - .8 * r, x - 1.25 * r, y - .8 * r);
        };
    }

    private static String closed(double... xy) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i < xy.length; i += 2) {
            d.append(i == 0 ? "M" : "L").append(n(xy[i])).append(' ').append(n(xy[i + 1]));
        }
        return d.append('z').toString();
    }

    private static String n(double value) {
        return Svg.number(value);
    }
}
