package org.graftline.report.internal.section;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.ShrinkageFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How far each mouse's own growth rate is drawn towards its donor and its arm. */
@Component
@ServiceRanking(590)
public final class ShrinkageSection implements ReportSection {
    private static final int FURTHEST = 6;
    private static final int ALL = 10;

    @Override
    public String heading() {
        return "From each mouse to the study";
    }

    @Override
    public String body(ReportSource source) {
        List<MouseRate> rates = Fitted.of(source).details().rates().stream()
                .filter(rate -> Double.isFinite(rate.own()))
                .toList();
        if (rates.isEmpty()) {
            return "";
        }
        boolean wide = source.analysis().arms().size() > 1;
        return new Passage()
                .note("BLUP: best linear unbiased prediction of the mouse, its donor or both.")
                .paragraph(
                        "A mouse of few or scattered readings says little by itself about its growth; the model lends it strength from its donor and the arm. Each line is a mouse: its own least-squares rate, its rate in the model (BLUP), that of its donor, and that of the arm.")
                .figure(
                        ShrinkageFigure.draw(source.analysis()),
                        wide ? "wide" : "",
                        "Growth rates from own fit to arm. Lines that run together between “own fit” and “in the model” were scatter; what is still apart at “its donor” is difference between donors. The outermost hundredths of the own rates run out of the frame.")
                .table(spread(source, rates))
                .table(furthest(rates))
                .xhtml();
    }

    private static Booktabs spread(ReportSource source, List<MouseRate> rates) {
        Booktabs table = new Booktabs(
                        "Standard deviation of the growth rates of an arm's mice around the arm's, percentage points per day, before and after the model drew them in.")
                .text("Arm")
                .number("Mice")
                .number("own fit")
                .number("in the model")
                .number("its donor");
        for (ArmGrowth arm : source.analysis().arms()) {
            List<MouseRate> own =
                    rates.stream().filter(rate -> rate.arm().equals(arm.arm())).toList();
            if (!own.isEmpty()) {
                table.row(
                                arm.arm().value(),
                                Numbers.count(own.size()),
                                around(own, MouseRate::own),
                                around(own, MouseRate::mouseRate),
                                around(own, MouseRate::donorRate))
                        .behindRow(Rows.MODEL.of(arm.arm()));
            }
        }
        return table;
    }

    private static String around(List<MouseRate> rates, ToDoubleFunction<MouseRate> rate) {
        return Numbers.fixed(
                Math.sqrt(rates.stream()
                        .mapToDouble(one -> Math.pow(percent(rate.applyAsDouble(one)) - percent(one.armRate()), 2))
                        .average()
                        .orElse(Double.NaN)),
                2);
    }

    private static Booktabs furthest(List<MouseRate> rates) {
        int most = rates.size() <= ALL ? rates.size() : FURTHEST;
        Booktabs table = new Booktabs(
                        rates.size() <= ALL
                                ? "Growth of each mouse, % per day."
                                : "The mice whose own rate was drawn in furthest, % per day. Their readings deserve a look.")
                .wide()
                .text("Mouse")
                .text("Donor")
                .text("Arm")
                .number("own fit")
                .number("in the model")
                .number("its donor")
                .number("the arm");
        rates.stream()
                .sorted(Comparator.comparingDouble((MouseRate one) -> -Math.abs(one.own() - one.mouseRate()))
                        .thenComparing(MouseRate::mouse))
                .limit(most)
                .forEach(one -> table.row(
                                one.mouse().value(),
                                one.donor().value(),
                                one.arm().value(),
                                Numbers.fixed(percent(one.own()), 2),
                                Numbers.fixed(percent(one.mouseRate()), 2),
                                Numbers.fixed(percent(one.donorRate()), 2),
                                Numbers.fixed(percent(one.armRate()), 2))
                        .behindRow(Rows.MODEL.of(one.mouse())));
        return table;
    }

    private static double percent(double slope) {
        return 100 * Math.expm1(slope);
    }
}
