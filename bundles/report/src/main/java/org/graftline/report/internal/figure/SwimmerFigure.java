package org.graftline.report.internal.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.endpoint.Follow;
import org.graftline.growth.endpoint.NoEndpointException;
import org.graftline.growth.endpoint.TimeToVolume;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.growth.endpoint.VolumeCourses;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.jspecify.annotations.Nullable;

/** The time of each mouse on the study: a bar a mouse, marks for the fourfold volume and for how it ended. */
public final class SwimmerFigure {
    /** More bars are not told apart by anybody. */
    public static final int MOST_MICE = 250;
    /** Half a page of mice, so that little of one stays white before a picture that does not fit on it. */
    private static final int PER_SHEET = 48;

    private static final double WIDEST_NAME = 150;
    private static final double ROW = 6.5;
    private static final double TOP = 20;
    private static final double FOLD = 4;

    private record Lane(
            VolumeCourse course,
            double start,
            double end,
            @Nullable Removal removal,
            double fourfold) {}

    private final Map<ArmName, ArmStyle> styles;
    private final List<Lane> lanes = new ArrayList<>();
    private final double left;

    /**
     * @param analysis whose arms are shown
     * @param data the study
     */
    public SwimmerFigure(GrowthAnalysis analysis, StudyData data) {
        styles = ArmStyle.of(analysis);
        Map<MouseId, Removal> removals = new HashMap<>();
        data.removals().forEach(removal -> removals.put(removal.mouse(), removal));
        for (VolumeCourse course : VolumeCourses.of(data)) {
            Removal removal = removals.get(course.mouse());
            double last = course.last().day();
            lanes.add(new Lane(
                    course,
                    course.baseline().day(),
                    removal == null ? last : Math.max(last, data.ownDay(course.mouse(), removal.day())),
                    removal,
                    fourfold(course)));
        }
        List<ArmName> order =
                analysis.arms().stream().map(GrowthAnalysis.ArmGrowth::arm).toList();
        lanes.sort(Comparator.comparingInt(
                        (Lane lane) -> order.indexOf(lane.course().arm()))
                .thenComparing(Comparator.comparingDouble(Lane::end).reversed())
                .thenComparing(lane -> lane.course().mouse()));
        left = 8
                + order.stream()
                        .mapToDouble(arm -> Math.min(WIDEST_NAME, TextWidth.of(arm.value(), Type.NARROW)))
                        .max()
                        .orElse(0);
    }

    private static double fourfold(VolumeCourse course) {
        try {
            Follow follow = TimeToVolume.fold(FOLD).of(course);
            return follow.event() ? follow.day() : Double.NaN;
        } catch (
                NoEndpointException
                        notFollowed) { // a baseline of zero has no fourfold; the section on times names the mouse
            return Double.NaN;
        }
    }

    /** @return how many mice have a bar */
    public int mice() {
        return lanes.size();
    }

    /** @return the mice on as many pictures as they need, arm by arm, the longest first; none without mice and with too many */
    public List<String> sheets() {
        List<String> sheets = new ArrayList<>();
        if (lanes.size() > MOST_MICE) {
            return sheets;
        }
        int from = 0;
        while (from < lanes.size()) {
            int to = end(from);
            sheets.add(draw(lanes.subList(from, to)));
            from = to;
        }
        return sheets;
    }

    /** As many whole arms as a picture takes, or as much of one arm. */
    private int end(int from) {
        int most = Math.min(lanes.size(), from + PER_SHEET);
        int whole = most;
        while (whole > from && whole < lanes.size() && sameArm(whole - 1, whole)) {
            whole--;
        }
        return whole > from ? whole : most;
    }

    private boolean sameArm(int one, int other) {
        return lanes.get(one).course().arm().equals(lanes.get(other).course().arm());
    }

