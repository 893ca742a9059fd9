package org.graftline.growth.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.growth.FitDetails.MouseRate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Component;
import org.graftline.growth.GrowthRates;
import org.graftline.growth.GrowthRates.Law;
import org.graftline.growth.GrowthRates.Posterior;
import org.graftline.growth.GrowthRates.Spread;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.Variance;
import org.junit.jupiter.api.Test;

/** Growth rates by level and unit, against sums written out. */
class RatesTest {
    private static final GrowthAnalysis ANALYSIS =
            analysis(new SimulatedStudy().donors(5).micePerCell(3));
    private static final GrowthRates RATES = ANALYSIS.details().growth();

    private static GrowthAnalysis analysis(SimulatedStudy study) {
        return new VolumeGrowthAnalyses()
                .analyze(
                        study.data(),
                        AnalysisPlan.DEFAULT
                                .draft()
                                .variances(Variance.CONSTANT, Variance.POWER_OF_MEAN)
                                .plan());
    }

    private static Component component(String level, String name) {
        return ANALYSIS.fit().components().stream()
                .filter(c -> c.level().equals(level) && c.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Spread spread(GrowthRates rates, String level, String arm) {
        return rates.spreads().stream()
                .filter(s -> s.level().equals(level) && s.arm().value().equals(arm))
                .findFirst()
                .orElseThrow();
    }

    /** √(s² + 2ρsu + u²) with s of the line, u of the treatment and ρ between them. */
    @Test
    void treated_rates_differ_between_donors_by_line_treatment_and_their_covariance() {
        double line = component("donor", "day").sd();
        double treatment = component("donor", "day × treated").sd();
        double correlation = component("donor", "day × treated").correlations().get(1);
        double together = Math.sqrt(line * line + 2 * correlation * line * treatment + treatment * treatment);

        then(spread(RATES, "donor", "control").sd()).isCloseTo(line, within(1e-12));
        then(spread(RATES, "donor", "drug").sd()).isCloseTo(together, within(1e-12));
        double mouse = component("mouse", "day").sd();
        then(spread(RATES, "mouse", "drug").sd()).isCloseTo(mouse, within(1e-12));
        then(spread(RATES, GrowthRates.TOGETHER, "drug").sd()).isCloseTo(Math.hypot(together, mouse), within(1e-12));
        then(spread(RATES, "donor", "control").lower())
                .isCloseTo(component("donor", "day").lower(), within(1e-5));
        then(spread(RATES, "donor", "drug").groups()).isEqualTo(5);
        then(spread(RATES, "mouse", "drug").groups()).isEqualTo(15);
    }

    @Test
    void the_mean_of_what_is_known_of_a_mouse_and_of_a_donor_is_their_predicted_line() {
        Map<String, Posterior> mice = of("mouse", Posterior::unit);
        Map<String, Posterior> donors = of("donor", one -> one.unit() + one.arm());

        then(mice).hasSize(30);
        then(donors).hasSize(10);
        for (MouseRate rate : ANALYSIS.details().rates()) {
            then(named(mice, rate.mouse().value()).rate().mean()).isCloseTo(rate.mouseRate(), within(1e-12));
            then(named(mice, rate.mouse().value()).fromArm().mean())
                    .isCloseTo(rate.mouseRate() - rate.armRate(), within(1e-12));
            then(named(donors, rate.donor().value() + rate.arm()).rate().mean())
                    .isCloseTo(rate.donorRate(), within(1e-12));
        }
    }

    private static Posterior named(Map<String, Posterior> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Map<String, Posterior> of(String level, Function<Posterior, String> name) {
        return RATES.posteriors().stream()
                .filter(one -> one.level().equals(level))
                .collect(Collectors.toMap(name, one -> one));
    }

    /** Var = z'Gz − cV⁻¹c' + (x − X'V⁻¹c')'Φ(x − X'V⁻¹c') with c = Cov(z'b, y), Φ = (X'V⁻¹X)⁻¹, all dense. */
    @Test
    void the_deviation_of_a_mouse_is_that_of_generalized_least_squares_written_densely() {
        Dense dense = new Dense();
        for (String mouse : List.of("D0-control-0", "D3-drug-2")) {
            double treated = mouse.contains("drug") ? 1 : 0;
            Posterior found = named(of("mouse", Posterior::unit), mouse);

            double sd = dense.deviation(new double[] {0, 1, treated}, mouse, new double[] {0, 1, treated, 0, 1});
            then(found.rate().sd()).isCloseTo(sd, within(1e-9));
            double fromArm = dense.deviation(new double[3], mouse, new double[] {0, 1, treated, 0, 1});
            then(found.fromArm().sd()).isCloseTo(fromArm, within(1e-9));
            if (treated == 1) {
                double fromControl = dense.deviation(new double[] {0, 0, 1}, mouse, new double[] {0, 0, 1, 0, 1});
                then(found.fromControl().sd()).isCloseTo(fromControl, within(1e-9));
            } else {
                then(found.fromControl().mean()).isNaN();
            }
        }
    }

    /** The model of the analysis in dense matrices: effects of a reading are (1, day, day × treated) of the donor and (1, day) of the mouse. */
    private static final class Dense {
        private final List<String[]> rows = new ArrayList<>();
        private final RealMatrix g;
        private final RealMatrix x;
        private final RealMatrix inverse;

        Dense() {
            List<String> lines = ANALYSIS.model().tableCsv().lines().toList();
            List<String> head = List.of(lines.get(0).split(",", -1));
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                rows.add(new String[] {
                    cells[head.indexOf("donor")],
                    cells[head.indexOf("mouse")],
                    cells[head.indexOf("day")],
                    cells[head.indexOf("treated")]
                });
            }
            g = new Array2DRowRealMatrix(5, 5);
            covariance(0, List.of("intercept", "day", "day × treated"), "donor");
            covariance(3, List.of("intercept", "day"), "mouse");
            double residual = ANALYSIS.details().spread().get(0).sd();
            int n = rows.size();
            x = new Array2DRowRealMatrix(n, 3);
            RealMatrix v = new Array2DRowRealMatrix(n, n);
            for (int i = 0; i < n; i++) {
                double day = Double.parseDouble(rows.get(i)[2]);
                x.setRow(i, new double[] {1, day, day * Double.parseDouble(rows.get(i)[3])});
                for (int j = 0; j < n; j++) {
                    v.setEntry(i, j, between(effects(i), rows.get(i)[1], j) + (i == j ? residual * residual : 0));
                }
            }
            inverse = new LUDecomposition(v).getSolver().getInverse();
        }

        private void covariance(int from, List<String> names, String level) {
            for (int i = 0; i < names.size(); i++) {
                Component one = component(level, names.get(i));
                g.setEntry(from + i, from + i, one.sd() * one.sd());
                for (int j = 0; j < i; j++) {
                    double c = one.correlations().get(j)
                            * one.sd()
                            * component(level, names.get(j)).sd();
                    g.setEntry(from + i, from + j, c);
                    g.setEntry(from + j, from + i, c);
                }
            }
        }

        private double[] effects(int i) {
            double day = Double.parseDouble(rows.get(i)[2]);
            return new double[] {1, day, day * Double.parseDouble(rows.get(i)[3]), 1, day};
        }

        /** Covariance of a combination of the effects of a mouse and its donor with a reading. */
        private double between(double[] z, String mouse, int j) {
            double[] own = effects(j);
            boolean same = rows.get(j)[1].equals(mouse);
            boolean donor = rows.get(j)[0].equals(mouse.substring(0, mouse.indexOf('-')));
            double sum = 0;
            for (int a = 0; a < 5; a++) {
                for (int b = 0; b < 5; b++) {
                    sum += (a < 3 ? donor : same) ? z[a] * g.getEntry(a, b) * own[b] : 0;
                }
            }
            return sum;
        }

        double deviation(double[] onBeta, String mouse, double[] z) {
            RealVector c = new ArrayRealVector(rows.size());
            for (int j = 0; j < rows.size(); j++) {
                c.setEntry(j, between(z, mouse, j));
            }
            RealVector weights = inverse.operate(c);
            RealVector left = new ArrayRealVector(onBeta).subtract(x.transpose().operate(weights));
            RealMatrix phi = new LUDecomposition(x.transpose().multiply(inverse).multiply(x))
                    .getSolver()
                    .getInverse();
            RealVector own = new ArrayRealVector(z);
            return Math.sqrt(
                    own.dotProduct(g.operate(own)) - c.dotProduct(weights) + left.dotProduct(phi.operate(left)));
        }
    }

    /** Truth lies within what is known: standardized errors of 60 donors have mean 0 and variance 1. */
    @Test
    void what_is_known_of_donors_is_neither_too_sure_nor_too_vague() {
        SimulatedStudy study = new SimulatedStudy().donors(60).micePerCell(3);
        GrowthRates rates = analysis(study).details().growth();

        double[] z = rates.posteriors().stream()
                .filter(one -> one.level().equals("donor") && one.arm().value().equals("drug"))
                .mapToDouble(
                        one -> (study.effectIn(one.unit()) - one.fromControl().mean())
                                / one.fromControl().sd())
                .toArray();
        then(z).hasSize(60);
        double squares = 0;
        for (double one : z) {
            squares += one * one;
        }
        then(squares).isBetween(38.0, 89.0); // the middle 98 % of χ² with 60 degrees of freedom
        then(spread(rates, "donor", "drug").lower()).isLessThan(Math.hypot(0.012, 0.015));
        then(spread(rates, "donor", "drug").upper()).isGreaterThan(Math.hypot(0.012, 0.015));
        then(rates.ratios().get(0).ratio()).isCloseTo(Math.hypot(0.012, 0.015) / 0.012, within(0.5));
        then(rates.ratios().get(0).lower()).isGreaterThan(1);
    }

    @Test
    void one_donor_says_nothing_of_how_donors_differ() {
        GrowthRates rates = analysis(new SimulatedStudy().donors(1).micePerCell(6))
                .details()
                .growth();

        then(rates.spreads()).extracting(Spread::level).containsOnly("mouse");
        then(rates.posteriors()).extracting(Posterior::level).containsOnly("mouse");
        then(rates.ratios()).isEmpty();
    }

    @Test
    void a_law_says_how_likely_more_than_a_limit_is() {
        then(new Law(0.1, 0.02).above(0.1)).isCloseTo(0.5, within(1e-12));
        then(new Law(0.1, 0.02).above(0.06)).isCloseTo(0.97725, within(1e-5));
        then(new Law(0.1, 0).above(0.06)).isEqualTo(1);
        then(Law.NONE.above(0.06)).isNaN();
    }
}
