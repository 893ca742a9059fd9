package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.endpoint.Mrecist;
import org.graftline.growth.endpoint.Responses;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.growth.endpoint.VolumeCourses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmName;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Individual data: a line a mouse. */
@Component
@ServiceRanking(110)
public final class ListingSection implements ReportSection {
    private static final int MOST = 250;

    @Override
    public String heading() {
        return "Individual data";
    }

    @Override
    public String body(ReportSource source) {
        List<Mouse> mice = source.data().mice();
        if (mice.isEmpty()) {
            return new Passage().paragraph("The study has no mice.").xhtml();
        }
        if (mice.size() > MOST) {
            return new Passage()
                    .paragraph(
                            "%s are too many to be listed one by one here; every reading is in readings.csv, attached to the PDF."
                                    .formatted(Numbers.count(mice.size(), "mouse", "mice")))
                    .xhtml();
        }
        Map<MouseId, MouseRate> rates = new HashMap<>();
        source.analysis().details().rates().forEach(rate -> rates.put(rate.mouse(), rate));
        Map<MouseId, Mrecist> responses = new HashMap<>();
        Responses.of(source.data())
                .mice()
                .forEach(one -> responses.put(one.course().mouse(), one.mrecist()));
        boolean oneDonor = mice.stream().map(Mouse::donor).distinct().count() == 1;
        Booktabs table = new Booktabs(
                        "Every mouse%s: days with a volume from its baseline on, volumes in mm³, growth of its line in the model in %% per day, best response. The readings themselves are in readings.csv, attached to the PDF."
                                .formatted(
                                        oneDonor
                                                ? ", all of donor "
                                                        + mice.get(0).donor()
                                                : ""))
                .wide()
                .text("Mouse");
        if (!oneDonor) {
            table.text("Donor");
        }
        table.text("Arm")
                .number("Days")
                .number("baseline")
                .number("last volume")
                .number("on day")
                .number("growth")
                .text("Response");
        Map<MouseId, VolumeCourse> courses = new HashMap<>();
        VolumeCourses.of(source.data()).forEach(course -> courses.put(course.mouse(), course));
        Map<MouseId, ArmName> arms = new HashMap<>();
        source.data().assignments().forEach(one -> arms.put(one.mouse(), one.arm()));
        List<Mouse> sorted = mice.stream()
                .sorted(Comparator.comparing(Mouse::donor).thenComparing(Mouse::mouse))
                .toList();
        for (Mouse mouse : sorted) {
            VolumeCourse course = courses.get(mouse.mouse());
            MouseRate rate = rates.get(mouse.mouse());
            Mrecist response = responses.get(mouse.mouse());
            List<String> cells = new ArrayList<>(List.of(mouse.mouse().value()));
            if (!oneDonor) {
                cells.add(mouse.donor().value());
            }
            cells.addAll(List.of(
                    Objects.toString(arms.get(mouse.mouse()), "–"),
                    course == null ? "0" : Numbers.count(course.sinceBaseline().size()),
                    course == null ? "–" : Numbers.volume(course.baseline().mm3()),
                    course == null ? "–" : Numbers.volume(course.last().mm3()),
                    course == null ? "–" : Numbers.day(course.last().day()),
                    rate == null ? "–" : Numbers.fixed(100 * Math.expm1(rate.mouseRate()), 1),
                    response == null || response.category() == null
                            ? "–"
                            : response.category().name()));
            table.row(cells).behindRow((rate == null ? Rows.VOLUMES : Rows.MODEL).of(mouse.mouse()));
        }
        return new Passage().table(table).xhtml();
    }
}
