package org.graftline.growth.internal.beside;

import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.ModelText;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.internal.Interval;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.inference.FTest;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.graftline.study.ArmName;
import org.graftline.study.conduct.AnalysisPlan;
import org.jspecify.annotations.Nullable;

/**
 * The primary model as it stands in an analysis: its rows and its specification, from which the variants beside it are made. Nothing is
 * chosen again, so that a variant differs from the primary analysis in what it varies alone.
 */
public final class Primary {
    private static final String ONE_TREATED = "day:treated";
    private static final String WEIGHT = "primary_variance";
    /** What stands beside one analysis is asked for together, and the rows are read and the model fitted once for all of it. */
    private static SoftReference<Primary> last = new SoftReference<>(null);

    private static Known known = new Known(new WeakReference<>(null), new SoftReference<>(null));

    /** A fit that was just made, by the model of its analysis. */
    private record Known(WeakReference<ModelText> model, SoftReference<Fit> fit) {}

    private final GrowthAnalysis analysis;
    private final ModelSpec spec;
    private final List<PrimaryRow> rows;
    private final Map<String, Double> lastDays;
    private @Nullable Fit fit;

    private Primary(GrowthAnalysis analysis, ModelSpec spec, List<PrimaryRow> rows) {
        this.analysis = analysis;
        this.spec = spec;
        this.rows = rows;
        lastDays = lastDays(rows);
    }

    /**
     * What is fitted beside an analysis begins with its own fit. Where it was just made it is not made again: equal rows, in equal order, would give
     * the same to the last bit.
     *
     * @param model compared by identity
     * @param fit to its rows, in their order
     */
    public static synchronized void made(ModelText model, Fit fit) {
        known = new Known(new WeakReference<>(model), new SoftReference<>(fit));
    }

    private static synchronized Optional<Fit> known(ModelText model) {
        return isOf(known, model) ? Optional.ofNullable(known.fit().get()) : Optional.empty();
    }

    private static boolean isOf(Known known, Object model) {
        return known.model().get() == model;
    }

    /** @throws NotBesideException if the analysis holds no rows, or its model did not settle */
    public static synchronized Primary of(GrowthAnalysis analysis) {
        if (analysis.model().tableCsv().isBlank()
                || analysis.model().specificationJson().isBlank()) {
            throw new NotBesideException("The analysis does not hold the rows of its model.");
        }
        if (!analysis.fit().status().startsWith("converged")) {
            throw new NotBesideException("The primary model did not settle, so nothing is fitted beside it.");
        }
        Primary before = last.get();
        if (before != null && before.isOf(analysis)) {
            return before;
        }
        Primary primary = new Primary(
                analysis,
                SpecificationReader.read(analysis.model().specificationJson()),
                PrimaryRows.read(analysis.model().tableCsv()));
        last = new SoftReference<>(primary);
        return primary;
    }

    /** Whether it was read from this very object; analyses are large, and comparing them costs more than it saves. */
    private boolean isOf(Object other) {
        return other == analysis;
    }

    GrowthAnalysis analysis() {
        return analysis;
    }

    AnalysisPlan plan() {
        return analysis.governance().plan();
    }

    ModelSpec spec() {
        return spec;
    }

    List<PrimaryRow> rows() {
        return rows;
    }

    /**
     * The effects to vary.
     *
     * @throws NotBesideException with the reason why there is none
     */
    List<TreatmentEffect> effects() {
        if (analysis.effects().isEmpty()) {
            String reason = analysis.noEffectReason();
            throw new NotBesideException(
                    reason == null ? "The primary analysis estimates no treatment effect." : reason);
        }
        return analysis.effects();
    }

    /**
     * Fits a variant.
     *
     * @throws NotBesideException in words if it cannot be fitted or does not settle
     */
    static Fit fit(ModelSpec spec, List<PrimaryRow> rows, Map<String, double[]> more) {
        return fit(spec, rows, more, FitOptions.defaults());
    }

    /** The same where not everything is asked of it. */
    static Fit fit(ModelSpec spec, List<PrimaryRow> rows, Map<String, double[]> more, FitOptions options) {
        try {
            Fit fit = MixedModel.fit(spec, PrimaryRows.table(rows, more), options);
            if (!fit.converged()) {
                throw new NotBesideException("The fit did not settle: " + fit.message());
            }
            return fit;
        } catch (MixedModelException e) {
            throw new NotBesideException("The model cannot be fitted. " + e.getMessage());
        }
    }

    /** The primary model itself. */
    synchronized Fit fit() {
        Fit known = fit;
        if (known == null) {
            known = known(analysis.model()).orElseGet(() -> fit(spec, rows, Map.of()));
            fit = known;
        }
        return known;
    }

    /**
     * Fits the rows by a specification with other terms. Where the spread of a reading follows the fitted volume, each reading keeps the variance
     * that it has in the primary model, up to a factor common to all: what is compared is the mean, and no second spread is sought for it.
     *
     * @throws NotBesideException in words if it cannot be fitted or does not settle
     */
    Fit fitWith(ModelSpec other, Map<String, double[]> more) {
        if (!followsTheFit(spec.variance())) {
            return fit(other, rows, more);
        }
        double[] variance = fit().residualStandardDeviations().clone();
        for (int i = 0; i < variance.length; i++) {
            variance[i] *= variance[i];
        }
        Map<String, double[]> columns = new LinkedHashMap<>(more);
        columns.put(WEIGHT, variance);
        return fit(other.toBuilder().variance(VarianceModel.fixed(WEIGHT)).build(), rows, columns);
    }

