package org.graftline.report.internal.section;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.growth.endpoint.VolumeCourses;
import org.graftline.growth.endpoint.WeightCourses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.SwimmerFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How long each mouse was on the study and how it left; the log of humane endpoints. */
@Component
@ServiceRanking(450)
public final class CourseSection implements ReportSection {
    private static final int MOST_LINES = 60;

    @Override
    public String heading() {
        return "Time on study";
    }

    @Override
    public String body(ReportSource source) {
        SwimmerFigure figure = new SwimmerFigure(source.analysis(), source.data());
        List<String> sheets = figure.sheets();
        Passage passage = new Passage()
                .figures(
                        sheets,
                        "wide",
                        "Each mouse from its baseline to its end, by arm, the longest first.",
                        "The mice that follow, drawn as before.");
        if (figure.mice() > SwimmerFigure.MOST_MICE) {
            passage.paragraph(
                    "%s are too many to be drawn one by one; readings.csv, attached to the PDF, holds their days."
                            .formatted(Numbers.count(figure.mice(), "mouse", "mice")));
        } else if (sheets.isEmpty()) {
            passage.paragraph("No mouse in an arm has a tumor volume, so its time on study is not drawn.");
        }
        return log(source, passage).xhtml();
    }

    private static Passage log(ReportSource source, Passage passage) {
        List<Removal> unplanned = source.data().removals().stream()
                .filter(removal ->
                        removal.cause() == Removal.Cause.HUMANE_ENDPOINT || removal.cause() == Removal.Cause.FOUND_DEAD)
                .sorted(Comparator.comparingDouble(
                                (Removal removal) -> source.data().ownDay(removal.mouse(), removal.day()))
                        .thenComparing(Removal::mouse))
                .toList();
        if (unplanned.isEmpty()) {
            return passage.paragraph("No mouse was recorded as having reached a humane endpoint or as found dead.");
        }
        Map<MouseId, VolumeCourse> courses = new HashMap<>();
        VolumeCourses.of(source.data()).forEach(course -> courses.put(course.mouse(), course));
        Map<MouseId, Double> weights = WeightCourses.of(source.data()).lowest();
        Booktabs table = new Booktabs(
                        "Humane endpoints and deaths in the order of their days, with the last volume and the lowest body weight, percent of baseline.")
                .wide()
                .text("Mouse")
                .text("Donor")
                .text("Arm")
                .text("What happened")
                .number("Day")
                .number("last volume, mm³")
                .number("on day")
                .number("lowest weight, %");
        unplanned.stream().limit(MOST_LINES).forEach(removal -> {
            VolumeCourse course = courses.get(removal.mouse());
            table.row(
                            removal.mouse().value(),
                            course == null ? "–" : course.donor().value(),
                            course == null ? "–" : course.arm().value(),
                            removal.cause() == Removal.Cause.FOUND_DEAD ? "found dead" : "humane endpoint",
                            Numbers.day(source.data().ownDay(removal.mouse(), removal.day())),
                            course == null ? "–" : Numbers.volume(course.last().mm3()),
                            course == null ? "–" : Numbers.day(course.last().day()),
                            weights.containsKey(removal.mouse())
                                    ? Numbers.fixed(weights.getOrDefault(removal.mouse(), Double.NaN), 1)
                                    : "–")
                    .behindRow(Rows.ANIMALS.of(removal.mouse()));
        });
        passage.heading("Humane endpoints").table(table);
        return unplanned.size() > MOST_LINES
                ? passage.paragraph("The table shows the first %s of %s; the study's own records hold them all."
                        .formatted(Numbers.count(MOST_LINES), Numbers.count(unplanned.size())))
                : passage;
    }
}
