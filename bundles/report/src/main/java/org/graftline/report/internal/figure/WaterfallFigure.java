package org.graftline.report.internal.figure;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.Mrecist.Category;
import org.graftline.growth.endpoint.Responses;
import org.graftline.growth.endpoint.Responses.Response;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;

/** Best response of every mouse as one bar, the worst at the left, a row an arm, the letters of the category below. */
public final class WaterfallFigure {
    private static final double LEFT = 44;
    private static final double HEAD = 28;
    private static final double PLOT = 96;
    private static final double FOOT = 18;
    private static final double TOP = 100;
    private static final double BOTTOM = -100;
    private static final double WIDEST_BAR = 18;
    private static final Map<Category, Double> STRENGTH =
            Map.of(Category.CR, 1.0, Category.PR, 0.75, Category.SD, 0.45, Category.PD, 0.25);
    private static final double ROOM_FOR_LETTERS = 13;

    private WaterfallFigure() {}

    /** @return the arms, each a picture that may stand on a page of its own; none if no mouse can be evaluated */
    public static List<String> byArm(GrowthAnalysis analysis, Responses responses) {
        Map<ArmName, ArmStyle> styles = ArmStyle.of(analysis);
        return responses.arms().stream()
                .filter(arm -> !evaluable(responses, arm).isEmpty())
                .map(arm -> draw(arm, evaluable(responses, arm), styles.getOrDefault(arm, ArmStyle.CONTROL)))
                .toList();
    }

    private static List<Response> evaluable(Responses responses, ArmName arm) {
        return responses.of(arm).stream()
                .filter(one -> one.mrecist().category() != null)
                .sorted(Comparator.comparingDouble(
                                (Response one) -> one.mrecist().bestPercent())
                        .reversed())
                .toList();
    }

    private static String draw(ArmName arm, List<Response> mice, ArmStyle style) {
        Svg svg = new Svg(Sheet.COLUMN, HEAD + PLOT + FOOT, "Best response of each mouse, " + arm, words(arm, mice));
        svg.fitted(LEFT, 12, arm.value(), Type.STRONG, Sheet.COLUMN - LEFT);
        Panel panel = new Panel(
                LEFT,
                HEAD,
                Sheet.COLUMN - LEFT,
                PLOT,
                new LinearScale(0, 1, LEFT, Sheet.COLUMN, 1),
                new LinearScale(BOTTOM, TOP, HEAD + PLOT, HEAD, 4));
        for (double tick : panel.y().ticks()) {
            svg.line(LEFT, panel.y().at(tick), Sheet.COLUMN, panel.y().at(tick), tick == 0 ? Pen.AXIS : Pen.GRID);
            svg.text(LEFT - 5, panel.y().at(tick) + 3.5, signed(tick), Type.TICK.end());
        }
        double step = Math.min(WIDEST_BAR, (Sheet.COLUMN - LEFT) / mice.size());
        for (int i = 0; i < mice.size(); i++) {
            bar(svg, panel, mice.get(i), LEFT + i * step, step, style);
        }
        return svg.xml();
    }

    private static void bar(Svg svg, Panel panel, Response mouse, double x, double step, ArmStyle style) {
        Category category = Objects.requireNonNull(mouse.mrecist().category());
        double best = mouse.mrecist().bestPercent();
        double zero = panel.y().at(0);
        double end = panel.y().at(Math.min(TOP, best));
        double width = Math.max(0.6, step * 0.8);
        String data = " data-mouse=\"" + Markup.text(mouse.course().mouse().value()) + "\" data-donor=\""
                + Markup.text(mouse.course().donor().value()) + "\" data-response=\"" + category + "\" data-best=\""
                + Numbers.fixed(best, 1) + "\"";
        svg.area(
                "M%s %sh%sV%sh%sz"
                        .formatted(
                                Svg.number(x),
                                Svg.number(zero),
                                Svg.number(width),
                                Svg.number(Math.abs(end - zero) < 0.5 ? zero - 0.5 : end),
                                Svg.number(-width)),
                style.ink(),
                STRENGTH.getOrDefault(category, 1.0),
                data);
        if (best > TOP) { // the bar ends at the frame, the mouse does not
            svg.area(Marker.TRIANGLE.path(x + width / 2, end - 4, Math.min(2.4, width / 2)), style.ink(), 1);
        }
        if (step >= ROOM_FOR_LETTERS) {
            svg.text(x + width / 2, panel.bottom() + 12, category.name(), Type.TICK);
        }
    }

    private static String signed(double percent) {
        return percent > 0 ? "+" + Numbers.fixed(percent, 0) : Numbers.fixed(percent, 0);
    }

    private static String words(ArmName arm, List<Response> mice) {
        Response worst = mice.get(0);
        Response best = mice.get(mice.size() - 1);
        return "%s of %s: best change of the volume from %s %% to %s %% of the baseline."
                .formatted(
                        Numbers.count(mice.size(), "mouse", "mice"),
                        arm,
                        signed(worst.mrecist().bestPercent()),
                        signed(best.mrecist().bestPercent()));
    }
}