    private static boolean followsTheFit(VarianceModel variance) {
        VarianceCovariate fitted = VarianceCovariate.fitted();
        if (variance instanceof VarianceModel.Exponential e) {
            return e.covariate().equals(fitted);
        }
        if (variance instanceof VarianceModel.Power p) {
            return p.covariate().equals(fitted);
        }
        return variance instanceof VarianceModel.ConstPower c && c.covariate().equals(fitted);
    }

    /** Whether one treated arm stands against the control. */
    boolean oneTreatedArm() {
        return rows.stream()
                        .filter(PrimaryRow::treated)
                        .map(PrimaryRow::arm)
                        .distinct()
                        .count()
                == 1;
    }

    /** The coefficient of an arm's slope beyond the control's; empty for the control. */
    Optional<String> slope(Fit fit, ArmName arm) {
        String own = "day:arm" + arm.value();
        if (fit.fixed().names().contains(own)) {
            return Optional.of(own);
        }
        return treated(arm) && fit.fixed().names().contains(ONE_TREATED) ? Optional.of(ONE_TREATED) : Optional.empty();
    }

    boolean treated(ArmName arm) {
        return rows.stream().anyMatch(r -> r.arm().equals(arm.value()) && r.treated());
    }

    /** Weights of the slope of an arm minus that of another. */
    double[] difference(Fit fit, ArmName arm, ArmName against) {
        double[] c = new double[fit.fixed().size()];
        slope(fit, arm).ifPresent(name -> c[fit.fixed().indexOf(name)] += 1);
        slope(fit, against).ifPresent(name -> c[fit.fixed().indexOf(name)] -= 1);
        return c;
    }

    /** Estimates by the method of the primary analysis, where the fit has it. */
    Estimate estimate(Fit fit, double[] contrast) {
        ContrastEstimate e = fit.estimate(contrast, method(fit));
        return Interval.of(
                e.estimate(),
                e.standardError(),
                bounded(e.df(), e.method()),
                plan().alpha().value());
    }

    /** Tests several combinations together by the method of the primary analysis. */
    FTest joint(Fit fit, List<double[]> combinations) {
        double[] all =
                combinations.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
        return fit.joint(Matrix.of(combinations.size(), fit.fixed().size(), all), method(fit));
    }

    /** Containment counts readings; the units of the primary analysis bound it, as they do there. */
    private double bounded(double df, DegreesOfFreedom method) {
        return method == DegreesOfFreedom.CONTAINMENT
                ? analysis.effects().stream()
                        .mapToDouble(e -> e.differencePerDay().df())
                        .reduce(df, Math::min)
                : df;
    }

    private DegreesOfFreedom method(Fit fit) {
        DegreesOfFreedom wanted = switch (analysis.fit().dfMethod()) {
            case "Satterthwaite" -> DegreesOfFreedom.SATTERTHWAITE;
            case "containment" -> DegreesOfFreedom.CONTAINMENT;
            default -> DegreesOfFreedom.KENWARD_ROGER;
        };
        return fit.unavailable(wanted).isEmpty() ? wanted : fit.degreesOfFreedom();
    }

    /** The method's name as sentences write it. */
    String methodWords(Fit fit) {
        return switch (method(fit)) {
            case KENWARD_ROGER -> "Kenward–Roger";
            case SATTERTHWAITE -> "Satterthwaite";
            case CONTAINMENT -> "containment, bounded by the independent units";
        };
    }

    /** Each mouse's last analyzed day. */
    Map<String, Double> lastDays() {
        return lastDays;
    }

    private static Map<String, Double> lastDays(List<PrimaryRow> rows) {
        Map<String, Double> last = new TreeMap<>();
        rows.forEach(r -> last.merge(r.mouse(), r.day(), Math::max));
        return Collections.unmodifiableMap(last);
    }

    /**
     * The last day on which at least half of the control mice are still measured; of all mice where there is no control.
     */
    double halfOfControlDay() {
        Map<String, Double> last = lastDays();
        Set<String> counted = new HashSet<>();
        boolean control = rows.stream().anyMatch(r -> !r.treated());
        rows.stream().filter(r -> !control || !r.treated()).forEach(r -> counted.add(r.mouse()));
        List<Double> days = new ArrayList<>();
        last.forEach((mouse, day) -> {
            if (counted.contains(mouse)) {
                days.add(day);
            }
        });
        days.sort(null);
        return days.get(days.size()
                / 2); // days.size() − days.size() / 2 mice, at least half, have this last day or a later one
    }

    /** Mice of an arm whose last analyzed day is this one or later. */
    int stillMeasured(ArmName arm, double day) {
        Map<String, Double> last = lastDays();
        return (int) rows.stream()
                .filter(r -> r.arm().equals(arm.value()))
                .map(PrimaryRow::mouse)
                .distinct()
                .filter(mouse -> last.getOrDefault(mouse, Double.NEGATIVE_INFINITY) >= day)
                .count();
    }

    static int distinct(List<PrimaryRow> rows, Function<PrimaryRow, ?> property) {
        return (int) rows.stream().map(property).distinct().count();
    }
}
