package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.Coefficient;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Source;

/**
 * Which coefficients of the fit stand behind the rates and effects in the tables. Claims a source only where it gives the number: an
 * effect of another model (the lineages') has none here.
 */
final class FitSources {
    private static final double SAME = 1e-9;

    private FitSources() {}

    static void growth(Booktabs table, GrowthAnalysis analysis, ArmGrowth arm, Estimate percent) {
        String name = arm.arm().value();
        table.from(1, arm.donors(), Source.count("donors", name));
        table.from(2, arm.mice(), Source.count("mice", name));
        table.from(3, arm.readings(), Source.count("readings", name));
        List<Coefficient> behind = behind(analysis, arm.ratePerDay().value());
        if (behind.isEmpty()) {
            return;
        }
        List<String> names = behind.stream().map(Coefficient::name).toList();
        table.from(4, percent.value(), Source.percent(names, "estimate"));
        Estimate slope = behind.get(0).estimate();
        if (behind.size() == 1 && sameInterval(slope, arm.ratePerDay())) {
            table.from(5, percent.lower(), Source.percent(names, "lower"));
            table.from(6, percent.upper(), Source.percent(names, "upper"));
            table.from(7, percent.df(), Source.coefficient(names.get(0), "df"));
        }
        table.from(8, arm.doublingDays().value(), Source.doubling(names));
    }

    static void effect(Booktabs table, GrowthAnalysis analysis, TreatmentEffect effect, Estimate percent) {
        Estimate difference = effect.differencePerDay();
        for (Coefficient c : analysis.fit().coefficients()) {
            if (same(c.estimate().value(), difference.value()) && sameInterval(c.estimate(), difference)) {
                Source.estimate(table, c.name(), difference, List.of(2, 0, 5, 6, 3, 4));
                List<String> name = List.of(c.name());
                table.from(7, percent.value(), Source.percent(name, "estimate"));
                table.from(8, percent.lower(), Source.percent(name, "lower"));
                table.from(9, percent.upper(), Source.percent(name, "upper"));
                return;
            }
        }
    }

    private static boolean sameInterval(Estimate a, Estimate b) {
        return same(a.df(), b.df()) && same(a.lower(), b.lower()) && same(a.upper(), b.upper());
    }

    /** The slope of time by itself, or it and one other slope. */
    private static List<Coefficient> behind(GrowthAnalysis analysis, double rate) {
        List<Coefficient> slopes = new ArrayList<>(analysis.fit().coefficients());
        for (Coefficient c : slopes) {
            if (same(c.estimate().value(), rate)) {
                return List.of(c);
            }
        }
        for (Coefficient c : slopes) {
            for (Coefficient d : slopes) {
                if (!c.equals(d)
                        && d.name().startsWith(c.name() + ":")
                        && same(c.estimate().value() + d.estimate().value(), rate)) {
                    return List.of(c, d);
                }
            }
        }
        return List.of();
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.max(1e-6, Math.abs(b));
    }
}
