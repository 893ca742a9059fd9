package org.graftline.report.internal.section;

import java.util.Arrays;
import java.util.List;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.endpoint.VolumeCourse;
import org.graftline.growth.endpoint.VolumeCourses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.BalanceFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmRole;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Whether the arms started alike. */
@Component
@ServiceRanking(850)
public final class BalanceSection implements ReportSection {
    @Override
    public String heading() {
        return "Balance at baseline";
    }

    @Override
    public String body(ReportSource source) {
        List<ArmGrowth> arms = source.analysis().arms();
        List<VolumeCourse> all = VolumeCourses.of(source.data());
        List<VolumeCourse> courses =
                all.stream().filter(course -> course.baseline().mm3() > 0).toList();
        if (arms.size() < 2) {
            return new Passage()
                    .paragraph("All mice are in one arm, so there is nothing to compare.")
                    .xhtml();
        }
        if (courses.isEmpty()) {
            return new Passage()
                    .paragraph(
                            "No mouse has a volume above 0 mm³ at its baseline, so whether the arms started alike cannot be shown.")
                    .xhtml();
        }
        Passage passage = new Passage()
                .note(
                        "No p values: whether a random draw was random is not in question, only whether the arms are alike.")
                .paragraph(
                        "The standardized difference is that of the mean log volume against control over the standard deviation of both; beyond 0.25 to either side arms count as unlike.")
                .table(table(arms, courses))
                .figure(
                        BalanceFigure.draw(source.analysis(), courses),
                        "",
                        "Volume of each mouse at its baseline, the last reading on or before day 0, a row a donor.");
        long donors = courses.stream().map(VolumeCourse::donor).distinct().count();
        if (donors > BalanceFigure.MOST_DONORS) {
            passage.paragraph("With %s the mice are not drawn one by one; the table compares the arms."
                    .formatted(Numbers.count(donors, "donor", "donors")));
        }
        int zeros = all.size() - courses.size();
        if (zeros > 0) {
            passage.paragraph("%s had no measurable tumor at baseline and %s not in the table."
                    .formatted(Numbers.count(zeros, "mouse", "mice"), zeros == 1 ? "is" : "are"));
        }
        return passage.xhtml();
    }

    private static Booktabs table(List<ArmGrowth> arms, List<VolumeCourse> courses) {
        double[] control = arms.stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL)
                .findFirst()
                .map(arm -> logs(arm, courses))
                .orElse(new double[0]);
        Booktabs table = new Booktabs("Volumes at baseline, mm³.")
                .text("Arm")
                .number("Mice")
                .number("lowest")
                .number("median")
                .number("highest")
                .number("standardized difference");
        for (ArmGrowth arm : arms) {
            double[] own = logs(arm, courses);
            if (own.length > 0) {
                double median = (Math.exp(own[(own.length - 1) / 2]) + Math.exp(own[own.length / 2])) / 2;
                table.row(
                                arm.arm().value(),
                                Numbers.count(own.length),
                                Numbers.volume(Math.exp(own[0])),
                                Numbers.volume(median),
                                Numbers.volume(Math.exp(own[own.length - 1])),
                                arm.role() == ArmRole.CONTROL ? "–" : difference(own, control))
                        .behindRow(Rows.VOLUMES.of(arm.arm()));
            }
        }
        return table;
    }

    private static double[] logs(ArmGrowth arm, List<VolumeCourse> courses) {
        return courses.stream()
                .filter(course -> course.arm().equals(arm.arm()))
                .mapToDouble(course -> Math.log(course.baseline().mm3()))
                .sorted()
                .toArray();
    }

    private static String difference(double[] own, double[] control) {
        if (own.length < 2 || control.length < 2) {
            return "–";
        }
        double pooled = Math.sqrt((variance(own) + variance(control)) / 2);
        return pooled > 0 ? Numbers.fixed((mean(own) - mean(control)) / pooled, 2) : "–";
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / (values.length - 1);
    }
}
