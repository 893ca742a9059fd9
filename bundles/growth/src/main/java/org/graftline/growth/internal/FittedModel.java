package org.graftline.growth.internal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.graftline.growth.Estimate;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;

/**
 * A plan, its fit, and the answers to what is asked of it, by the method of the protocol. Where only containment exists the number
 * of independent units that carry the comparison bounds its degrees of freedom (README, "Degrees of freedom").
 */
record FittedModel(AnalysisSet set, ModelPlan plan, Fit fit, int groups) {
    FittedModel(AnalysisSet set, ModelPlan plan, Fit fit) {
        this(set, plan, fit, AnalysisSet.distinct(set.rows(), plan.outer()::of));
    }

    /** Slope of log volume of an arm, per day. */
    Estimate rate(ArmName arm) {
        return estimate(slope(arm), this::rateDf);
    }

    /** The population line of an arm on a day, log mm³. */
    Estimate line(ArmName arm, double day) {
        double[] c = slope(arm);
        for (int j = 0; j < c.length; j++) {
            c[j] *= day;
        }
        c[fit.fixed().indexOf("(Intercept)")] = 1;
        return estimate(c, this::rateDf);
    }

    /** Slope of an arm minus that of another. */
    Estimate effect(ArmName arm, ArmName against) {
        return estimate(difference(arm, against), this::effectDf);
    }

    double alpha() {
        return set.alpha();
    }

    /** As the protocol fixes it; else Satterthwaite, else the best that the fit has. */
    DegreesOfFreedom df() {
        DegreesOfFreedom planned = planned();
        return fit.unavailable(planned).isEmpty()
                ? planned
                : fit.unavailable(DegreesOfFreedom.SATTERTHWAITE).isEmpty()
                        ? DegreesOfFreedom.SATTERTHWAITE
                        : fit.degreesOfFreedom();
    }

    private DegreesOfFreedom planned() {
        return switch (set.protocol().df()) {
            case SATTERTHWAITE -> DegreesOfFreedom.SATTERTHWAITE;
            case KENWARD_ROGER -> DegreesOfFreedom.KENWARD_ROGER;
        };
    }

    /** What the fit does not allow of the method that the protocol fixes. */
    Optional<String> dfDeviation() {
        return df() == planned()
                ? Optional.empty()
                : Optional.of("The plan fixes degrees of freedom by %s, this fit has them by %s: %s"
                        .formatted(
                                words(planned()),
                                words(df()),
                                fit.unavailable(planned()).orElse("")));
    }

    /** The method behind degrees of freedom and standard errors, by the names of its authors where it has some. */
    String dfMethod() {
        return words(df());
    }

    private static String words(DegreesOfFreedom method) {
        return switch (method) {
            case KENWARD_ROGER -> "Kenward–Roger";
            case SATTERTHWAITE -> "Satterthwaite";
            case CONTAINMENT -> "containment";
        };
    }

    double[] difference(ArmName arm, ArmName against) {
        double[] c = slope(arm);
        double[] other = slope(against);
        for (int j = 0; j < c.length; j++) {
            c[j] -= other[j];
        }
        return c;
    }

    /** Weights of the slope of an arm. */
    double[] slope(ArmName arm) {
        double[] c = new double[fit.fixed().size()];
        plan.coefficient(arm.value()).ifPresent(name -> c[fit.fixed().indexOf(name)] = 1);
        c[fit.fixed().indexOf("day")] = 1;
        return c;
    }

    /** @param unitsDf asked only where it bounds containment, for it counts all rows */
    private Estimate estimate(double[] contrast, DoubleSupplier unitsDf) {
        ContrastEstimate e = fit.estimate(contrast, df());
        double df = e.method() == DegreesOfFreedom.CONTAINMENT ? Math.min(e.df(), unitsDf.getAsDouble()) : e.df();
        return Interval.of(e.estimate(), e.standardError(), df, alpha());
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
            ArmName control = set.control().orElseThrow().name();
            int df = 0;
            for (Arm arm : set.treated()) {
                df += Math.max(0, groupsWithBoth(arm.name(), control).size() - 1);
            }
            return df;
        }
        Set<String> cells = new HashSet<>();
        set.rows().forEach(r -> cells.add(plan.outer().of(r) + "\n" + r.arm()));
        return (double) set.mice()
                - (plan.hasOuter() ? cells.size() : set.arms().size());
    }

    /** The donors that carry both arms. */
    Set<String> groupsWithBoth(ArmName arm, ArmName against) {
        Set<String> groups = set.groupsOf(arm, plan.outer());
        groups.retainAll(set.groupsOf(against, plan.outer()));
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
