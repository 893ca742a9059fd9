package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis.VarianceShare;
import org.graftline.report.internal.markup.Numbers;

/** Where differences come from: one bar per quantity, a piece per level. */
public final class SharesFigure {
    private static final double LABEL = 112;
    private static final double ROW = 27;
    private static final Map<String, Ink> FILLS = Map.of(
            "donor",
            new Ink("#4d4d4d", "share1"),
            "mouse",
            new Ink("#a9a9a9", "share2"),
            "measurement",
            new Ink("#e2e2e2", "share3"));

    private SharesFigure() {}

    /** @return the picture; empty text without shares */
    public static String draw(List<VarianceShare> shares) {
        Map<String, List<VarianceShare>> bars = new LinkedHashMap<>();
        shares.stream()
                .filter(s -> s.share() >= 0)
                .forEach(s ->
                        bars.computeIfAbsent(s.of(), of -> new ArrayList<>()).add(s));
        if (bars.isEmpty()) {
            return "";
        }
        Svg svg = new Svg(Sheet.COLUMN, bars.size() * ROW + 2, "Where differences come from", words(shares));
        double y = 1;
        for (Map.Entry<String, List<VarianceShare>> bar : bars.entrySet()) {
            svg.fitted(0, y + 14, bar.getKey(), Type.LABEL, LABEL - 6);
            bar(svg, y, bar.getValue());
            y += ROW;
        }
        return svg.xml();
    }

    private static void bar(Svg svg, double y, List<VarianceShare> pieces) {
        double x = LABEL;
        for (VarianceShare piece : pieces) {
            double width = piece.share() * (Sheet.COLUMN - LABEL);
            Ink fill = FILLS.getOrDefault(piece.level(), new Ink("#c6c6c6", "share2"));
            svg.area(
                    "M%s %sh%sv20h%sz".formatted(Svg.number(x), Svg.number(y), Svg.number(width), Svg.number(-width)),
                    fill,
                    1);
            String label = piece.level() + " " + percent(piece.share());
            Ink ink = "share1".equals(fill.name()) ? new Ink("#ffffff", "onshare1") : new Ink("#1a1a1a", "onshare");
            Type type = new Type(10.5, 400, ink, "middle");
            String fitting = TextWidth.of(label, type) < width - 6 ? label : percent(piece.share());
            if (TextWidth.of(fitting, type) < width - 4) {
                svg.text(x + width / 2, y + 14, fitting, type);
            }
            x += width;
        }
    }

    private static String percent(double share) {
        return Numbers.fixed(100 * share, 0) + " %";
    }

    /** @return the shares as sentences */
    public static String words(List<VarianceShare> shares) {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        shares.stream()
                .filter(s -> s.share() >= 0)
                .forEach(s -> parts.computeIfAbsent(s.of(), of -> new ArrayList<>())
                        .add(percent(s.share()) + " lie between " + plural(s.level())));
        List<String> sentences = new ArrayList<>();
        parts.forEach((of, list) -> sentences.add("Of the differences in " + of + ", " + joined(list) + "."));
        return String.join(" ", sentences);
    }

    private static String plural(String level) {
        return switch (level) {
            case "mouse" -> "mice of one donor";
            case "measurement" -> "readings of one mouse";
            default -> level + "s";
        };
    }

    private static String joined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " and " + parts.get(last);
    }
}
