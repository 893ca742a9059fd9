package org.graftline.mixedmodel.internal.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.variance.VarianceModel;

/** What holds of −2ℓ at any point, singular ones included (engine.md section 11). */
class CriterionPropertiesTest {
    private static final String SEED = "11";
    private static final int TRIES = 40;
    /** Step of central differences. */
    private static final double STEP = 1e-5;

    /** A likelihood and a point: L of three levels (2×2, 1×1, 2×2) and up to two variance parameters. */
    record At(VarianceModel variance, Method method, List<Double> l, List<Double> phi) {
        SmallStudy study() {
            return new SmallStudy(variance, method);
        }

        double[][] factors() {
            return new double[][] {{l.get(0), 0, l.get(1), l.get(2)}, {l.get(3)}, {l.get(4), 0, l.get(5), l.get(6)}};
        }

        double[] parameters(SmallStudy study) {
            double[] out = study.variance.start();
            for (int k = 0; k < out.length; k++) {
                out[k] += phi.get(k) * Math.min(1, study.variance.scale()[k]);
            }
            return out;
        }
    }

    @Provide
    Arbitrary<At> points() {
        Arbitrary<Double> entry = Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(4, Arbitraries.doubles().between(-2, 2)),
                net.jqwik.api.Tuple.of(1, Arbitraries.just(0.0)));
        return Combinators.combine(
                        Arbitraries.of(
                                VarianceModel.constant(),
                                VarianceModel.ident("arm"),
                                VarianceModel.exp("day"),
                                VarianceModel.power("size"),
                                VarianceModel.constPower("size"),
                                VarianceModel.fixed("size")),
                        Arbitraries.of(Method.values()),
                        entry.list().ofSize(7),
                        Arbitraries.doubles().between(-0.8, 0.8).list().ofSize(2))
                .as(At::new);
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_value_equals_dense_algebra(@ForAll("points") At given) {
        SmallStudy study = given.study();
        double[] phi = given.parameters(study);
        PassResult at = study.likelihood.newResult();

        study.likelihood.evaluate(given.factors(), phi, ProfiledLikelihood.Want.VALUE, at);

        assertThat(at.value).isCloseTo(study.dense(given.factors(), phi).minusTwoLogLik(given.method()), within(1e-7));
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_gradient_equals_central_differences(@ForAll("points") At given) {
        SmallStudy study = given.study();
        double[][] l = given.factors();
        double[] phi = given.parameters(study);
        PassResult at = study.likelihood.newResult();
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
                    assertClose(analytic, difference(study, l, phi, l[level], i * q + j));
                }
            }
        }
        for (int k = 0; k < phi.length; k++) {
            assertClose(at.gradientOfPhi(k), difference(study, l, phi, phi, k));
        }
    }

    private static void assertClose(double analytic, double numeric) {
        assertThat(analytic).isCloseTo(numeric, within(1e-6 * Math.max(1, Math.abs(numeric))));
    }

    private static double difference(SmallStudy study, double[][] l, double[] phi, double[] vary, int entry) {
        double kept = vary[entry];
        vary[entry] = kept + STEP;
        double up = value(study, l, phi);
        vary[entry] = kept - STEP;
        double down = value(study, l, phi);
        vary[entry] = kept;
        return (up - down) / (2 * STEP);
    }

    private static double value(SmallStudy study, double[][] l, double[] phi) {
        PassResult at = study.likelihood.newResult();
        study.likelihood.evaluate(l, phi, ProfiledLikelihood.Want.VALUE, at);
        return at.value;
    }

    /** Σ(1 − h − r²) + Σ tr(D S̄) = 0: −2ℓ does not know the scale of V₀. */
    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void scaling_all_variances_changes_nothing(@ForAll("points") At given) {
        SmallStudy study = given.study();
        double[][] l = given.factors();
        PassResult at = study.likelihood.newResult();
        study.likelihood.evaluate(l, given.parameters(study), ProfiledLikelihood.Want.RESIDUALS, at);
        double random = 0;
        double trace = 0;
        for (int level = 0; level < l.length; level++) {
            double[] d = ProfiledLikelihood.covariance(
                    l[level], study.random.get(level).size());
            for (int i = 0; i < d.length; i++) {
                random += d[i] * at.gradientOfD(level)[i];
                trace += d[i] * at.traceHalf[level][i];
            }
        }
        double rows = study.likelihood.degreesOfFreedom() - trace - at.weightedResiduals / at.sigma2;

        assertThat(rows + random).isCloseTo(0, within(1e-9 * study.n));
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void the_signs_of_the_factors_columns_do_not_matter(@ForAll("points") At given) {
        SmallStudy study = given.study();
        double[] phi = given.parameters(study);
        double[][] turned = given.factors();
        for (double[] level : turned) {
            level[0] = -level[0];
            if (level.length == 4) {
                level[2] = -level[2];
            }
        }

        assertThat(value(study, turned, phi)).isCloseTo(value(study, given.factors(), phi), within(1e-9));
    }

    @Property(tries = TRIES, seed = SEED, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void both_passes_find_the_same_residual_sum_of_squares(@ForAll("points") At given) {
        SmallStudy study = given.study();
        PassResult at = study.likelihood.newResult();

        study.likelihood.evaluate(given.factors(), given.parameters(study), ProfiledLikelihood.Want.RESIDUALS, at);

        assertThat(at.weightedResiduals + at.whitenedEffects)
                .isCloseTo(at.residualSumOfSquares, within(1e-10 * at.residualSumOfSquares));
    }
}
