package org.graftline.report.internal.figure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.graftline.report.internal.markup.Markup;

/**
 * Writes one SVG picture. Title and description come with it for those who cannot see it; the same words stand in {@code alt}, the only
 * place where the PDF writer looks. Not for several threads.
 */
final class Svg {
    private final StringBuilder out = new StringBuilder();
    private final double width;
    private final double height;
    private final String title;
    private final String description;

    /**
     * @param width px
     * @param height px
     * @param title a few words
     * @param description what the picture shows, sentences
     */
    Svg(double width, double height, String title, String description) {
        this.width =
                Math.ceil(width); // the PDF writer reads whole px alone, and leaves a page's worth of air around others
        this.height = Math.ceil(height);
        this.title = title;
        this.description = description;
    }

    /** Coordinates to a hundredth of a px, the shortest way. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("A figure cannot be drawn at " + value);
        }
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    Svg line(double x1, double y1, double x2, double y2, Pen pen) {
        out.append("<line x1=\"")
                .append(number(x1))
                .append("\" y1=\"")
                .append(number(y1))
                .append("\" x2=\"")
                .append(number(x2))
                .append("\" y2=\"")
                .append(number(y2))
                .append('"')
                .append(pen.attributes())
                .append("/>\n");
        return this;
    }

    Svg path(String d, Pen pen) {
        return path(d, pen, "");
    }

    /** A line along a path; {@code data} are further attributes, escaped already. */
    Svg path(String d, Pen pen, String data) {
        out.append("<path d=\"")
                .append(d)
                .append('"')
                .append(pen.attributes())
                .append(" stroke-linejoin=\"round\"")
                .append(data)
                .append("/>\n");
        return this;
    }

    /** A filled shape. */
    Svg area(String d, Ink ink, double opacity) {
        return area(d, ink, opacity, "");
    }

    /** A filled shape; {@code data} are further attributes, escaped already. */
    Svg area(String d, Ink ink, double opacity, String data) {
        out.append("<path d=\"")
                .append(d)
                .append("\" class=\"f-")
                .append(ink.name())
                .append("\" fill=\"")
                .append(ink.hex())
                .append('"')
                .append(opacity < 1 ? " fill-opacity=\"" + number(opacity) + "\"" : "")
                .append(data)
                .append("/>\n");
        return this;
    }

    /** An outlined shape, filled with the paper's color. */
    Svg hollow(String d, Pen pen, String data) {
        out.append("<path d=\"")
                .append(d)
                .append("\" class=\"f-paper s-")
                .append(pen.ink().name())
                .append("\" fill=\"")
                .append(Ink.PAPER.hex())
                .append("\" stroke=\"")
                .append(pen.ink().hex())
                .append("\" stroke-width=\"")
                .append(number(pen.width()))
                .append('"')
                .append(data)
                .append("/>\n");
        return this;
    }

    Svg text(double x, double y, String words, Type type) {
        out.append("<text x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" class=\"f-")
                .append(type.ink().name())
                .append("\" fill=\"")
                .append(type.ink().hex())
                .append("\" font-size=\"")
                .append(number(type.size()))
                .append('"')
                .append(type.weight() > 400 ? " font-weight=\"" + type.weight() + "\"" : "")
                .append("start".equals(type.anchor()) ? "" : " text-anchor=\"" + type.anchor() + "\"")
                .append('>')
                .append(Markup.text(words))
                .append("</text>\n");
        return this;
    }

    /** Words cut to a width; the whole of them is the group's title. */
    Svg fitted(double x, double y, String words, Type type, double most) {
        String shown = TextWidth.fitted(words, type, most);
        if (shown.equals(words)) {
            return text(x, y, words, type);
        }
        out.append("<g><title>").append(Markup.text(words)).append("</title>");
        text(x, y, shown, type);
        out.append("</g>\n");
        return this;
    }

    /** Opens a group that is cut off at a rectangle; {@code key} is unique on the page. */
    Svg openClipped(String key, double x, double y, double w, double h) {
        out.append("<clipPath id=\"")
                .append(key)
                .append("\"><rect x=\"")
                .append(number(x))
                .append("\" y=\"")
                .append(number(y))
                .append("\" width=\"")
                .append(number(w))
                .append("\" height=\"")
                .append(number(h))
                .append("\"/></clipPath>")
                .append("<g clip-path=\"url(#")
                .append(key)
                .append(")\">\n");
        return this;
    }

    /** Opens a group with a class. */
    Svg open(String style) {
        out.append("<g class=\"").append(style).append("\">\n");
        return this;
    }

    Svg close() {
        out.append("</g>\n");
        return this;
    }

    /** One picture of several, below one another; each keeps its own coordinates. */
    static Svg stacked(String title, List<Svg> parts) {
        double gap = 18;
        double total = parts.stream().mapToDouble(p -> p.height + gap).sum() - gap;
        double widest = parts.stream().mapToDouble(p -> p.width).max().orElse(0);
        String description = parts.stream().map(p -> p.description).distinct().collect(Collectors.joining(" "));
        Svg all = new Svg(widest, total, title, description);
        double y = 0;
        for (Svg part : parts) {
            all.out
                    .append("<svg y=\"")
                    .append(number(y))
                    .append("\" width=\"")
                    .append(number(part.width))
                    .append("\" height=\"")
                    .append(number(part.height))
                    .append("\">\n")
                    .append(part.out)
                    .append("</svg>\n");
            y += part.height + gap;
        }
        return all;
    }

    /** @return the picture */
    String xml() {
        String alternative = Markup.text(title + ". " + description);
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"figure\" width=\"" + number(width) + "\" height=\""
                + number(height)
                + "\" viewBox=\"0 0 " + number(width) + " " + number(height) + "\" role=\"img\" aria-label=\""
                + alternative + "\" alt=\""
                + alternative + "\" font-family=\"'Source Sans 3', Helvetica, Arial, sans-serif\">\n<title>"
                + Markup.text(title)
                + "</title>\n<desc>" + Markup.text(description) + "</desc>\n" + out + "</svg>";
    }
}
