package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.beside.WeightLag;
import org.graftline.growth.beside.WeightLag.Direction;
import org.graftline.growth.beside.WeightLag.Leader;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Whether growth of the tumor goes before loss of weight, or the other way round. */
@Component
@ServiceRanking(628)
public final class WeightLagSection implements ReportSection {
    /** The leading change that an effect is printed for: the volume 10 % a day faster, the weight 1 % a day. */
    private static final double FASTER = 0.1;

    private static final double HEAVIER = 0.01;

    private final Remembered<WeightLag> remembered = new Remembered<>();

    @Override
    public String heading() {
        return "Tumor growth and body weight";
    }

    @Override
    public String body(ReportSource source) {
        WeightLag lag = remembered.of(source.analysis(), () -> WeightLag.of(source.data(), source.analysis()));
        double alpha = source.analysis().governance().plan().alpha().value();
        Passage passage = new Passage();
        if (!lag.directions().isEmpty()) {
            passage.note(
                            "The weight includes the tumor: 1,000 mm³ are about 1 g, which hides loss of the animal itself.")
                    .paragraph(
                            "The change of one over the interval between two visits is held against the change of the other over the interval before, within the same mouse. This is an association in time; it does not show that one causes the other.");
            lag.directions().forEach(one -> passage.paragraph(found(one, alpha)));
            passage.table(table(lag, source.analysis().governance().level()));
        }
        return passage.list(lag.notes()).xhtml();
    }

    private static String found(Direction one, double alpha) {
        boolean shown = one.slope().p() < alpha;
        boolean falls = one.slope().value() < 0;
        String what = one.leader() == Leader.VOLUME
                ? shown
                        ? falls
                                ? "Faster growth of the tumor goes before loss of weight"
                                : "Faster growth of the tumor goes before gain of weight, part of which is the tumor's own"
                        : "Growth of the tumor is not shown to go before a change of weight"
                : shown
                        ? falls
                                ? "Loss of weight goes before faster growth of the tumor"
                                : "Loss of weight goes before slower growth of the tumor"
                        : "A change of weight is not shown to go before a change of growth";
        return "%s (%s, %s of %s).%s"
                .formatted(
                        what,
                        Numbers.pWords(one.slope().p()),
                        Numbers.count(one.pairs(), "pair", "pairs"),
                        Numbers.count(one.mice(), "mouse", "mice"),
                        one.donors() == 1 ? " It speaks of this donor." : "");
    }

    private static Booktabs table(WeightLag lag, String level) {
        Booktabs table = new Booktabs(
                        "What follows, percentage points per day over the next interval, where a mouse was above its own mean by so much over the interval before; with %s intervals. Changes over neighboring intervals share a reading, which the model allows for."
                                .formatted(level))
                .wide()
                .behind(Rows.ANIMALS)
                .text("Before")
                .text("After")
                .number("Pairs")
                .number("Mice")
                .number("Donors")
                .number("Effect, % per day")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        for (Direction one : lag.directions()) {
            boolean volume = one.leader() == Leader.VOLUME;
            double by = 100 * (volume ? FASTER : HEAVIER);
            Estimate e = scaled(one.slope(), by);
            int decimals = Math.max(2, Numbers.decimals(List.of(e)));
            table.row(
                    volume ? "volume, +0.10 per day (log)" : "weight, +0.01 per day (log)",
                    volume ? "weight" : "volume",
                    Numbers.count(one.pairs()),
                    Numbers.count(one.mice()),
                    Numbers.count(one.donors()),
                    Numbers.fixed(e.value(), decimals),
                    Numbers.fixed(e.lower(), decimals),
                    Numbers.fixed(e.upper(), decimals),
                    Numbers.df(e.df()),
                    Numbers.p(e.p()));
        }
        return table;
    }

    private static Estimate scaled(Estimate e, double by) {
        return new Estimate(by * e.value(), by * e.standardError(), by * e.lower(), by * e.upper(), e.df(), e.p());
    }
}
