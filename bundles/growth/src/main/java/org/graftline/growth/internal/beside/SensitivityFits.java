package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.beside.Sensitivities;
import org.graftline.growth.beside.Sensitivities.Tipping;
import org.graftline.growth.beside.Sensitivities.Varied;
import org.graftline.growth.internal.Numbers;
import org.graftline.mixedmodel.Fit;
import org.graftline.study.Decimal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan.Sensitivity;

/** Makes the sensitivity analyses that a plan asks for. */
public final class SensitivityFits {
    private final StudyData data;
    private final Primary primary;
    private final Fit fit;
    private final List<Varied> effects = new ArrayList<>();
    private final List<Tipping> tipping = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private SensitivityFits(StudyData data, Primary primary) {
        this.data = data;
        this.primary = primary;
        fit = primary.fit();
    }

    /** @throws NotBesideException with the reason why there are none */
    public static Sensitivities of(StudyData data, GrowthAnalysis analysis) {
        Primary primary = Primary.of(analysis);
        primary.effects();
        if (primary.plan().sensitivities().isEmpty()) {
            throw new NotBesideException("The plan asks for none.");
        }
        return new SensitivityFits(data, primary).all();
    }

    private Sensitivities all() {
        primary.effects()
                .forEach(e -> add(
                        "primary",
                        "Readings at the limit stand at it; leaving depended on volumes that were measured.",
                        e,
                        e.differencePerDay()));
        for (Sensitivity sensitivity : primary.plan().sensitivities()) {
            try {
                switch (sensitivity) {
                    case HALF_THE_LIMIT -> halfTheLimit();
                    case IMPUTED_BELOW_THE_LIMIT -> imputed();
                    case DELTA_ADJUSTED -> deltaAdjusted();
                }
            } catch (NotBesideException e) { // the other analyses stand
                notes.add("%s: not made. %s".formatted(name(sensitivity), e.sentence()));
            }
        }
        return new Sensitivities(effects, tipping, notes, conclusions());
    }

    private static String name(Sensitivity sensitivity) {
        return switch (sensitivity) {
            case HALF_THE_LIMIT -> "Half the limit";
            case IMPUTED_BELOW_THE_LIMIT -> "Imputed below the limit";
            case DELTA_ADJUSTED -> "Lost mice grow faster";
        };
    }

    private void add(String analysis, String assumes, TreatmentEffect effect, Estimate estimate) {
        effects.add(new Varied(analysis, assumes, effect.arm(), effect.control(), estimate));
    }

    private boolean noneAtTheLimit(Sensitivity sensitivity) {
        boolean none = primary.rows().stream().noneMatch(r -> r.atLimit() > 0);
        if (none) {
            notes.add("%s: no reading stands at the limit, so this is the primary analysis."
                    .formatted(name(sensitivity)));
        }
        return none;
    }

    /** A row is the mean of the logarithms of its replicates, those at the limit fall by log 2. */
    private void halfTheLimit() {
        if (noneAtTheLimit(Sensitivity.HALF_THE_LIMIT)) {
            return;
        }
        List<PrimaryRow> rows = primary.rows().stream()
                .map(r -> r.withLogVolume(r.logVolume() - StrictMath.log(2) * r.atLimit() / r.replicates()))
                .toList();
        Fit half = Primary.fit(primary.spec(), rows, Map.of());
        for (TreatmentEffect e : primary.effects()) {
            add(
                    "half the limit",
                    "Readings at the limit stand at half of it.",
                    e,
                    primary.estimate(half, primary.difference(half, e.arm(), e.control())));
        }
    }

    private void imputed() {
        if (noneAtTheLimit(Sensitivity.IMPUTED_BELOW_THE_LIMIT)) {
            return;
        }
        List<Estimate> together = new Imputations(primary).together();
        for (int i = 0; i < together.size(); i++) {
            add(
                    "drawn below the limit",
                    "Readings at the limit are drawn below it from the model, %d times (seed %d), and put together by Rubin's rules; variances as estimated."
                            .formatted(Imputations.SETS, Imputations.SEED),
                    primary.effects().get(i),
                    together.get(i));
        }
    }

    private void deltaAdjusted() {
        Decimal planned = primary.plan().delta();
        LostMice lost = LostMice.of(data, primary);
        notes.add(lost.words());
        if (planned == null || lost.mice().isEmpty()) {
            return;
        }
        double delta = planned.value();
        DeltaAdjustment adjustment = new DeltaAdjustment(fit, primary, lost);
        double[] everywhere = adjustment.perDay(false);
        double[] treated = adjustment.perDay(true);
        for (TreatmentEffect e : primary.effects()) {
            double[] c = primary.difference(fit, e.arm(), e.control());
            add(
                    "lost mice grow faster, every arm",
                    "Unseen, lost mice of every arm grow by %s per day faster than the model expects."
                            .formatted(planned.text()),
                    e,
                    moved(e.differencePerDay(), delta * dot(c, everywhere)));
            add(
                    "lost mice grow faster, treated alone",
                    "As before, in treated arms alone.",
                    e,
                    moved(e.differencePerDay(), delta * dot(c, treated)));
            if (significant(e.differencePerDay())) {
                tipping.add(new Tipping(e.arm(), e.control(), undone(e.differencePerDay(), dot(c, treated))));
            }
        }
    }

    /** The same standard error; p by it. */
    private Estimate moved(Estimate e, double by) {
        return org.graftline.growth.internal.Interval.of(
                e.value() + by,
                e.standardError(),
                e.df(),
                primary.plan().alpha().value());
    }

    private static double undone(Estimate e, double perDelta) {
        double end = e.value() < 0 ? e.upper() : e.lower();
        double delta = -end / perDelta;
        return delta > 0 ? delta : Double.POSITIVE_INFINITY;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private boolean significant(Estimate e) {
        return e.p() < primary.plan().alpha().value();
    }

    private List<String> conclusions() {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        List<String> stand = new ArrayList<>();
        for (TreatmentEffect e : primary.effects()) {
            Estimate first = e.differencePerDay();
            List<String> others = effects.stream()
                    .filter(v -> v.arm().equals(e.arm()) && v.control().equals(e.control()))
                    .filter(v -> significant(v.perDay()) != significant(first)
                            || (significant(first) && Math.signum(v.perDay().value()) != Math.signum(first.value())))
                    .map(Varied::analysis)
                    .toList();
            String comparison = e.arm() + " against " + e.control();
            if (others.isEmpty()) {
                stand.add(comparison);
            } else {
                changed.computeIfAbsent(String.join("; ", others), k -> new ArrayList<>())
                        .add(comparison);
            }
        }
        List<String> sentences = new ArrayList<>();
        if (effects.size() == primary.effects().size()) {
            sentences.add(
                    "Nothing in the data calls for another assumption, so there is nothing to compare the primary analysis with.");
            return sentences;
        }
        if (!stand.isEmpty()) {
            sentences.add(
                    changed.isEmpty()
                            ? "%s stands under every assumption tried."
                                    .formatted(
                                            stand.size() == 1 ? "The conclusion on " + stand.get(0) : "Each conclusion")
                            : "%s of %s stand under every assumption tried."
                                    .formatted(
                                            Numbers.capital(Numbers.count(stand.size(), "conclusion", "conclusions")),
                                            Numbers.number(primary.effects().size())));
        }
        changed.forEach((analyses, comparisons) -> sentences.add(
                "The conclusion changes under '%s' for %s.".formatted(analyses, String.join(", ", comparisons))));
        return sentences;
    }
}
