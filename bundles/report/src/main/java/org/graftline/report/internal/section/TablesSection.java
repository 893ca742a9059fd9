package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.beside.GrowthDelay;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The estimates as numbers. */
@Component
@ServiceRanking(500)
public final class TablesSection implements ReportSection {
    private static final double FOLD = 4;

    @Override
    public String heading() {
        return "Estimates";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        List<TreatmentEffect> effects = new ArrayList<>(analysis.effects());
        effects.addAll(analysis.lineageEffects());
        Passage passage = new Passage().table(growth(analysis)).table(effects(analysis, effects));
        List<GrowthDelay> delays = analysis.effects().stream()
                .map(effect -> GrowthDelay.of(analysis, effect, FOLD))
                .toList();
        passage.table(delays(analysis, delays));
        Listed.reasons("No growth delay of", delays, GrowthDelay::arm, GrowthDelay::reason)
                .forEach(passage::paragraph);
        return passage.xhtml();
    }

    private static Booktabs delays(GrowthAnalysis analysis, List<GrowthDelay> all) {
        Booktabs table = new Booktabs(
                        "Growth delay: how many days later the average tumor of an arm is fourfold its size than that of the arm compared with, by the lines of the model; %s intervals by the delta method."
                                .formatted(analysis.governance().level()))
                .wide()
                .text("Arm")
                .text("against")
                .number("Delay, days")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        for (GrowthDelay one : all) {
            one.days()
                    .ifPresent(days -> table.row(
                                    one.arm().value(),
                                    one.control().value(),
                                    Numbers.fixed(days.value(), 1),
                                    Numbers.fixed(days.lower(), 1),
                                    Numbers.fixed(days.upper(), 1),
                                    Numbers.df(days.df()),
                                    Numbers.p(days.p()))
                            .behindRow(Rows.MODEL.of(one.arm(), one.control())));
        }
        return table;
    }

    private static Booktabs growth(GrowthAnalysis analysis) {
        List<ArmGrowth> arms = analysis.arms();
        String dfMethod = analysis.fit().dfMethod();
        String level = analysis.governance().level();
        Booktabs table = new Booktabs(
                        "Growth of each arm with %s intervals and degrees of freedom by %s. A doubling time of “> 100” days means that no growth to speak of cannot be ruled out."
                                .formatted(level, dfMethod))
                .wide()
                .text("Arm")
                .number("Donors")
                .number("Mice")
                .number("Readings")
                .number("Growth, % per day")
                .number("from")
                .number("to")
                .number("df")
                .number("Doubling time, days")
                .number(level + " interval");
        List<Estimate> rates =
                arms.stream().map(a -> Numbers.percentPerDay(a.ratePerDay())).toList();
        int decimals = Math.min(2, Numbers.decimals(rates));
        for (int i = 0; i < arms.size(); i++) {
            ArmGrowth arm = arms.get(i);
            Estimate rate = rates.get(i);
            table.row(
                    arm.arm().value(),
                    Numbers.count(arm.donors()),
                    Numbers.count(arm.mice()),
                    Numbers.count(arm.readings()),
                    Numbers.fixed(rate.value(), decimals),
                    Numbers.fixed(rate.lower(), decimals),
                    Numbers.fixed(rate.upper(), decimals),
                    Numbers.df(rate.df()),
                    Numbers.doubling(arm.doublingDays().value()),
                    Numbers.doublingInterval(arm.doublingDays()));
            table.behindRow(Rows.MODEL.of(arm.arm()));
            FitSources.growth(table, analysis, arm, rate);
        }
        return table;
    }

    private static String methods(List<TreatmentEffect> effects) {
        return effects.stream().map(TreatmentEffect::dfMethod).distinct().collect(Collectors.joining(" and "));
    }

    private static Booktabs effects(GrowthAnalysis analysis, List<TreatmentEffect> effects) {
        boolean holm = analysis.governance().plan().multiplicity() == Multiplicity.HOLM;
        boolean oneControl =
                effects.stream().map(TreatmentEffect::control).distinct().count() == 1;
        Booktabs table = new Booktabs(
                        "Slope of log volume per day of an arm minus that of the arm compared with, and the same as volume relative to it, %% per day; %s intervals, degrees of freedom and p by %s.%s"
                                .formatted(
                                        analysis.governance().level(),
                                        methods(effects),
                                        holm
                                                ? " Adjusted p: over all comparisons of the same level together, by Holm's method; the intervals are not adjusted."
                                                : ""))
                .wide()
                .text(oneControl ? "Arm against " + effects.get(0).control() : "Arms")
                .text("Compared in")
                .number("Difference per day")
                .number("from")
                .number("to")
                .number("df")
                .number("p")
                .number("% per day")
                .number("from")
                .number("to");
        if (holm) {
            table.number("Adjusted p");
        }
        int decimals = Numbers.decimals(
                effects.stream().map(TreatmentEffect::differencePerDay).toList());
        for (TreatmentEffect effect : effects) {
            Estimate d = effect.differencePerDay();
            Estimate percent = Numbers.percentPerDay(d);
            int coarse = Math.max(0, decimals - 2);
            List<String> cells = new ArrayList<>(List.of(
                    effect.arm() + (oneControl ? "" : " against " + effect.control()),
                    Numbers.count(effect.groups(), effect.outerLevel(), effect.outerLevel() + "s"),
                    Numbers.fixed(d.value(), decimals),
                    Numbers.fixed(d.lower(), decimals),
                    Numbers.fixed(d.upper(), decimals),
                    Numbers.df(d.df()),
                    Numbers.p(d.p()),
                    Numbers.fixed(percent.value(), coarse),
                    Numbers.fixed(percent.lower(), coarse),
                    Numbers.fixed(percent.upper(), coarse)));
            if (holm) {
                cells.add(Numbers.p(effect.adjustedP()));
            }
            table.row(cells);
            table.behindRow(Rows.MODEL.of(effect.arm(), effect.control()));
            FitSources.effect(table, analysis, effect, percent);
        }
        return table;
    }
}
