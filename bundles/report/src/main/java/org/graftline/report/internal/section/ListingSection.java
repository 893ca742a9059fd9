package org.graftline.report.internal.section;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        List<VolumeCourse> courses = VolumeCourses.of(source.data());
        if (courses.isEmpty()) {
            return "";
        }
        if (courses.size() > MOST) {
            return new Passage()
                    .paragraph(
                            "%s are too many to be listed one by one here; every reading is in readings.csv, attached to the PDF."
                                    .formatted(Numbers.count(courses.size(), "mouse", "mice")))
                    .xhtml();
        }
        Map<MouseId, MouseRate> rates = new HashMap<>();
        source.analysis().details().rates().forEach(rate -> rates.put(rate.mouse(), rate));
        Map<MouseId, Mrecist> responses = new HashMap<>();
        Responses.of(source.data())
                .mice()
                .forEach(one -> responses.put(one.course().mouse(), one.mrecist()));
        Booktabs table = new Booktabs(
                        "Every mouse: days with a volume from its baseline on, volumes in mm³, growth of its line in the model in % per day, best response. The readings themselves are in readings.csv, attached to the PDF.")
                .wide()
                .text("Mouse")
                .text("Donor")
                .text("Arm")
                .number("Days")
                .number("baseline")
                .number("last volume")
                .number("on day")
                .number("growth")
                .text("Response");
        for (VolumeCourse course : courses) {
            MouseRate rate = rates.get(course.mouse());
            Mrecist response = responses.get(course.mouse());
            table.row(
                    course.mouse().value(),
                    course.donor().value(),
                    course.arm().value(),
                    Numbers.count(course.sinceBaseline().size()),
                    Numbers.volume(course.baseline().mm3()),
                    Numbers.volume(course.last().mm3()),
                    Numbers.day(course.last().day()),
                    rate == null ? "–" : Numbers.fixed(100 * Math.expm1(rate.mouseRate()), 1),
                    response == null || response.category() == null
                            ? "–"
                            : response.category().name());
        }
        return new Passage().table(table).xhtml();
    }
}
