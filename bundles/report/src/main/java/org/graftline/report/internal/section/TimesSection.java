package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.endpoint.HazardRatio;
import org.graftline.growth.endpoint.KaplanMeier.Median;
import org.graftline.growth.endpoint.TimeToVolume;
import org.graftline.growth.endpoint.Times;
import org.graftline.growth.endpoint.Times.ArmTimes;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.SurvivalFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How long tumors took to grow to a multiple of their size. */
@Component
@ServiceRanking(640)
public final class TimesSection implements ReportSection {
    /** What is waited for while no analysis plan says otherwise. */
    private static final double FOLD = 4;

    private static final int MOST_SENTENCES = 5;

    @Override
    public String heading() {
        return "Time to fourfold volume";
    }

    @Override
    public String body(ReportSource source) {
        Times times = Times.of(
                source.data(),
                TimeToVolume.fold(FOLD),
                source.analysis().governance().plan().alpha().value());
        if (times.arms().stream().allMatch(arm -> arm.curve().mice() == 0)) {
            return new Passage()
                    .paragraph("No mouse could be followed to four times its volume at baseline.")
                    .list(leftOut(times.leftOut()))
                    .xhtml();
        }
        Passage passage = new Passage()
                .paragraph(
                        "The day of the first reading at or above four times the volume at baseline; a mouse that never got there is followed until its last reading. Leaving is taken to tell nothing about growth to come: where mice leave for being ill, the curves are too high.")
                .table(table(times, source.analysis().governance().level()))
                .figure(
                        SurvivalFigure.draw(source.analysis(), times),
                        "wide",
                        "Mice whose tumor has not grown fourfold, percent (Kaplan–Meier). Short marks: last reading of a mouse without the event.");
        if (times.arms().size() > SurvivalFigure.MOST_ARMS) {
            passage.paragraph("With %s the curves are not drawn; the table holds their medians."
                    .formatted(Numbers.count(times.arms().size(), "arm", "arms")));
        }
        Listed.reasons("No hazard ratio for", times.arms(), ArmTimes::arm, ArmTimes::noRatio)
                .forEach(passage::paragraph);
        passage.paragraph(test(times));
        return passage.list(leftOut(times.leftOut())).xhtml();
    }

    private static String test(Times times) {
        return times.test()
                .map(test ->
                        "Mice of the same donor compared with each other (log-rank test within donors, %s with events): χ² = %s, %s df, %s."
                                .formatted(
                                        Numbers.count(test.strata(), "donor", "donors"),
                                        Numbers.fixed(test.chiSquared(), 2),
                                        test.df(),
                                        Numbers.pWords(test.p())))
                .orElse("The arms are not tested. " + times.noTest());
    }

    private static List<String> leftOut(List<String> all) {
        if (all.size() <= MOST_SENTENCES) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST_SENTENCES));
        some.add(
                "%s more are not followed for the same reasons.".formatted(Numbers.count(all.size() - MOST_SENTENCES)));
        return some;
    }

    private static Booktabs table(Times times, String level) {
        Booktabs table = new Booktabs(
                        "Median time with its " + level
                                + " interval (Brookmeyer and Crowley), and how often per day the event comes relative to control (Cox, donors as strata).")
                .wide()
                .text("Arm")
                .number("Mice")
                .number("with event")
                .number("Median, days")
                .number("from")
                .number("to")
                .number("Hazard ratio")
                .number("from")
                .number("to");
        for (ArmTimes arm : times.arms()) {
            Median median = arm.median();
            HazardRatio ratio = arm.ratio().orElse(new HazardRatio(Double.NaN, Double.NaN, Double.NaN, Double.NaN));
            table.row(
                            arm.arm().value(),
                            Numbers.count(arm.curve().mice()),
                            Numbers.count(arm.curve().events()),
                            reached(median.day()),
                            reached(median.lower()),
                            reached(median.upper()),
                            ratio(ratio.value()),
                            ratio(ratio.lower()),
                            ratio(ratio.upper()))
                    .behindRow(Rows.VOLUMES.of(arm.arm()));
        }
        return table;
    }

    private static String reached(double day) {
        return Double.isNaN(day) ? "not reached" : Numbers.day(day);
    }

    private static String ratio(double value) {
        return Double.isNaN(value) ? "–" : Numbers.significant(value, 2);
    }
}
