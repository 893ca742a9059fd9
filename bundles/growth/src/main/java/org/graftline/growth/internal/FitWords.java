package org.graftline.growth.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graftline.growth.GrowthAnalysis.Coefficient;
import org.graftline.growth.GrowthAnalysis.Component;
import org.graftline.growth.GrowthAnalysis.FitText;
import org.graftline.growth.GrowthAnalysis.ProofLine;
import org.graftline.mixedmodel.ApproximateInterval;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.CoefficientTest;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Matrix;
import org.graftline.mixedmodel.RandomEffects;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;

/** The chosen fit as the model appendix shows it. */
final class FitWords {
    private final FittedModel model;
    private final Fit fit;
    private final Map<String, ApproximateInterval> intervals = new HashMap<>();

    private FitWords(FittedModel model) {
        this.model = model;
        this.fit = model.fit();
        fit.approximateIntervals().forEach(i -> intervals.put(i.name(), i));
    }

    static FitText of(FittedModel model) {
        return new FitWords(model).text();
    }

    private FitText text() {
        return new FitText(
                fit.status().name().toLowerCase(Locale.ROOT).replace('_', ' ') + (fit.singular() ? ", singular" : ""),
                fit.message(),
                fit.certificate().checks().stream().map(this::proof).toList(),
                fit.spec().method().name(),
                fit.logLik(),
                fit.aic(),
                fit.bic(),
                fit.rows(),
                fit.groups().entrySet().stream()
                        .map(g -> g.getValue() + " " + plural(g.getKey()))
                        .toList(),
                coefficientTests().stream().map(this::coefficient).toList(),
                components(),
                Singularities.of(model),
                model.dfMethod());
    }

    private List<CoefficientTest> coefficientTests() {
        return switch (model.df()) {
            case KENWARD_ROGER -> fit.kenwardRoger();
            case SATTERTHWAITE -> fit.satterthwaite();
            case CONTAINMENT -> fit.containment();
        };
    }

    private String plural(String level) {
        return level.equals("mouse") ? "mice" : model.words(level) + (level.equals("arm") ? " cells" : "s");
    }

    private Coefficient coefficient(CoefficientTest c) {
        return new Coefficient(c.name(), Interval.of(c.estimate(), c.standardError(), c.df(), model.alpha()));
    }

    private ProofLine proof(Certificate.Check check) {
        String subject = check.subject().isEmpty() ? "" : ", " + check.subject();
        String words = switch (check.test()) {
            case DECREMENT -> "log-likelihood still to gain";
            case STATIONARITY -> "slope of the criterion in the covariance" + subject;
            case MULTIPLIER -> "gain from a variance that is at zero" + subject;
            case HESSIAN -> "flattest over steepest curvature" + subject;
            case RESTART -> "gain found from other starting points";
            case ARITHMETIC -> "difference of two ways to sum the residuals";
            case FIXED_POINT -> "distance of the mean behind the weights from the fitted mean";
            case FLOOR -> "share of rows whose mean is below the floor";
        };
        return new ProofLine(words, check.value(), check.threshold(), check.passed());
    }

    private List<Component> components() {
        List<Component> all = new ArrayList<>();
        for (RandomEffects r : fit.random()) {
            double[] sd = r.standardDeviations();
            Matrix correlation = r.correlation();
            for (int j = 0; j < sd.length; j++) {
                List<Double> before = new ArrayList<>();
                for (int i = 0; i < j; i++) {
                    before.add(correlation.get(j, i));
                }
                String name = r.names().get(j);
                all.add(component(model.words(r.level()), effect(name), sd[j], "sd " + r.level() + " " + name, before));
            }
        }
        residuals(all);
        return all;
    }

    /** One residual, or one per stratum as a multiple of the first. */
    private void residuals(List<Component> all) {
        if (fit.spec().variance() instanceof VarianceModel.Exponential exponential) {
            exponentialResiduals(exponential, all);
            return;
        }
        if (!(fit.spec().variance() instanceof VarianceModel.Ident)) {
            all.add(component("measurement", "residual", fit.sigma(), "sigma", List.of()));
            return;
        }
        fit.variance().values().forEach((stratum, ratio) -> {
            String name = "residual, " + stratum;
            if (ratio == 1) {
                all.add(component("measurement", name, fit.sigma(), "sigma", List.of()));
            } else {
                all.add(new Component("measurement", name, fit.sigma() * ratio, Double.NaN, Double.NaN, List.of()));
            }
        });
    }

    /** σ belongs to the covariate 0, a tumor of 1 mm³ or day 0; two volumes that a laboratory meets stand beside the former. */
    private void exponentialResiduals(VarianceModel.Exponential model, List<Component> all) {
        if (!(model.covariate() instanceof VarianceCovariate.Fitted)) {
            all.add(component("measurement", "residual on day 0", fit.sigma(), "sigma", List.of()));
            return;
        }
        double phi = fit.variance().values().values().iterator().next();
        all.add(component("measurement", "residual at 1 mm³ (σ)", fit.sigma(), "sigma", List.of()));
        for (int volume : new int[] {100, 1000}) {
            double sd = fit.sigma() * StrictMath.exp(phi * StrictMath.log(volume));
            all.add(new Component(
                    "measurement", "residual at %d mm³".formatted(volume), sd, Double.NaN, Double.NaN, List.of()));
        }
    }

    private Component component(String level, String name, double sd, String interval, List<Double> correlations) {
        ApproximateInterval i = intervals.get(interval);
        if (i == null) {
            return new Component(level, name, sd, Double.NaN, Double.NaN, correlations);
        }
        WaldEnds ends = WaldEnds.of(i, model.alpha());
        return new Component(level, name, sd, ends.lower(), ends.upper(), correlations);
    }

    static String effect(String name) {
        return switch (name) {
            case "(Intercept)" -> "intercept";
            case "day:treated" -> "day × treated";
            default -> name;
        };
    }
}
