package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.ModelPlan.EffectVariation;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.Removal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;

/** What a reader must know before using the numbers. */
final class Cautions {
    private static final double MANY_AT_LIMIT = 0.05;
    private static final int FEW_DONORS = 10;
    private static final double CURVED = 4;
    private static final int MICE_TO_JUDGE_CURVES = 5;
    private static final double MOST_OF_THE_TIME = 0.8;

    private final FittedModel model;
    private final AnalysisSet set;
    private final StudyData data;
    private final List<TreatmentEffect> effects;
    private final List<String> all = new ArrayList<>();

    private Cautions(FittedModel model, StudyData data, List<TreatmentEffect> effects) {
        this.model = model;
        this.set = model.set();
        this.data = data;
        this.effects = effects;
    }

    /** @param start what {@link CommonStart} found; empty when nothing */
    static List<String> of(FittedModel model, StudyData data, List<TreatmentEffect> effects, List<String> start) {
        Cautions c = new Cautions(model, data, effects);
        c.settled();
        c.degreesOfFreedom();
        c.fewDonors();
        c.noOverlap();
        c.manyComparisons();
        c.all.addAll(start);
        c.atLimit();
        c.curves();
        c.dropout();
        c.replicates();
        c.all.addAll(Singularities.of(model));
        return List.copyOf(c.all);
    }

    private void settled() {
        if (!model.fit().converged()) {
            all.add("The fit did not settle: " + model.fit().message());
        }
    }

    private void degreesOfFreedom() {
        if (model.df() != DegreesOfFreedom.CONTAINMENT) {
            return;
        }
        double containment = model.fit().containment().stream()
                .mapToDouble(CoefficientTest::df)
                .max()
                .orElse(Double.NaN);
        double used = effects.isEmpty() ? model.rateDf() : model.effectDf();
        all.add(
                "Degrees of freedom: this fit has containment only, which would allow up to %s here because it counts readings, and with few donors its intervals are too narrow. %s so instead use %s (%s), which is cautious; p values in the table of coefficients do not. %s"
                        .formatted(
                                Numbers.plain(containment),
                                effects.isEmpty() ? "Growth rates" : "Treatment effects",
                                Numbers.plain(Math.min(containment, used)),
                                basis(),
                                model.fit()
                                        .unavailable(DegreesOfFreedom.SATTERTHWAITE)
                                        .orElse("")));
    }

    private void fewDonors() {
        String word = model.plan().outer().column();
        if (model.plan().hasOuter() && model.groups() < FEW_DONORS) {
            all.add(
                    "%s are few to learn how %ss differ: the variances between them are rough, the intervals of single %ss take them as known and are somewhat narrow."
                            .formatted(Numbers.capital(Numbers.count(model.groups(), word, word + "s")), word, word));
        }
        if (model.plan().effectVaries() == EffectVariation.OUTER && !model.mouseHasSlope()) {
            all.add(
                    "With one mouse per %s and arm the effect in a %s is the difference of its two mice: its interval leaves out how another pair of mice of that %s would differ."
                            .formatted(word, word, word));
        }
    }

    private String basis() {
        String word = model.plan().outer().column();
        if (effects.isEmpty()) {
            return model.plan().hasOuter() ? word + "s less one" : "mice less one for each arm";
        }
        return model.plan().effectVaries() == EffectVariation.NOWHERE
                ? model.plan().hasOuter()
                        ? "mice less one for each %s and arm".formatted(word)
                        : "mice less one for each arm"
                : "%ss that carry both arms less one%s"
                        .formatted(word, effects.size() > 1 ? ", summed over the treated arms" : "");
    }

    private void noOverlap() {
        String word = model.plan().outer().column();
        if (model.groups() < 2) {
            return;
        }
        Map<ArmName, List<String>> apart = new LinkedHashMap<>();
        effects.stream()
                .filter(e -> e.groups() == 0)
                .forEach(e -> apart.computeIfAbsent(e.control(), k -> new ArrayList<>())
                        .add(e.arm().value()));
        apart.forEach((control, arms) ->
                all.add("No %s carries both %s and %s: the difference mixes the treatment with differences between %ss."
                        .formatted(word, String.join(", ", arms), control, word)));
    }

