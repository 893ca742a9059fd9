package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;

/** A variance of the population mean by its full likelihood: the coefficients are in mean and variance. */
class FullLikelihoodTest {
    private static final VarianceCovariate FULL =
            new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, null);

    private static ModelSpec.Builder model() {
        return ModelSpec.of("y", "~ day * arm")
                .factor("arm", "control", "treated")
                .method(Method.ML);
    }

    private static ModelSpec.Builder mixed(VarianceModel variance) {
        return model().level("donor").random("~ 1").level("mouse").random("~ 1").variance(variance);
    }

    /** Readings whose standard deviation is a tenth of their mean, in three arms. */
    private static DataTable threeArms(double[] y, String[] arm) {
        SplittableRandom random = new SplittableRandom(3);
        double[] mean = {2, 5, 11};
        for (int i = 0; i < y.length; i++) {
            int a = i % 3;
            arm[i] = "abc".substring(a, a + 1);
            y[i] = mean[a] * (1 + 0.4 * random.nextGaussian());
        }
        return DataTable.builder().texts("arm", arm).numbers("y", y).build();
    }

    @Test
    void with_a_common_coefficient_of_variation_the_score_equations_hold() {
        double[] y = new double[36];
        String[] arm = new String[36];
        DataTable data = threeArms(y, arm);

        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ 0 + arm")
                        .factor("arm", "a", "b", "c")
                        .method(Method.ML)
                        .variance(VarianceModel.held(new VarianceModel.Power(FULL, null), Map.of("power", 1.0)))
                        .build(),
                data);

        // y ~ N(μ, c²μ²): the score of μ is c²μ² + ȳμ − mean(y²) = 0, that of c is c² = mean((y/μ − 1)²)
        double cv = fit.sigma();
        double total = 0;
        for (int a = 0; a < 3; a++) {
            double mu = fit.fixed().estimate(a);
            double sum = 0;
            double squares = 0;
            for (int i = a; i < y.length; i += 3) {
                sum += y[i];
                squares += y[i] * y[i];
                total += (y[i] / mu - 1) * (y[i] / mu - 1);
            }
            assertThat(cv * cv * mu * mu + sum / 12 * mu - squares / 12).isCloseTo(0, within(1e-6));
            assertThat(mu).as("not the mean of the arm").isNotCloseTo(sum / 12, within(1e-3));
        }
        assertThat(cv * cv).isCloseTo(total / y.length, within(1e-9));
        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.pseudoLikelihood()).isFalse();
        assertThat(fit.parameters()).isEqualTo(4);
    }

    /** The numbers ψ = (β, sd donor, sd mouse, log σ, φ) and −2ℓ from them by n×n algebra. */
    private static double dense(UnbalancedStudy study, double[] psi) {
        int n = study.rows();
        double[][] x = study.design();
        double[][] v = new double[n][n];
        double[] r = study.responses();
        for (int i = 0; i < n; i++) {
            double f = 0;
            for (int j = 0; j < 4; j++) {
                f += psi[j] * x[j][i];
            }
            r[i] -= f;
            v[i][i] = Math.exp(2 * psi[6]) * Math.pow(Math.abs(f), 2 * psi[7]);
            for (int k = 0; k < n; k++) {
                if (study.donor.get(i).equals(study.donor.get(k))) {
                    v[i][k] += psi[4] * psi[4] + (study.mouse.get(i).equals(study.mouse.get(k)) ? psi[5] * psi[5] : 0);
                }
            }
        }
        CholeskyDecomposition chol = new CholeskyDecomposition(new Array2DRowRealMatrix(v), 1e-9, 0);
        RealVector e = new ArrayRealVector(r);
        double logDet = 0;
        for (int i = 0; i < n; i++) {
            logDet += 2 * Math.log(chol.getL().getEntry(i, i));
        }
        return n * Math.log(2 * Math.PI)
                + logDet
                + e.dotProduct(chol.getSolver().solve(e));
    }

    private static double[] estimates(Fit fit) {
        double[] psi = new double[8];
        for (int j = 0; j < 4; j++) {
            psi[j] = fit.fixed().estimate(j);
        }
        psi[4] = Math.sqrt(fit.random().get(0).covariance().get(0, 0));
        psi[5] = Math.sqrt(fit.random().get(1).covariance().get(0, 0));
        psi[6] = Math.log(fit.sigma());
        psi[7] = fit.variance().values().getOrDefault("power", Double.NaN);
        return psi;
    }

    private static RealMatrix hessian(ToDoubleFunction<double[]> f, double[] at, double[] step) {
        int k = at.length;
        RealMatrix h = new Array2DRowRealMatrix(k, k);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                double sum = 0;
                for (int si = -1; si <= 1; si += 2) {
                    for (int sj = -1; sj <= 1; sj += 2) {
                        double[] moved = at.clone();
                        moved[i] += si * step[i];
                        moved[j] += sj * step[j];
                        sum += si * sj * f.applyAsDouble(moved);
                    }
                }
                h.setEntry(i, j, sum / (4 * step[i] * step[j]));
            }
        }
        return h;
    }

    @Test
    void likelihood_maximum_and_standard_errors_are_those_of_dense_algebra() {
        UnbalancedStudy study = UnbalancedStudy.of(7);
        Fit fit = MixedModel.fit(mixed(new VarianceModel.Power(FULL, null)).build(), study.table());
        double[] psi = estimates(fit);
        double[] step = new double[8];
        for (int j = 0; j < 8; j++) {
            step[j] = j < 4 ? 1e-2 * fit.fixed().standardError(j) : 1e-3;
        }

        assertThat(fit.status()).isEqualTo(FitStatus.CONVERGED);
        assertThat(fit.singularities()).isEmpty();
        assertThat(dense(study, psi)).isCloseTo(-2 * fit.logLik(), within(1e-7));
        for (int j = 0; j < 8; j++) {
            double[] up = psi.clone();
            double[] down = psi.clone();
            up[j] += step[j];
            down[j] -= step[j];
            double slope = (dense(study, up) - dense(study, down)) / 2;
            assertThat(slope).as("slope over a step of parameter %d", j).isCloseTo(0, within(1e-5));
        }
        RealMatrix inverse = new LUDecomposition(hessian(at -> dense(study, at), psi, step))
                .getSolver()
                .getInverse()
                .scalarMultiply(2);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double scale = fit.fixed().standardError(i) * fit.fixed().standardError(j);
                assertThat(fit.fixed().covariance().get(i, j) / scale)
                        .as("covariance of coefficients %d and %d", i, j)
                        .isCloseTo(inverse.getEntry(i, j) / scale, within(2e-4));
            }
        }
    }

    @Test
    void the_full_likelihood_is_above_its_value_at_the_pseudo_likelihood_estimates() {
        UnbalancedStudy study = UnbalancedStudy.of(7);
        Fit full = MixedModel.fit(mixed(new VarianceModel.Power(FULL, null)).build(), study.table());
        Fit pseudo = MixedModel.fit(
                mixed(new VarianceModel.Power(VarianceCovariate.fixedMean(), null))
                        .build(),
                study.table());

        assertThat(-dense(study, estimates(pseudo)) / 2)
                .isCloseTo(pseudo.logLik(), within(1e-6))
                .isLessThan(full.logLik() - 1e-3);
    }

    @Test
    void without_power_full_pseudo_and_constant_agree_and_they_part_as_the_power_grows() {
        UnbalancedStudy study = UnbalancedStudy.of(7);
        Fit constant = MixedModel.fit(mixed(VarianceModel.constant()).build(), study.table());
        double before = 0;
        for (double power : new double[] {0, 1e-3, 1e-1}) {
            Fit full = held(study, FULL, power);
            Fit pseudo = held(study, VarianceCovariate.fixedMean(), power);
            double apart = 0;
            for (int j = 0; j < 4; j++) {
                apart = Math.max(
                        apart,
                        Math.abs(full.fixed().estimate(j) - pseudo.fixed().estimate(j))
                                / pseudo.fixed().standardError(j));
            }
            if (power == 0) {
                assertThat(apart).isLessThan(1e-5);
                assertThat(full.logLik()).isCloseTo(constant.logLik(), within(1e-9));
                // the joint information has Σ∂²ℓ/∂β∂θ in it, which is 0 on average but not in a sample: never smaller
                assertThat(full.fixed().standardError(1) / constant.fixed().standardError(1))
                        .isBetween(1.0, 1.01);
            } else {
                assertThat(apart).isGreaterThan(10 * before);
            }
            before = Math.max(apart, 1e-5);
        }
    }

    private static Fit held(UnbalancedStudy study, VarianceCovariate mean, double power) {
        return MixedModel.fit(
                mixed(VarianceModel.held(new VarianceModel.Power(mean, null), Map.of("power", power)))
                        .build(),
                study.table());
    }

    @Test
    void it_is_a_likelihood_and_can_be_tested_against_a_constant_variance() {
        UnbalancedStudy study = UnbalancedStudy.of(7);
        Fit constant = MixedModel.fit(mixed(VarianceModel.constant()).build(), study.table());
        Fit full = MixedModel.fit(mixed(new VarianceModel.Power(FULL, null)).build(), study.table());

        assertThat(LikelihoodInference.compare(constant, full).df()).isEqualTo(1);
        assertThat(LikelihoodInference.compare(constant, full).statistic())
                .isCloseTo(2 * (full.logLik() - constant.logLik()), within(1e-9));
    }

    @Test
    void tests_that_start_from_generalized_least_squares_say_why_they_are_missing() {
        Fit full = MixedModel.fit(
                mixed(new VarianceModel.Power(FULL, null)).build(),
                UnbalancedStudy.of(7).table());

        assertThat(full.unavailable(DegreesOfFreedom.SATTERTHWAITE).orElseThrow())
                .contains("in the variance too", "containment");
        assertThat(full.containment()).hasSize(4);
    }
}
