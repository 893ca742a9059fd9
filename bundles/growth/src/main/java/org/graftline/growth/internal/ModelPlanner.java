package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.growth.internal.ModelPlan.Treatment;
import org.graftline.mixedmodel.CovarianceStructure;
import org.graftline.mixedmodel.RandomTerm;
import org.graftline.study.Arm;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;

/**
 * Decides the terms by counts alone, before anything is fitted (README, "The default model"). All arms start from one intercept on day 0,
 * as randomization gives.
 */
final class ModelPlanner {
    private static final int MIN_DAYS_FOR_A_SLOPE = 3;

    private final AnalysisSet set;
    private final OuterLevel outer;
    private final List<RandomTerm> terms = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();
    private final List<String> fallbacks = new ArrayList<>();
    private EffectVariation effectVaries = EffectVariation.NOWHERE;
    private boolean donorCarriesSlope;

    private ModelPlanner(AnalysisSet set, OuterLevel outer) {
        this.set = set;
        this.outer = outer;
    }

    static ModelPlan plan(AnalysisSet set, OuterLevel outer) {
        ModelPlanner planner = new ModelPlanner(set, outer);
        Treatment treatment = planner.treatment();
        planner.outerTerms(treatment);
        planner.mouseTerm();
        planner.tumorTerm();
        planner.visitTerm();
        return new ModelPlan(
                outer,
                treatment,
                List.copyOf(planner.terms),
                List.copyOf(planner.reasons),
                List.copyOf(planner.fallbacks),
                planner.effectVaries,
                set.arms().stream().map(a -> a.name().value()).toList());
    }

    private Treatment treatment() {
        if (set.arms().size() == 1) {
            return Treatment.NONE;
        }
        return set.control().isPresent() && set.treated().size() == 1 ? Treatment.ONE : Treatment.SEVERAL;
    }

    private void outerTerms(Treatment treatment) {
        String word = outer.column();
        int groups = AnalysisSet.distinct(set.rows(), outer::of);
        if (groups == 1) {
            fallbacks.add("%s line: the analysis has one %s, so how %ss differ cannot be estimated."
                    .formatted(Numbers.capital(word), word, word));
            return;
        }
        if (groups == set.mice()) {
            fallbacks.add(
                    "%s line: every %s has one mouse, so the two cannot be told apart; the mouse's line stands for both."
                            .formatted(Numbers.capital(word), word));
            return;
        }
        boolean varies = set.control().isPresent() && treatment != Treatment.NONE && effectCanVary(treatment);
        boolean atOuter = varies && treatment == Treatment.ONE;
        int columns = atOuter ? 3 : 2;
        CovarianceStructure structure =
                groups > columns ? CovarianceStructure.UNSTRUCTURED : CovarianceStructure.DIAGONAL;
        terms.add(new RandomTerm(word, atOuter ? "~ day + day:treated" : "~ day", structure));
        reasons.add("A line per %s: %ss differ in size and growth, and mice of one %s are alike."
                .formatted(word, word, word));
        if (structure == CovarianceStructure.DIAGONAL) {
            fallbacks.add("Correlations between the effects of a %s: %s cannot carry them; they are set to 0."
                    .formatted(word, Numbers.count(groups, word, word + "s")));
        }
        if (atOuter) {
            effectVaries = EffectVariation.OUTER;
            reasons.add(
                    "A treatment effect per %s: %s carry both arms, and without it the number of mice would pose as the number of %ss."
                            .formatted(word, Numbers.count(both().size(), word, word + "s"), word));
        } else if (varies) {
            effectVaries = EffectVariation.CELL;
            terms.add(new RandomTerm("arm", "~ 0 + day:treated", CovarianceStructure.UNSTRUCTURED));
            reasons.add(
                    "A treatment effect per %s and treated arm with one common variance: %d arms are too many for a variance each (rule: more than one treated arm)."
                            .formatted(word, set.treated().size()));
        }
    }

    /** Groups that carry control and at least one treated arm. */
    private Set<String> both() {
        Set<String> control = new TreeSet<>();
        Set<String> treated = new TreeSet<>();
        set.rows().forEach(r -> (r.treated() ? treated : control).add(outer.of(r)));
        control.retainAll(treated);
        return control;
    }