    private String draw(List<Lane> shown) {
        double bottom = TOP + shown.size() * ROW + 4;
        Svg svg = new Svg(
                Sheet.WIDE,
                bottom + 32,
                "Time on study of each mouse",
                "A bar for each of %s from its baseline to its end, with marks for the fourfold volume and for how it left."
                        .formatted(Numbers.count(shown.size(), "mouse", "mice")));
        double first = lanes.stream().mapToDouble(Lane::start).min().orElse(0);
        double last = lanes.stream().mapToDouble(Lane::end).max().orElse(1);
        Panel panel = new Panel(
                left,
                TOP,
                Sheet.WIDE - left - 10,
                bottom - TOP,
                new LinearScale(Math.min(0, first), last, left, Sheet.WIDE - 10, 8),
                new LinearScale(0, 1, bottom, TOP, 1));
        key(svg);
        for (double tick : panel.x().ticks()) {
            svg.line(panel.x().at(tick), TOP, panel.x().at(tick), bottom, Pen.GRID);
            svg.text(panel.x().at(tick), bottom + 13, panel.x().label(tick), Type.TICK);
        }
        svg.line(panel.left(), bottom, panel.right(), bottom, Pen.AXIS);
        svg.text(
                panel.left() + panel.width() / 2,
                bottom + 28,
                "Days since the mouse's day 0",
                Type.LABEL.middle().muted());
        ArmName arm = null;
        for (int i = 0; i < shown.size(); i++) {
            Lane lane = shown.get(i);
            double y = TOP + i * ROW + ROW / 2 + 2;
            if (!lane.course().arm().equals(arm)) {
                arm = lane.course().arm();
                svg.fitted(0, y + 4, arm.value(), Type.NARROW, left - 8);
            }
            lane(svg, panel, lane, y);
        }
        return svg.xml();
    }

    private void lane(Svg svg, Panel panel, Lane lane, double y) {
        ArmStyle style = styles.getOrDefault(lane.course().arm(), ArmStyle.CONTROL);
        double from = panel.x().at(lane.start());
        double to = Math.max(from + 0.5, panel.x().at(lane.end()));
        svg.path(
                "M%s %sH%s".formatted(Svg.number(from), Svg.number(y), Svg.number(to)),
                new Pen(style.ink(), 2.6, "", 0.45),
                " data-mouse=\"" + Markup.text(lane.course().mouse().value()) + "\" data-end=\""
                        + Numbers.day(lane.end()) + "\"");
        if (Double.isFinite(lane.fourfold())) {
            svg.hollow(Marker.DIAMOND.path(panel.x().at(lane.fourfold()), y, 2.2), Pen.solid(style.ink(), 0.9), "");
        }
        end(svg, lane.removal() == null ? null : lane.removal().cause(), to, y, style.ink());
    }

    private static void end(Svg svg, Removal.@Nullable Cause cause, double x, double y, Ink ink) {
        if (cause == null) {
            svg.area(Marker.CIRCLE.path(x, y, 1.5), ink, 1);
            return;
        }
        switch (cause) {
            case HUMANE_ENDPOINT ->
                svg.path(
                        "M%s %sl5 5m0 -5l-5 5".formatted(Svg.number(x - 2.5), Svg.number(y - 2.5)),
                        Pen.solid(ink, 1.1));
            case FOUND_DEAD -> svg.area(Marker.TRIANGLE_DOWN.path(x, y, 2.4), ink, 1);
            case SCHEDULED -> svg.line(x, y - 2.8, x, y + 2.8, Pen.solid(ink, 1.3));
            case EXCLUDED -> svg.hollow(Marker.SQUARE.path(x, y, 2.2), Pen.solid(ink, 0.9), "");
        }
    }

    /** Explains the marks that are there. */
    private void key(Svg svg) {
        double x = left;
        if (lanes.stream().anyMatch(lane -> Double.isFinite(lane.fourfold()))) {
            svg.hollow(Marker.DIAMOND.path(x, 7, 2.4), Pen.solid(Ink.TEXT, 0.9), "");
            x = entry(svg, x, "fourfold volume");
        }
        for (Removal.Cause cause : Removal.Cause.values()) {
            if (lanes.stream()
                    .anyMatch(lane -> lane.removal() != null && lane.removal().cause() == cause)) {
                end(svg, cause, x, 7, Ink.TEXT);
                x = entry(
                        svg,
                        x,
                        switch (cause) {
                            case HUMANE_ENDPOINT -> "humane endpoint";
                            case FOUND_DEAD -> "found dead";
                            case SCHEDULED -> "end of schedule";
                            case EXCLUDED -> "excluded";
                        });
            }
        }
        if (lanes.stream().anyMatch(lane -> lane.removal() == null)) {
            end(svg, null, x, 7, Ink.TEXT);
            entry(svg, x, "last reading, no end recorded");
        }
    }

    private static double entry(Svg svg, double x, String words) {
        svg.text(x + 7, 10.5, words, Type.TICK.start());
        return x + 7 + TextWidth.of(words, Type.TICK) + 18;
    }
}