    private void manyComparisons() {
        if (effects.size() < 2) {
            return;
        }
        if (set.protocol().multiplicity() == Multiplicity.HOLM) {
            all.add(
                    "%s; beside each p stands the p adjusted for all of them (Holm 1979). The intervals are not widened for that."
                            .formatted(compared()));
            return;
        }
        all.add("%s; the intervals are not widened for that, so about %s would miss zero by chance."
                .formatted(compared(), Numbers.decimals(set.alpha() * effects.size(), 1)));
    }

    private String compared() {
        boolean one = effects.stream().map(TreatmentEffect::control).distinct().count() == 1;
        return one
                ? "%d arms are compared with %s"
                        .formatted(effects.size(), effects.get(0).control())
                : "%d pairs of arms are compared".formatted(effects.size());
    }

    private void atLimit() {
        int imputed = set.window().imputed();
        if (imputed == 0) {
            return;
        }
        double share = (double) imputed / set.readings();
        all.add(
                "%s of %s readings are below what can be measured and stand at the limit of %s mm³: imputation, not measurement.%s"
                        .formatted(
                                Numbers.whole(imputed),
                                Numbers.whole(set.readings()),
                                Numbers.three(set.window().limitMm3()),
                                set.limitIsStopgap()
                                        ? " The limit is the smallest volume measured, a stopgap: fix it in the analysis plan."
                                        : ""));
        if (share > MANY_AT_LIMIT) {
            all.add(
                    "%s of the readings are below the limit: a Gaussian model of log volume is not appropriate here; response categories would be."
                            .formatted(Numbers.percent(share)));
        }
    }

    /** A mean curvature over mice, four standard errors from straight. */
    private void curves() {
        MouseSlopes slopes = new MouseSlopes(set.rows());
        List<String> slowing = new ArrayList<>();
        List<String> rising = new ArrayList<>();
        for (Arm arm : set.arms()) {
            double[] c = slopes.curvatures(arm.name()).stream()
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            double mean = 0;
            double square = 0;
            for (double v : c) {
                mean += v / c.length;
            }
            for (double v : c) {
                square += (v - mean) * (v - mean);
            }
            if (c.length >= MICE_TO_JUDGE_CURVES
                    && Math.abs(mean) > CURVED * Math.sqrt(square / (c.length - 1) / c.length)) {
                (mean < 0 ? slowing : rising).add(arm.name().value());
            }
        }
        bend(slowing, "slows down");
        bend(rising, "speeds up");
    }

    private void bend(List<String> arms, String how) {
        if (!arms.isEmpty()) {
            all.add("Straight lines fit %s badly: growth %s over time, so a rate is an average over days %s to %s."
                    .formatted(
                            arms.size() > 6
                                    ? "%d of %d arms"
                                            .formatted(arms.size(), set.arms().size())
                                    : String.join(", ", arms),
                            how,
                            Numbers.plain(set.firstDay()),
                            Numbers.plain(set.lastDay())));
        }
    }

    /** Against the mouse of the same donor that was followed longest. */
    private void dropout() {
        Map<String, Double> last = new TreeMap<>();
        Map<String, Double> longest = new HashMap<>();
        Map<String, String> donor = new HashMap<>();
        set.rows().forEach(r -> {
            last.merge(r.mouseName(), r.day(), Math::max);
            longest.merge(r.donor(), r.day(), Math::max);
            donor.put(r.mouseName(), r.donor());
        });
        double start = set.firstDay();
        long early = last.entrySet().stream()
                .filter(e -> e.getValue() - start
                        < MOST_OF_THE_TIME * (longest.getOrDefault(donor.getOrDefault(e.getKey(), ""), start) - start))
                .count();
        long removed = data.removals().stream()
                .filter(r -> r.cause() == Removal.Cause.HUMANE_ENDPOINT || r.cause() == Removal.Cause.FOUND_DEAD)
                .count();
        if (early * 5 >= last.size() || removed > 0) {
            all.add(
                    "%s of %s mice were followed for less than four fifths of the time of their donor's longest-followed mouse%s: the model takes account of that as far as leaving depended on volumes that were measured, and not beyond."
                            .formatted(
                                    Numbers.whole(early),
                                    Numbers.whole(last.size()),
                                    removed == 0
                                            ? ""
                                            : " (%d left at a humane endpoint or were found dead)".formatted(removed)));
        }
    }

    private void replicates() {
        long repeated = set.rows().stream().filter(r -> r.replicates() > 1).count();
        if (repeated > 0) {
            all.add("%s measured more than once on a day; the mean of the log volumes stands for them."
                    .formatted(repeated == 1 ? "One tumor was" : repeated + " times a tumor was"));
        }
    }
}
