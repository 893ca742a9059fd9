package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.Point;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** Each mouse's volumes over time with the model mean of its arm, a panel per arm, all on one log axis. */
public final class GrowthFigure {
    private static final double LEFT = 44;
    private static final double GAP = 16;
    private static final double HEAD = 34;
    private static final double FOOT = 32;
    /** Two rows of four: two such pictures fill a page, and little of one stays white before a picture that does not fit on it. */
    private static final int PER_SHEET = 8;

    private final GrowthAnalysis analysis;
    private final Map<ArmName, ArmStyle> styles;
    private final GrowthPanel panel;
    private final double[] days;
    private final double[] volumes;

    /** @param source what the report is made from */
    public GrowthFigure(ReportSource source) {
        analysis = source.analysis();
        styles = ArmStyle.of(analysis);
        panel = new GrowthPanel(source);
        days = drawn().mapToDouble(Point::day).sorted().toArray();
        volumes = drawn().mapToDouble(Point::volumeMm3).sorted().toArray();
    }

    private java.util.stream.Stream<Point> drawn() {
        return analysis.mice().stream()
                .flatMap(m -> m.readings().stream())
                .filter(p -> p.volumeMm3() > 0 && Double.isFinite(p.volumeMm3()));
    }

    /** @return the arms on as many pictures as fit a page each; none if no volume is above 0 */
    public List<String> sheets() {
        int arms = analysis.arms().size();
        int sheets = (arms + PER_SHEET - 1) / PER_SHEET;
        List<String> pictures = new ArrayList<>();
        if (sheets > 0 && volumes.length > 0) {
            int each = (arms + sheets - 1) / sheets;
            int rounded = (each + columns() - 1) / columns() * columns();
            for (int from = 0; from < arms; from += rounded) {
                pictures.add(draw(analysis.arms().subList(from, Math.min(arms, from + rounded)), "growth" + from));
            }
        }
        return pictures;
    }

    /** @return all arms on one picture; empty text if no volume is above 0 */
    public String whole() {
        return volumes.length == 0 || analysis.arms().isEmpty() ? "" : draw(analysis.arms(), "growth");
    }

    /** @return whether the picture needs the full page width */
    public boolean wide() {
        return columns() > 1;
    }

    private int columns() {
        int arms = analysis.arms().size();
        return arms <= 3 ? Math.max(1, arms) : arms == 4 ? 2 : arms <= 6 ? 3 : 4;
    }

    private String draw(List<ArmGrowth> arms, String key) {
        int columns = columns();
        int rows = (arms.size() + columns - 1) / columns;
        double total = wide() ? Sheet.WIDE : Sheet.COLUMN;
        double width = (total - LEFT - 6 - (columns - 1) * GAP) / columns;
        double plot = columns == 4 ? 84 : rows == 1 ? 205 : 140;
        double rowHeight = HEAD + plot + FOOT;
        double height = 16 + rows * rowHeight + 34;
        Svg svg = new Svg(total, height, "Tumor volume over time by arm", description(arms));
        svg.text(0, 10, "Tumor volume, mm³ (log scale)", Type.LABEL.muted());
        for (int i = 0; i < arms.size(); i++) {
            double left = LEFT + i % columns * (width + GAP);
            double top = 16 + Math.floorDiv(i, columns) * rowHeight + HEAD;
            Panel frame = new Panel(left, top, width, plot, x(left, width), y(top, plot));
            panel.draw(svg, frame, arms.get(i), style(arms.get(i)), key + "-" + i);
            if (i % columns == 0) {
                frame.label(svg);
                svg.text(left - 16, frame.bottom() + 26, "mice", Type.TICK.end());
            }
        }
        svg.text(
                LEFT + (total - LEFT) / 2,
                height - 22,
                "Study day",
                Type.LABEL.middle().muted());
        panel.key(svg, LEFT, height - 5);
        return svg.xml();
    }

    private ArmStyle style(ArmGrowth arm) {
        return styles.getOrDefault(arm.arm(), ArmStyle.CONTROL);
    }

    private Scale x(double left, double width) {
        double pad = (days[days.length - 1] - days[0]) * 0.02;
        return new LinearScale(days[0] - pad, days[days.length - 1] + pad, left, left + width, width < 160 ? 3 : 6);
    }

    private Scale y(double top, double height) {
        return new LogScale(
                volumes[0] / 1.15, volumes[volumes.length - 1] * 1.15, top + height, top, (int) (height / 17));
    }

    private String description(List<ArmGrowth> arms) {
        StringBuilder words = new StringBuilder("Thin lines: mice. Thick line with band: model mean with its "
                + analysis.governance().level() + " interval.");
        for (ArmGrowth arm : arms) {
            words.append(" %s: %s, doubling time %s days."
                    .formatted(
                            arm.arm(),
                            Numbers.count(arm.mice(), "mouse", "mice"),
                            Numbers.doubling(arm.doublingDays().value())));
        }
        return words.toString();
    }
}
