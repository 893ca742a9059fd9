package org.graftline.mixedmodel.internal.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProfiledLikelihoodTest {
    static Stream<Arguments> models() {
        Stream<Arguments> independent = Stream.of(
                        Arguments.of(VarianceModel.constant(), new double[0]),
                        Arguments.of(VarianceModel.ident("arm"), new double[] {0.4}),
                        Arguments.of(VarianceModel.exp("day"), new double[] {0.1}),
                        Arguments.of(VarianceModel.power("size"), new double[] {-0.6}),
                        Arguments.of(VarianceModel.constPower("size"), new double[] {-0.5, 0.8}),
                        Arguments.of(VarianceModel.fixed("size"), new double[0]),
                        Arguments.of(
                                new VarianceModel.Exponential(VarianceCovariate.column("size"), "arm"),
                                new double[] {0.2, -0.1}),
                        Arguments.of(
                                new VarianceModel.ConstPower(VarianceCovariate.column("size"), "arm"),
                                new double[] {-0.5, 0.8, 0.3, 0.4}),
                        Arguments.of(
                                VarianceModel.comb(List.of(VarianceModel.ident("arm"), VarianceModel.power("size"))),
                                new double[] {0.4, -0.6}))
                .map(a -> Arguments.of(a.get()[0], CorrelationModel.none(), a.get()[1]));
        Stream<Arguments> correlated = Stream.of(
                        CorrelationModel.ar1(null),
                        CorrelationModel.car1("day", null),
                        CorrelationModel.compoundSymmetry(null))
                .flatMap(c -> Stream.of(
                        Arguments.of(VarianceModel.constant(), c, new double[] {0.7}),
                        Arguments.of(VarianceModel.ident("arm"), c, new double[] {0.4, -0.3}),
                        Arguments.of(VarianceModel.power("size"), c, new double[] {-0.6, 0.5})));
        return Stream.concat(independent, correlated)
                .flatMap(a -> Stream.of(Method.values()).map(m -> Arguments.of(a.get()[0], a.get()[1], a.get()[2], m)));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("models")
    void the_value_equals_dense_algebra(
            VarianceModel model, CorrelationModel correlation, double[] phi, Method method) {
        SmallStudy study = new SmallStudy(model, correlation, method);
        PassResult at = study.likelihood.newResult();

        study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.VALUE, at);

        assertThat(at.value).isCloseTo(study.dense(study.factors(), phi).minusTwoLogLik(method), within(1e-8));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("models")
    void the_gradient_equals_central_differences(
            VarianceModel model, CorrelationModel correlation, double[] phi, Method method) {
        SmallStudy study = new SmallStudy(model, correlation, method);
        PassResult at = study.likelihood.newResult();
        double[][] l = study.factors();
        study.likelihood.evaluate(l, phi, ProfiledLikelihood.Want.GRADIENT, at);
        for (int level = 0; level < l.length; level++) {
            int q = study.random.get(level).size();
            double[] s = at.gradientOfD(level);
            for (int i = 0; i < q; i++) {
                for (int j = 0; j <= i; j++) {
                    double analytic = 0;
                    for (int k = 0; k < q; k++) {
                        analytic += 2 * s[i * q + k] * l[level][k * q + j];
                    }
                    int entry = i * q + j;
                    double[] row = l[level];
                    double numeric = difference(study, l, phi, row, entry);
                    assertThat(analytic).isCloseTo(numeric, within(1e-7 * Math.max(1, Math.abs(numeric))));
                }
            }
        }
        for (int k = 0; k < phi.length; k++) {
            double numeric = difference(study, l, phi, phi, k);
            assertThat(at.gradientOfPhi(k)).isCloseTo(numeric, within(1e-7 * Math.max(1, Math.abs(numeric))));
        }
    }

    /** Central difference in one number of {@code l} or {@code phi}, which is put back. */
    private static double difference(SmallStudy study, double[][] l, double[] phi, double[] vary, int entry) {
        double h = 1e-5;
        double kept = vary[entry];
        PassResult at = study.likelihood.newResult();
        vary[entry] = kept + h;
        study.likelihood.evaluate(l, phi, ProfiledLikelihood.Want.VALUE, at);
        double up = at.value;
        vary[entry] = kept - h;
        study.likelihood.evaluate(l, phi, ProfiledLikelihood.Want.VALUE, at);
        vary[entry] = kept;
        return (up - at.value) / (2 * h);
    }

    /** engine.md section 11: Σ(1 − h − r²) + Σ tr(D S̄) = 0 at any θ, because −2ℓ is free of the scale of V0. */
    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("models")
    void scaling_all_variances_changes_nothing(
            VarianceModel model, CorrelationModel correlation, double[] phi, Method method) {
        SmallStudy study = new SmallStudy(model, correlation, method);
        PassResult at = study.likelihood.newResult();
        double[][] l = study.factors();
        study.likelihood.evaluate(l, phi, ProfiledLikelihood.Want.RESIDUALS, at);
        double random = 0;
        double trace = 0;
        for (int level = 0; level < l.length; level++) {
            int q = study.random.get(level).size();
            double[] d = ProfiledLikelihood.covariance(l[level], q);
            for (int i = 0; i < d.length; i++) {
                random += d[i] * at.gradientOfD(level)[i];
                trace += d[i] * at.traceHalf[level][i];
            }
        }
        // Σ(1 − h) = ν − Σ tr(D Σ Z'P0Z), because tr(P0 V0) = ν
        double oneMinusH = study.likelihood.degreesOfFreedom() - trace;
        double rows = oneMinusH - at.weightedResiduals / at.sigma2;

        assertThat(rows + random).isCloseTo(0, within(1e-9 * study.n));
    }

    @ParameterizedTest(name = "{0} {1} {3}")
    @MethodSource("models")
    void the_residual_sum_of_squares_is_the_same_in_both_passes(
            VarianceModel model, CorrelationModel correlation, double[] phi, Method method) {
        SmallStudy study = new SmallStudy(model, correlation, method);
        PassResult at = study.likelihood.newResult();

        study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.RESIDUALS, at);

        assertThat(at.weightedResiduals + at.whitenedEffects)
                .isCloseTo(at.residualSumOfSquares, within(1e-11 * at.residualSumOfSquares));
    }
}
