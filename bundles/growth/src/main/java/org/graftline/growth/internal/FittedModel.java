package org.graftline.growth.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.graftline.growth.Estimate;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;

/**
 * A plan, its fit, and the answers to what is asked of it, by Kenward–Roger, else Satterthwaite. Where only containment exists the number
 * of independent units that carry the comparison bounds its degrees of freedom (README, "Degrees of freedom").
 */
record FittedModel(AnalysisSet set, ModelPlan plan, Fit fit) {
    /** Slope of log volume of an arm, per day. */
    Estimate rate(ArmName arm) {
        return estimate(slope(arm), rateDf());
    }

    /** The population line of an arm on a day, log mm³. */
    Estimate line(ArmName arm, double day) {
        double[] c = slope(arm);
        for (int j = 0; j < c.length; j++) {
            c[j] *= day;
        }
        c[fit.fixed().indexOf("(Intercept)")] = 1;
        return estimate(c, rateDf());
    }

    /** Treated minus control slope. */
    Estimate effect(ArmName arm) {
        return estimate(effectContrast(arm), effectDf());
    }

    /** The method behind degrees of freedom and standard errors, by the names of its authors where it has some. */
    String dfMethod() {
        return switch (fit.degreesOfFreedom()) {
            case KENWARD_ROGER -> "Kenward–Roger";
            case SATTERTHWAITE -> "Satterthwaite";
            case CONTAINMENT -> "containment";
        };
    }

    double[] effectContrast(ArmName arm) {
        double[] c = new double[fit.fixed().size()];
        plan.coefficient(arm.value()).ifPresent(name -> c[fit.fixed().indexOf(name)] = 1);
        return c;
    }

    private double[] slope(ArmName arm) {
        double[] c = effectContrast(arm);
        c[fit.fixed().indexOf("day")] = 1;
        return c;
    }

    private Estimate estimate(double[] contrast, double unitsDf) {
        ContrastEstimate e = fit.estimate(contrast);
        double df = e.method() == DegreesOfFreedom.CONTAINMENT ? Math.min(e.df(), unitsDf) : e.df();
        return Interval.of(e.estimate(), e.standardError(), df);
    }

    /** Donors less one; without a donor level mice less arms. */
    double rateDf() {
        return plan.hasOuter()
                ? groups() - 1.0
                : (double) set.mice() - set.arms().size();
    }

    /**
     * Donors that carry both arms less one for each treated arm where the effect may vary between donors; mice less cells where it may not.
     */
    double effectDf() {
        if (plan.effectVaries() != EffectVariation.NOWHERE) {
            int df = 0;
            for (Arm arm : set.treated()) {
                df += Math.max(0, groupsWithBoth(arm.name()).size() - 1);
            }
            return df;
        }
        Set<String> cells = new HashSet<>();
        set.rows().forEach(r -> cells.add(plan.outer().of(r) + "\n" + r.arm()));
        return (double) set.mice()
                - (plan.hasOuter() ? cells.size() : set.arms().size());
    }

    int groups() {
        return AnalysisSet.distinct(set.rows(), plan.outer()::of);
    }

    /** The donors that carry the arm and control. */
    Set<String> groupsWithBoth(ArmName arm) {
        Set<String> groups = set.groupsOf(arm, plan.outer());
        groups.retainAll(set.control()
                .map(c -> (Set<String>) set.groupsOf(c.name(), plan.outer()))
                .orElse(Set.of()));
        return groups;
    }

    /** Whether mice have a slope of their own; without one their part stands in the donor's. */
    boolean mouseHasSlope() {
        return fit.random("mouse").orElseThrow().names().contains("day");
    }

    /** Variance of an effect of a level; 0 when the model has none. */
    double variance(String level, String effect) {
        return covariance(level, effect, effect);
    }

    double covariance(String level, String a, String b) {
        Optional<RandomEffects> random = fit.random(level);
        if (random.isEmpty()) {
            return 0;
        }
        List<String> names = random.get().names();
        int i = names.indexOf(a);
        int j = names.indexOf(b);
        return i < 0 || j < 0 ? 0 : random.get().covariance().get(i, j);
    }

    /** A level's name as sentences and tables write it. */
    String words(String level) {
        return level.equals("arm") ? plan.outer().column() + " × arm" : level;
    }
}
