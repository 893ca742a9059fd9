package org.graftline.growth.internal.beside;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.random.Well19937c;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.Interval;
import org.graftline.mixedmodel.Fit;

/**
 * Multiple imputation of readings at the limit: each is drawn below it from the model ({@link LatentVolumes}), the model is fitted to the
 * completed rows, and the fits are put together by Rubin's rules with the degrees of freedom of Barnard and Rubin (1999, Biometrika 86).
 * Variances are first brought to rest on completed rows, since those of the primary fit hold the readings that pile up at the limit.
 */
final class Imputations {
    static final int SETS = 20;
    static final int SEED = 20;
    private static final int ROUNDS = 3;
    private static final int SWEEPS = 100;
    private static final int APART = 30;

    private final Primary primary;
    private final double logLimit;

    Imputations(Primary primary) {
        this.primary = primary;
        logLimit = StrictMath.log(primary.analysis().window().limitMm3());
    }

    /** @return for each effect of the primary analysis what the imputations say together, in its order */
    List<Estimate> together() {
        LatentVolumes volumes = new LatentVolumes(primary.rows(), logLimit, new Well19937c(SEED));
        Fit fit = primary.fit();
        for (int round = 0; round < ROUNDS; round++) {
            volumes.follow(fit);
            volumes.sweep(SWEEPS);
            fit = Primary.fit(primary.spec(), volumes.drawn(), Map.of());
        }
        volumes.follow(fit);
        volumes.sweep(SWEEPS);
        Map<TreatmentEffect, List<Estimate>> each = new LinkedHashMap<>();
        for (int set = 0; set < SETS; set++) {
            volumes.sweep(APART);
            Fit completed = Primary.fit(primary.spec(), volumes.drawn(), Map.of());
            for (TreatmentEffect e : primary.effects()) {
                each.computeIfAbsent(e, k -> new ArrayList<>())
                        .add(primary.estimate(completed, primary.difference(completed, e.arm(), e.control())));
            }
        }
        double alpha = primary.plan().alpha().value();
        return primary.effects().stream()
                .map(e -> together(each.getOrDefault(e, List.of()), alpha))
                .toList();
    }

    /** Rubin's rules: Q̄; T = Ū + (1 + 1/M)B; 1/ν = 1/ν_M + 1/ν_obs (Barnard and Rubin 1999). */
    static Estimate together(List<Estimate> each, double alpha) {
        int sets = each.size();
        double mean = each.stream().mapToDouble(Estimate::value).average().orElse(Double.NaN);
        double within = each.stream()
                .mapToDouble(e -> e.standardError() * e.standardError())
                .average()
                .orElse(Double.NaN);
        double complete = each.stream().mapToDouble(Estimate::df).average().orElse(Double.NaN);
        double between = each.stream()
                        .mapToDouble(e -> (e.value() - mean) * (e.value() - mean))
                        .sum()
                / (sets - 1);
        double added = (1 + 1.0 / sets) * between;
        double total = within + added;
        double share = added / total;
        double observed = (complete + 1) / (complete + 3) * complete * (1 - share);
        double df = added > 0 ? 1 / (share * share / (sets - 1) + 1 / observed) : complete;
        return Interval.of(mean, Math.sqrt(total), df, alpha);
    }
}
