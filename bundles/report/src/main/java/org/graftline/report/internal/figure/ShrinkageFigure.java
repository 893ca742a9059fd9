package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** How the model draws the growth rate of each mouse from its own readings towards its donor and the arm. */
public final class ShrinkageFigure {
    private static final double LEFT = 36;
    private static final double GAP = 26;
    private static final double TOP = 34;
    private static final double PLOT = 190;
    private static final int MOST_ARMS = 3;
    /** Beyond so many mice all of an arm are one path, so that page and document stay small. */
    private static final int MANY = 300;

    private static final double TAIL = 0.01;
    private static final List<String> STEPS = List.of("own fit", "in the model", "its donor", "the arm");
    private static final List<ToDoubleFunction<MouseRate>> RATES =
            List.of(MouseRate::own, MouseRate::mouseRate, MouseRate::donorRate, MouseRate::armRate);

    private ShrinkageFigure() {}

    /** @return the picture; empty text where no mouse has a rate, or the arms are too many for a panel each */
    public static String draw(GrowthAnalysis analysis) {
        List<MouseRate> rates = analysis.details().rates().stream()
                .filter(rate -> Double.isFinite(rate.own()))
                .toList();
        List<ArmName> arms = analysis.arms().stream()
                .map(ArmGrowth::arm)
                .filter(arm -> rates.stream().anyMatch(rate -> rate.arm().equals(arm)))
                .toList();
        if (arms.isEmpty() || arms.size() > MOST_ARMS) {
            return "";
        }
        double total = arms.size() > 1 ? Sheet.WIDE : Sheet.COLUMN;
        double width = (total - LEFT - 24 - (arms.size() - 1) * GAP) / arms.size();
        Svg svg = new Svg(total, TOP + PLOT + 18, "Shrinkage of growth rates", words(rates));
        svg.text(0, 10, "Growth, % per day", Type.LABEL.muted());
        Scale y = scale(rates);
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        for (int i = 0; i < arms.size(); i++) {
            ArmName arm = arms.get(i);
            double left = LEFT + i * (width + GAP);
            Panel panel = new Panel(left, TOP, width, PLOT, new LinearScale(0, 3, left + 14, left + width - 14, 3), y);
            panel(svg, panel, arm, rates, styles.getOrDefault(arm, ArmStyle.CONTROL), "shrinkage-" + i);
            if (i == 0) {
                panel.label(svg);
            }
        }
        return svg.xml();
    }

    /** A mouse of two wild readings has a rate of its own that would flatten all others: the outermost hundredths run out of the frame. */
    private static Scale scale(List<MouseRate> rates) {
        double[] own = rates.stream().mapToDouble(MouseRate::own).sorted().toArray();
        int cut = (int) (own.length * TAIL);
        double[] shown = DoubleStream.concat(
                        DoubleStream.of(own[cut], own[own.length - 1 - cut]),
                        RATES.stream()
                                .skip(1)
                                .flatMapToDouble(rate -> rates.stream().mapToDouble(rate)))
                .map(ShrinkageFigure::percent)
                .toArray();
        double low = DoubleStream.of(shown).min().orElse(-1);
        double high = DoubleStream.of(shown).max().orElse(1);
        double pad = (high - low) * 0.04 + 0.05;
        return new LinearScale(low - pad, high + pad, TOP + PLOT, TOP, 7);
    }

    private static void panel(Svg svg, Panel panel, ArmName arm, List<MouseRate> rates, ArmStyle style, String key) {
        svg.fitted(panel.left(), TOP - 10, arm.value(), Type.STRONG, panel.width());
        for (double tick : panel.y().ticks()) {
            svg.line(panel.left(), panel.y().at(tick), panel.right(), panel.y().at(tick), Pen.GRID);
        }
        for (int step = 0; step < STEPS.size(); step++) {
            svg.line(panel.x().at(step), panel.top(), panel.x().at(step), panel.bottom(), Pen.AXIS);
            svg.text(panel.x().at(step), panel.bottom() + 14, STEPS.get(step), Type.TICK);
        }
        List<MouseRate> shown =
                rates.stream().filter(rate -> rate.arm().equals(arm)).toList();
        svg.openClipped(key, panel.left(), panel.top(), panel.width(), panel.height());
        Pen pen = new Pen(style.ink(), 0.8, "", Math.max(0.06, Math.min(0.5, 20.0 / shown.size())));
        List<String> lines = new ArrayList<>();
        for (MouseRate rate : shown) {
            StringBuilder line = new StringBuilder();
            for (int step = 0; step < RATES.size(); step++) {
                line.append(step == 0 ? 'M' : 'L')
                        .append(Svg.number(panel.x().at(step)))
                        .append(' ')
                        .append(Svg.number(panel.y().at(percent(RATES.get(step).applyAsDouble(rate)))));
            }
            if (rates.size() > MANY) {
                lines.add(line.toString());
            } else {
                svg.path(
                        line.toString(),
                        pen,
                        " data-mouse=\"" + Markup.text(rate.mouse().value()) + "\" data-donor=\""
                                + Markup.text(rate.donor().value()) + "\" data-own=\""
                                + Numbers.fixed(percent(rate.own()), 2) + "\" data-rate=\""
                                + Numbers.fixed(percent(rate.mouseRate()), 2) + "\"");
            }
        }
        if (!lines.isEmpty()) {
            svg.path(String.join("", lines), pen);
        }
        svg.close();
    }

    private static double percent(double slope) {
        return 100 * Math.expm1(slope);
    }

    private static String words(List<MouseRate> rates) {
        return "A line a mouse, %s: growth rate by its own readings, in the model, of its donor and of its arm. The nearer to the right, the closer the lines lie together."
                .formatted(Numbers.count(rates.size(), "mouse", "mice"));
    }
}
