package org.graftline.mixedmodel.internal.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The likelihood with the coefficients in mean and variance, at coefficients away from its maximum. */
class JointLikelihoodTest {
    private static final VarianceCovariate MEAN =
            new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, 0.5);
    private static final double[] BETA_Q = {0.3, -0.2, 0.1, 0.25};

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(new VarianceModel.Power(MEAN, null), CorrelationModel.none(), new double[] {0.7}),
                Arguments.of(new VarianceModel.Power(MEAN, "arm"), CorrelationModel.none(), new double[] {0.7, -0.3}),
                Arguments.of(new VarianceModel.Exponential(MEAN, null), CorrelationModel.none(), new double[] {0.1}),
                Arguments.of(
                        new VarianceModel.ConstPower(MEAN, null), CorrelationModel.none(), new double[] {0.4, 0.8}),
                Arguments.of(
                        new VarianceModel.Power(MEAN, null), CorrelationModel.car1("day", null), new double[] {0.7}));
    }

    private static double[] parameters(SmallStudy study, double[] own) {
        double[] phi = study.residual.startAt(new double[study.variance.parameters()]);
        System.arraycopy(own, 0, phi, 0, own.length);
        System.arraycopy(BETA_Q, 0, phi, own.length, BETA_Q.length);
        return phi;
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void the_value_is_that_of_dense_algebra_at_the_coefficients(
            VarianceModel model, CorrelationModel correlation, double[] own) {
        SmallStudy study = new SmallStudy(model, correlation, Method.ML);
        double[] phi = parameters(study, own);
        PassResult at = study.likelihood.newResult();

        study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.VALUE, at);

        double[] beta = study.fixed.coefficients(BETA_Q);
        RealVector r = new Array2DRowRealMatrix(study.x())
                .operate(new org.apache.commons.math3.linear.ArrayRealVector(beta))
                .mapMultiply(-1)
                .add(new org.apache.commons.math3.linear.ArrayRealVector(study.y));
        CholeskyDecomposition v =
                new CholeskyDecomposition(new Array2DRowRealMatrix(study.v0(study.factors(), phi)), 1e-9, 0);
        double r2 = r.dotProduct(v.getSolver().solve(r));
        double dense = Math.log(v.getDeterminant()) + study.n * (1 + Math.log(2 * Math.PI * r2 / study.n));
        assertThat(at.value).isCloseTo(dense, within(1e-8));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void the_variance_is_that_of_the_mean_at_the_coefficients(
            VarianceModel model, CorrelationModel correlation, double[] own) {
        SmallStudy study = new SmallStudy(model, correlation, Method.ML);
        double[] logV = study.likelihood.logV(parameters(study, own));

        double[] beta = study.fixed.coefficients(BETA_Q);
        for (int i = 0; i < study.n; i++) {
            double f = 0;
            for (int j = 0; j < beta.length; j++) {
                f += study.fixed.columns()[j][i] * beta[j];
            }
            boolean treated = study.fixed.columns()[study.fixed.names().indexOf("armtreated")][i] > 0;
            double expected = model instanceof VarianceModel.Exponential
                    ? own[0] * f
                    : model instanceof VarianceModel.ConstPower
                            ? Math.log(Math.exp(own[0]) + Math.pow(f, own[1]))
                            : own[own.length > 1 && treated ? 1 : 0] * Math.log(f);
            assertThat(logV[i]).isCloseTo(expected, within(1e-12));
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("models")
    void the_gradient_equals_central_differences_in_coefficients_too(
            VarianceModel model, CorrelationModel correlation, double[] own) {
        SmallStudy study = new SmallStudy(model, correlation, Method.ML);
        double[] phi = parameters(study, own);
        PassResult at = study.likelihood.newResult();
        PassResult moved = study.likelihood.newResult();
        study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.GRADIENT, at);

        for (int k = 0; k < phi.length; k++) {
            double kept = phi[k];
            phi[k] = kept + 1e-5;
            study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.VALUE, moved);
            double up = moved.value;
            phi[k] = kept - 1e-5;
            study.likelihood.evaluate(study.factors(), phi, ProfiledLikelihood.Want.VALUE, moved);
            double numeric = (up - moved.value) / 2e-5;
            phi[k] = kept;
            assertThat(at.gradientOfPhi(k))
                    .as("parameter %d", k)
                    .isCloseTo(numeric, within(1e-7 * Math.max(1, Math.abs(numeric))));
        }
    }
}
