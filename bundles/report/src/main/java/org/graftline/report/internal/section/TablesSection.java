package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The estimates as numbers. */
@Component
@ServiceRanking(500)
public final class TablesSection implements ReportSection {
    @Override
    public String heading() {
        return "Estimates";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        List<TreatmentEffect> effects = new ArrayList<>(analysis.effects());
        effects.addAll(analysis.lineageEffects());
        return new Passage()
                .table(growth(analysis))
                .table(effects(analysis, effects))
                .xhtml();
    }

    private static Booktabs growth(GrowthAnalysis analysis) {
        List<ArmGrowth> arms = analysis.arms();
        String dfMethod = analysis.fit().dfMethod();
        Booktabs table = new Booktabs(
                        "Growth of each arm with 95 %% intervals and degrees of freedom by %s. A doubling time of “> 100” days means that no growth to speak of cannot be ruled out."
                                .formatted(dfMethod))
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
                .number("95 % interval");
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
            FitSources.growth(table, analysis, arm, rate);
        }
        return table;
    }

    private static String methods(List<TreatmentEffect> effects) {
        return effects.stream().map(TreatmentEffect::dfMethod).distinct().collect(Collectors.joining(" and "));
    }

    private static Booktabs effects(GrowthAnalysis analysis, List<TreatmentEffect> effects) {
        Booktabs table = new Booktabs(
                        "Treated minus control slope of log volume per day, and the same as volume relative to control, %% per day; 95 %% intervals, degrees of freedom and p by %s."
                                .formatted(methods(effects)))
                .wide()
                .text("Arm against control")
                .number("Groups")
                .number("Difference per day")
                .number("from")
                .number("to")
                .number("df")
                .number("p")
                .number("% per day")
                .number("from")
                .number("to");
        int decimals = Numbers.decimals(
                effects.stream().map(TreatmentEffect::differencePerDay).toList());
        for (TreatmentEffect effect : effects) {
            Estimate d = effect.differencePerDay();
            Estimate percent = Numbers.percentPerDay(d);
            int coarse = Math.max(0, decimals - 2);
            table.row(
                    effect.arm() + ", " + effect.outerLevel() + "s",
                    Numbers.count(effect.groups()),
                    Numbers.fixed(d.value(), decimals),
                    Numbers.fixed(d.lower(), decimals),
                    Numbers.fixed(d.upper(), decimals),
                    Numbers.df(d.df()),
                    Numbers.p(d.p()),
                    Numbers.fixed(percent.value(), coarse),
                    Numbers.fixed(percent.lower(), coarse),
                    Numbers.fixed(percent.upper(), coarse));
            FitSources.effect(table, analysis, effect, percent);
        }
        return table;
    }
}