    private boolean effectCanVary(Treatment treatment) {
        String word = outer.column();
        int both = both().size();
        if (set.protocol().donorEffect() == DonorEffect.THESE_DONORS) {
            fallbacks.add(
                    "Treatment effect per %s: the plan fixes one effect for all, so the answer speaks of these %ss alone."
                            .formatted(word, word));
            return false;
        }
        if (both < 2) {
            fallbacks.add("Treatment effect per %s: %s both arms, so its variation cannot be estimated."
                    .formatted(word, both == 0 ? "no " + word + " carries" : "one " + word + " carries"));
            return false;
        }
        Map<String, Set<String>> miceOfCell = new HashMap<>();
        set.rows()
                .forEach(r -> miceOfCell
                        .computeIfAbsent(outer.of(r) + "\n" + r.arm(), k -> new HashSet<>())
                        .add(r.mouseName()));
        long replicated = miceOfCell.values().stream().filter(m -> m.size() > 1).count();
        if (replicated < 2 && treatment == Treatment.ONE) {
            donorCarriesSlope = true;
            return true;
        }
        if (replicated < 2) {
            effectVaries = EffectVariation.MOUSE;
            fallbacks.add(
                    "Treatment effect per %s: one mouse per %s and arm, so it cannot be told from the mouse's own slope, which carries both."
                            .formatted(word, word));
            return false;
        }
        int spare = 0;
        for (Arm arm : set.treated()) {
            spare += set.groupsOf(arm.name(), outer).size() - 1;
        }
        if (treatment == Treatment.SEVERAL && spare < 2) {
            fallbacks.add(
                    "Treatment effect per %s: nearly every treated arm is in one %s, so its variation cannot be estimated."
                            .formatted(word, word));
            return false;
        }
        return true;
    }

    private void mouseTerm() {
        if (donorCarriesSlope) {
            terms.add(new RandomTerm("mouse", "~ 1", CovarianceStructure.UNSTRUCTURED));
            reasons.add("An intercept per mouse: readings of one mouse are alike.");
            fallbacks.add(
                    "Slope per mouse: one mouse per %s and arm, so it cannot be told from the slope and the treatment effect of the %s, which carry both."
                            .formatted(outer.column(), outer.column()));
            return;
        }
        boolean slope = manyDays(AnalysisRow::mouseName) >= 2;
        terms.add(new RandomTerm("mouse", slope ? "~ day" : "~ 1", CovarianceStructure.UNSTRUCTURED));
        if (slope) {
            reasons.add("A line per mouse: readings of one mouse are alike, and mice grow at their own rates.");
        } else {
            reasons.add("An intercept per mouse: readings of one mouse are alike.");
            fallbacks.add("Slope per mouse: fewer than two mice were measured on %d days or more."
                    .formatted(MIN_DAYS_FOR_A_SLOPE));
        }
    }

    private void tumorTerm() {
        Map<String, Set<String>> tumors = new HashMap<>();
        set.rows()
                .forEach(r -> tumors.computeIfAbsent(r.mouseName(), k -> new HashSet<>())
                        .add(r.tumor()));
        long several = tumors.values().stream().filter(t -> t.size() > 1).count();
        if (several < 2) {
            return;
        }
        boolean slope = manyDays(AnalysisRow::tumorPath) >= 2;
        terms.add(new RandomTerm("tumor", slope ? "~ day" : "~ 1", CovarianceStructure.UNSTRUCTURED));
        reasons.add("%s per tumor: %d mice carry several tumors, which share a mouse and yet grow apart."
                .formatted(slope ? "A line" : "An intercept", several));
    }

    /** Readings of one visit are never independent: what they share is the visit's own. */
    private void visitTerm() {
        int visits = AnalysisSet.distinct(set.rows(), AnalysisRow::visitPath);
        if (visits == set.rows().size()) {
            return;
        }
        terms.add(new RandomTerm(ModelPlan.VISIT, "~ 1", CovarianceStructure.UNSTRUCTURED));
        reasons.add(
                "An intercept per visit: the plan counts every reading of a visit (%d readings of %d visits), and readings of one visit are alike."
                        .formatted(set.rows().size(), visits));
    }

    /** How many groups were measured on enough days. */
    private long manyDays(Function<AnalysisRow, String> group) {
        Map<String, Set<Double>> days = new HashMap<>();
        set.rows()
                .forEach(r -> days.computeIfAbsent(group.apply(r), k -> new HashSet<>())
                        .add(r.day()));
        return days.values().stream()
                .filter(d -> d.size() >= MIN_DAYS_FOR_A_SLOPE)
                .count();
    }
}
