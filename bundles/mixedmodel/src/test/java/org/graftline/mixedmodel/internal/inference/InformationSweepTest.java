package org.graftline.mixedmodel.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.graftline.mixedmodel.Certificate;
import org.graftline.mixedmodel.FitStatus;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.internal.criterion.FactorLayout;
import org.graftline.mixedmodel.internal.criterion.PassResult;
import org.graftline.mixedmodel.internal.criterion.ProfiledLikelihood;
import org.graftline.mixedmodel.internal.criterion.SmallStudy;
import org.graftline.mixedmodel.internal.optimizer.CertifiedSearch;
import org.graftline.mixedmodel.internal.optimizer.Point;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Against n×n algebra, straight from the definitions, at a point that is no optimum. */
class InformationSweepTest {
    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(VarianceModel.constant(), new double[0]),
                Arguments.of(VarianceModel.ident("arm"), new double[] {0.4}),
                Arguments.of(VarianceModel.exp("day"), new double[] {0.1}),
                Arguments.of(VarianceModel.power("size"), new double[] {-0.6}),
                Arguments.of(VarianceModel.constPower("size"), new double[] {-0.5, 0.8}),
                Arguments.of(VarianceModel.fixed("size"), new double[0]));
    }

    /** The sweep and the dense matrices at one point. */
    private static final class Given {
        final SmallStudy study;
        final FactorLayout layout;
        final double[] x;
        final CovarianceUncertainty uncertainty;
        final RealMatrix fixed;
        final RealMatrix inverse;
        final RealMatrix phi;
        final RealMatrix p;
        final List<RealMatrix> v = new ArrayList<>();

        Given(VarianceModel model, double[] parameters, double tolerance) {
            this(model, CorrelationModel.none(), parameters, tolerance);
        }

        Given(VarianceModel model, CorrelationModel correlation, double[] parameters, double tolerance) {
            study = new SmallStudy(model, correlation, Method.REML);
            int levels = study.random.size();
            double[][] d = new double[levels][];
            double[][] scale = new double[levels][];
            double[][] l = study.factors();
            if (tolerance >= 0) {
                l[2] = new double[] {0.4, 0, -0.7, 0}; // rank 1
            }
            for (int k = 0; k < levels; k++) {
                int q = study.random.get(k).size();
                d[k] = ProfiledLikelihood.covariance(l[k], q);
                scale[k] = new double[q];
                java.util.Arrays.fill(scale[k], 0.7);
            }
            layout = FactorLayout.of(study.random, d, scale, tolerance);
            double[] unit = study.likelihood.residual().scale();
            x = java.util.Arrays.copyOf(layout.coordinates(d), layout.size() + parameters.length);
            for (int j = 0; j < parameters.length; j++) {
                x[layout.size() + j] = parameters[j] / unit[j];
            }
            double[] hessian = new double[x.length * x.length];
            for (int i = 0; i < x.length; i++) {
                hessian[i * x.length + i] = 1;
            }
            CertifiedSearch.Outcome outcome = new CertifiedSearch.Outcome(
                    FitStatus.CONVERGED,
                    new Certificate(List.of(), 0),
                    new Point(d, parameters),
                    layout,
                    x,
                    hessian,
                    0,
                    List.of(),
                    new double[0],
                    List.of(),
                    0);
            PassResult at = study.likelihood.newResult();
            study.likelihood.evaluate(layout.factors(x), parameters, ProfiledLikelihood.Want.RESIDUALS, at);
            uncertainty = new InformationSweep(study.likelihood, outcome, at, study.fixed, study.index, study.random)
                    .uncertainty(Method.REML)
                    .orElseThrow();

            fixed = MatrixUtils.createRealMatrix(study.x());
            RealMatrix covariance = covariance(x).scalarMultiply(at.sigma2);
            inverse = new LUDecomposition(covariance).getSolver().getInverse();
            phi = new LUDecomposition(fixed.transpose().multiply(inverse).multiply(fixed))
                    .getSolver()
                    .getInverse();
            RealMatrix vx = inverse.multiply(fixed);
            p = inverse.subtract(vx.multiply(phi).multiply(vx.transpose()));
            for (int k = 0; k < x.length; k++) {
                double h = 1e-5;
                double[] moved = x.clone();
                moved[k] = x[k] + h;
                RealMatrix up = covariance(moved);
                moved[k] = x[k] - h;
                RealMatrix down = covariance(moved);
                v.add(up.subtract(down).scalarMultiply(at.sigma2 / (2 * h)));
            }
            v.add(covariance.scalarMultiply(2));
        }

        private RealMatrix covariance(double[] at) {
            double[] unit = study.likelihood.residual().scale();
            double[] parameters = new double[unit.length];
            for (int j = 0; j < unit.length; j++) {
                parameters[j] = at[layout.size() + j] * unit[j];
            }
            return MatrixUtils.createRealMatrix(study.v0(layout.factors(at), parameters));
        }

        RealMatrix expectedInformation() {
            RealMatrix i = MatrixUtils.createRealMatrix(v.size(), v.size());
            for (int k = 0; k < v.size(); k++) {
                for (int l = 0; l < v.size(); l++) {
                    i.setEntry(
                            k,
                            l,
                            p.multiply(v.get(k)).multiply(p).multiply(v.get(l)).getTrace() / 2);
                }
            }
            return i;
        }

        /** 2Φ{Σ W_kl(Q_kl − P_kΦP_l)}Φ. */
        RealMatrix correction() {
            RealMatrix w =
                    new LUDecomposition(expectedInformation()).getSolver().getInverse();
            RealMatrix vx = inverse.multiply(fixed);
            RealMatrix sum = MatrixUtils.createRealMatrix(fixed.getColumnDimension(), fixed.getColumnDimension());
            for (int k = 0; k < v.size(); k++) {
                for (int l = 0; l < v.size(); l++) {
                    RealMatrix q = vx.transpose()
                            .multiply(v.get(k))
                            .multiply(inverse)
                            .multiply(v.get(l))
                            .multiply(vx);
                    RealMatrix pk = vx.transpose().multiply(v.get(k)).multiply(vx);
                    RealMatrix pl = vx.transpose().multiply(v.get(l)).multiply(vx);
                    sum = sum.add(q.subtract(pk.multiply(phi).multiply(pl)).scalarMultiply(w.getEntry(k, l)));
                }
            }
            return phi.multiply(sum).multiply(phi).scalarMultiply(2);
        }
    }

    private static void assertSame(RealMatrix ours, RealMatrix dense, double relative) {
        assertThat(ours.subtract(dense).getFrobeniusNorm()).isLessThan(relative * dense.getFrobeniusNorm());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void the_slopes_of_the_covariance_equal_dense_algebra(VarianceModel model, double[] parameters) {
        assertSlopes(new Given(model, parameters, -1));
    }

    static Stream<Arguments> correlations() {
        return Stream.of(
                        CorrelationModel.ar1(null),
                        CorrelationModel.car1("day", null),
                        CorrelationModel.compoundSymmetry(null))
                .flatMap(c -> Stream.of(
                        Arguments.of(c, VarianceModel.constant(), new double[] {0.6}),
                        Arguments.of(c, VarianceModel.ident("arm"), new double[] {0.4, -0.3}),
                        Arguments.of(c, VarianceModel.power("size"), new double[] {-0.6, 0.5}),
                        Arguments.of(c, VarianceModel.constPower("size"), new double[] {-0.5, 0.8, 0.2})));
    }

    /** Without those that a random intercept of the same group has already. */
    static Stream<Arguments> informed() {
        return correlations()
                .filter(a -> !(a.get()[0] instanceof CorrelationModel.CompoundSymmetry
                        && a.get()[1] instanceof VarianceModel.Constant));
    }

    @Test
    void compound_symmetry_beside_a_random_intercept_of_the_same_group_has_no_information() {
        Given given =
                new Given(VarianceModel.constant(), CorrelationModel.compoundSymmetry(null), new double[] {0.6}, -1);

        assertThat(given.uncertainty.expected()).isNull();
        assertThat(given.uncertainty.correction()).isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("correlations")
    void the_slopes_equal_dense_algebra_where_residuals_are_correlated(
            CorrelationModel correlation, VarianceModel model, double[] parameters) {
        Given given = new Given(model, correlation, parameters, -1);

        assertSlopes(given);
        assertThat(given.uncertainty.observed()).isNotNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("informed")
    void information_and_correction_equal_dense_algebra_where_residuals_are_correlated(
            CorrelationModel correlation, VarianceModel model, double[] parameters) {
        Given given = new Given(model, correlation, parameters, -1);
        RealMatrix ours = new LUDecomposition(Objects.requireNonNull(given.uncertainty.expected()))
                .getSolver()
                .getInverse();

        assertSame(ours, given.expectedInformation(), 1e-7);
        assertSame(Objects.requireNonNull(given.uncertainty.correction()), given.correction(), 1e-6);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("correlations")
    void on_the_face_of_a_singular_covariance_they_do_so_too(
            CorrelationModel correlation, VarianceModel model, double[] parameters) {
        Given given = new Given(model, correlation, parameters, 1e-8);

        assertSame(Objects.requireNonNull(given.uncertainty.correction()), given.correction(), 1e-6);
    }

    private static void assertSlopes(Given given) {
        RealMatrix vx = given.inverse.multiply(given.fixed);

        assertSame(given.uncertainty.phi(), given.phi, 1e-10);
        for (int k = 0; k < given.v.size(); k++) {
            RealMatrix slope = given.phi
                    .multiply(vx.transpose())
                    .multiply(given.v.get(k))
                    .multiply(vx)
                    .multiply(given.phi);
            assertSame(given.uncertainty.slopes().get(k), slope, 1e-8);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void the_expected_information_equals_half_the_trace_of_dense_products(VarianceModel model, double[] parameters) {
        Given given = new Given(model, parameters, -1);

        RealMatrix ours = new LUDecomposition(Objects.requireNonNull(given.uncertainty.expected()))
                .getSolver()
                .getInverse();

        assertSame(ours, given.expectedInformation(), 1e-7);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void the_correction_of_kenward_and_roger_equals_dense_algebra(VarianceModel model, double[] parameters) {
        Given given = new Given(model, parameters, -1);

        assertSame(Objects.requireNonNull(given.uncertainty.correction()), given.correction(), 1e-6);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void on_the_face_of_a_singular_covariance_the_same_holds(VarianceModel model, double[] parameters) {
        Given given = new Given(model, parameters, 1e-8);

        assertThat(given.x.length).isEqualTo(3 + 1 + 2 + parameters.length);
        assertSame(Objects.requireNonNull(given.uncertainty.correction()), given.correction(), 1e-6);
    }
}
