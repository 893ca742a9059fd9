package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.endpoint.WeightCourses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.WeightFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ArmName;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** What the treatment does to the weight of the animals. */
@Component
@ServiceRanking(630)
public final class WeightSection implements ReportSection {
    private static final double TEN = 90;
    private static final double TWENTY = 80;

    @Override
    public String heading() {
        return "Body weight";
    }

    @Override
    public String body(ReportSource source) {
        WeightCourses weights = WeightCourses.of(source.data());
        if (weights.byArm().isEmpty()) {
            return new Passage()
                    .paragraph("No body weight was recorded of a mouse in an arm.")
                    .xhtml();
        }
        return new Passage()
                .paragraph(
                        "Weights are percent of each mouse's own at baseline. They include the tumor, which hides loss of the animal itself.")
                .figure(
                        WeightFigure.draw(source.analysis(), weights),
                        "wide",
                        "Mean body weight of each arm in percent of the mice's weights at baseline, with the range of its mice. Hollow marks: fewer mice were weighed than on the fullest day, so that the mean is that of those who stayed. Below, how many were weighed.")
                .table(table(source, weights))
                .xhtml();
    }

    private static Booktabs table(ReportSource source, WeightCourses weights) {
        Booktabs table = new Booktabs("The lowest weight of each mouse in percent of its baseline, by arm.")
                .text("Arm")
                .number("Mice weighed")
                .number("lowest")
                .number("below 90 %")
                .number("below 80 %");
        for (ArmName arm : weights.byArm().keySet()) {
            List<Double> lowest = source.data().assignments().stream()
                    .filter(assignment -> assignment.arm().equals(arm))
                    .map(ArmAssignment::mouse)
                    .filter(weights.lowest()::containsKey)
                    .map(mouse -> weights.lowest().getOrDefault(mouse, Double.NaN))
                    .toList();
            table.row(
                            arm.value(),
                            Numbers.count(lowest.size()),
                            Numbers.fixed(
                                    lowest.stream()
                                            .mapToDouble(Double::doubleValue)
                                            .min()
                                            .orElse(Double.NaN),
                                    1),
                            Numbers.count(
                                    lowest.stream().filter(one -> one < TEN).count()),
                            Numbers.count(
                                    lowest.stream().filter(one -> one < TWENTY).count()))
                    .behindRow(Rows.WEIGHTS.of(arm));
        }
        return table;
    }
}
