package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.ArmGrowth;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;

/** The main result in plain sentences, as sure as the intervals and no surer. */
final class Conclusion {
    private final FittedModel model;
    private final List<ArmGrowth> arms;
    private final List<TreatmentEffect> effects;

    Conclusion(FittedModel model, List<ArmGrowth> arms, List<TreatmentEffect> effects) {
        this.model = model;
        this.arms = arms;
        this.effects = effects;
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (!model.fit().converged()) {
            sentences.add(
                    "No variance function settled, so these numbers are where the search stopped and prove nothing.");
        }
        belowTheLimit().forEach(sentences::add);
        if (effects.isEmpty()) {
            sentences.add(growth(arms.get(0)));
        } else if (effects.size() == 1) {
            sentences.add(one(effects.get(0)));
            sentences.add(behind(effects.get(0)));
        } else {
            sentences.add(several());
            sentences.add(growth(arms.get(0)));
        }
        return sentences;
    }

    /** An arm without a single measured volume has no rate of its own: its readings stand at the limit all along. */
    private List<String> belowTheLimit() {
        return arms.stream()
                .map(ArmGrowth::arm)
                .filter(arm -> model.set().ofArm(arm).stream().allMatch(row -> row.atLimit() == row.replicates()))
                .map(arm ->
                        "Every volume of %s is below what can be measured (%s mm³): its tumors were small throughout, and how fast they grow is not known; below, it counts as standing still at that limit."
                                .formatted(
                                        arm, Numbers.plain(model.set().window().limitMm3())))
                .toList();
    }

    private static boolean clear(Estimate e) {
        return e.lower() > 0 || e.upper() < 0;
    }

    private String interval(Estimate e) {
        return "%s %s to %s".formatted(model.set().intervalWords(), Numbers.rate(e.lower()), Numbers.rate(e.upper()));
    }

    private String one(TreatmentEffect t) {
        Estimate e = t.differencePerDay();
        String word = t.outerLevel();
        if (Double.isNaN(e.lower())) {
            return "Whether %s changes growth cannot be judged: the difference to %s is %s per day and too few animals carry it for an interval."
                    .formatted(t.arm(), t.control(), Numbers.rate(e.value()));
        }
        if (clear(e)) {
            return "%s %s tumor growth: the rate differs from %s by %s per day (%s)."
                    .formatted(
                            t.arm(),
                            e.value() < 0 ? "slows" : "speeds up",
                            t.control(),
                            Numbers.rate(e.value()),
                            interval(e));
        }
        String why = model.plan().effectVaries() == EffectVariation.NOWHERE
                ? "the effect is uncertain"
                : "with %s the effect is uncertain".formatted(Numbers.count(t.groups(), word, word + "s"));
        return "Whether %s slows tumor growth is open: the rate differs from %s by %s per day, but the interval includes no effect (%s), so %s."
                .formatted(t.arm(), t.control(), Numbers.rate(e.value()), interval(e), why);
    }

    private String behind(TreatmentEffect t) {
        if (t.byGroup().size() < 2) {
            return growth(arms.get(0));
        }
        String word = t.outerLevel();
        GroupEffect least = t.byGroup().stream()
                .max(Comparator.comparingDouble(g -> g.shrunk().value()))
                .orElseThrow();
        GroupEffect most = t.byGroup().stream()
                .min(Comparator.comparingDouble(g -> g.shrunk().value()))
                .orElseThrow();
        long slower = t.byGroup().stream().filter(g -> g.shrunk().value() < 0).count();
        int all = t.byGroup().size();
        String in = slower == all ? "all " : Numbers.number((int) slower) + " of ";
        return "Growth is slower in %s%s; the effect ranges from %s per day (%s) to %s per day (%s)."
                .formatted(
                        in,
                        Numbers.count(all, word, word + "s"),
                        Numbers.rate(most.shrunk().value()),
                        most.group(),
                        Numbers.rate(least.shrunk().value()),
                        least.group());
    }

    private String several() {
        long slower = effects.stream()
                .filter(e -> clear(e.differencePerDay()) && e.differencePerDay().value() < 0)
                .count();
        long faster = effects.stream()
                .filter(e -> clear(e.differencePerDay()) && e.differencePerDay().value() > 0)
                .count();
        TreatmentEffect most = effects.stream()
                .filter(e -> clear(e.differencePerDay()) || slower + faster == 0)
                .min(Comparator.comparingDouble(e -> e.differencePerDay().value()))
                .orElse(effects.get(0));
        String lead = slower + faster == 0
                ? "Of %d %s none differs from %s beyond its interval"
                        .formatted(
                                effects.size(), what(), oneControl() ? most.control() : "the arm it is compared with")
                : "Of %d %s %s slow%s tumor growth beyond %s interval%s"
                        .formatted(
                                effects.size(),
                                what(),
                                slower == effects.size() ? "all" : slower == 0 ? "none" : Long.toString(slower),
                                slower <= 1 ? "s" : "",
                                slower <= 1 ? "its" : "their",
                                faster == 0 ? "" : " and %d speed%s it up".formatted(faster, faster == 1 ? "s" : ""));
        return "%s; the largest difference to %s is that of %s, %s per day (%s)."
                .formatted(
                        lead,
                        most.control(),
                        most.arm(),
                        Numbers.rate(most.differencePerDay().value()),
                        interval(most.differencePerDay()));
    }

    private boolean oneControl() {
        return effects.stream().map(TreatmentEffect::control).distinct().count() == 1;
    }

    private String what() {
        return oneControl() ? "treated arms" : "comparisons";
    }

    private String growth(ArmGrowth a) {
        Estimate d = a.doublingDays();
        Estimate r = a.ratePerDay();
        if (clear(r)) {
            return "Tumors of arm %s %s every %s days (%s %s to %s)."
                    .formatted(
                            a.arm(),
                            r.value() > 0 ? "double" : "halve",
                            Numbers.three(Math.abs(d.value())),
                            model.set().intervalWords(),
                            Numbers.three(Math.min(Math.abs(d.lower()), Math.abs(d.upper()))),
                            Numbers.three(Math.max(Math.abs(d.lower()), Math.abs(d.upper()))));
        }
        return "Whether tumors of arm %s grow is open: the rate is %s per day (%s)."
                .formatted(a.arm(), Numbers.rate(r.value()), interval(r));
    }

    String scope() {
        ModelPlan plan = model.plan();
        String word = plan.outer().column();
        int groups = model.groups();
        if (groups == 1) {
            return "The result speaks of this one %s only: nothing here tells how another would respond."
                    .formatted(word);
        }
        if (effects.isEmpty()) {
            return "The growth rates speak of %ss like these %d: each %s was allowed to grow at its own rate."
                    .formatted(word, groups, word);
        }
        return switch (plan.effectVaries()) {
            case OUTER, CELL ->
                "The result speaks of %ss like these %d: the treatment effect was allowed to differ from %s to %s."
                        .formatted(word, groups, word, word);
            case MOUSE ->
                "The result speaks of %ss like these %d: with one mouse per %s and arm, the slope of each mouse carries how the effect differs from %s to %s."
                        .formatted(word, groups, word, word, word);
            case NOWHERE ->
                model.set().protocol().donorEffect() == DonorEffect.THESE_DONORS
                        ? "The result speaks of these %d %ss only: by the plan one treatment effect is common to them, and nothing here tells how others would respond."
                                .formatted(groups, word)
                        : "The result speaks of these %d %ss only: how the treatment effect differs between %ss could not be estimated."
                                .formatted(groups, word, word);
        };
    }
}
