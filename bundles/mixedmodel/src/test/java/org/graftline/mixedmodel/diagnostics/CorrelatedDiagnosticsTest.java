package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.UnknownColumnException;
import org.graftline.mixedmodel.correlation.CorrelationModel;
import org.graftline.mixedmodel.variance.VarianceCovariate;
import org.graftline.mixedmodel.variance.VarianceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Diagnostics where residuals are correlated, and without random effects, against n×n algebra. */
class CorrelatedDiagnosticsTest {
    private static final DataTable DATA = drifting(new SimulatedStudy(3, 5).data());

    /** Five in six rows of the study, with a line and a drift on top of every mouse, an intercept on top of every donor, and the rows of donors in turn. */
    private static DataTable drifting(DataTable data) {
        SplittableRandom random = new SplittableRandom(2);
        double[] y = data.numbers("logVolume");
        double drift = 0;
        double intercept = 0;
        double slope = 0;
        for (int i = 0; i < y.length; i++) {
            boolean same = i > 0 && String.valueOf(data.texts("mouse")[i]).equals(data.texts("mouse")[i - 1]);
            drift = (same ? 0.6 * drift : 0) + 0.25 * random.nextGaussian();
            intercept = same ? intercept : 0.6 * random.nextGaussian() + 0.8 * (i / (y.length / 3) - 1);
            slope = same ? slope : 0.05 * random.nextGaussian();
            y[i] += drift + intercept + slope * data.numbers("day")[i];
        }
        int[] kept = IntStream.range(0, y.length)
                .map(i -> i % 3 * (y.length / 3) + i / 3)
                .filter(i -> i % 6 != 4)
                .toArray();
        DataTable.Builder b = DataTable.builder();
        for (String name : List.of("donor", "mouse", "arm")) {
            b.texts(name, Arrays.stream(kept).mapToObj(i -> data.texts(name)[i]).toArray(String[]::new));
        }
        return b.numbers(
                        "day",
                        Arrays.stream(kept)
                                .mapToDouble(i -> data.numbers("day")[i])
                                .toArray())
                .numbers("logVolume", Arrays.stream(kept).mapToDouble(i -> y[i]).toArray())
                .build();
    }

    private static ModelSpec.Builder model() {
        return ModelSpec.of("logVolume", "~ day * arm")
                .factor("arm", "control", "treated")
                .level("donor");
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(
                        "mouse, car1, sd by arm",
                        model().random("~ 1")
                                .level("mouse")
                                .random("~ day")
                                .correlation(CorrelationModel.car1("day", null))
                                .variance(VarianceModel.ident("arm"))
                                .build()),
                Arguments.of(
                        "donor, compound symmetry in mice, by ML",
                        model().random("~ 1")
                                .level("mouse")
                                .correlation(CorrelationModel.compoundSymmetry("mouse"))
                                .variance(VarianceModel.exp("day"))
                                .method(Method.ML)
                                .build()),
                Arguments.of(
                        "a known negative correlation",
                        model().random("~ 1")
                                .level("mouse")
                                .random("~ day")
                                .correlation(new CorrelationModel.CompoundSymmetry("mouse", -0.06))
                                .build()),
                Arguments.of(
                        "no random effects, ar1 by the order of rows",
                        model().level("mouse")
                                .correlation(CorrelationModel.ar1(null))
                                .build()),
                Arguments.of(
                        "no random effects, independent",
                        model().level("mouse")
                                .variance(VarianceModel.ident("arm"))
                                .build()));
    }

    /** The fit as matrices. */
    private static final class Dense {
        final Fit fit;
        final int n = DATA.rows();
        final String[] mouse = new String[n];
        final double[] day = DATA.numbers("day");
        final double[] order = new double[n];
        final double[] treated = new double[n];
        final RealMatrix x = new Array2DRowRealMatrix(n, 4);
        final RealVector y = new ArrayRealVector(DATA.numbers("logVolume"));
        final double[] sd;
        final RealMatrix r = new Array2DRowRealMatrix(n, n);
        final RealMatrix v;

        Dense(Fit fit) {
            this.fit = fit;
            Map<String, Integer> seen = new LinkedHashMap<>();
            sd = fit.residualStandardDeviations();
            for (int i = 0; i < n; i++) {
                mouse[i] = DATA.texts("donor")[i] + "/" + DATA.texts("mouse")[i];
                order[i] = seen.merge(mouse[i], 1, Integer::sum);
                treated[i] = "treated".equals(DATA.texts("arm")[i]) ? 1 : 0;
                x.setRow(i, new double[] {1, day[i], treated[i], day[i] * treated[i]});
            }
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    r.setEntry(i, j, sd[i] * sd[j] * rho(parameter(), i, j));
                }
            }
            RealMatrix sum = r;
            for (int l = 0; l < fit.random().size(); l++) {
                int q = fit.random().get(l).names().size();
                for (int a = 0; a < q; a++) {
                    for (int b = 0; b < q; b++) {
                        sum = sum.add(effect(l, a, b)
                                .scalarMultiply(fit.random().get(l).covariance().get(a, b)));
                    }
                }
            }
            v = sum;
        }

        double parameter() {
            return fit.correlation().values().stream().findFirst().orElse(0.0);
        }

        double rho(double parameter, int i, int j) {
            CorrelationModel model = fit.spec().correlation();
            if (i == j || !mouse[i].equals(mouse[j]) || model instanceof CorrelationModel.Independent) {
                return i == j ? 1 : 0;
            }
            if (model instanceof CorrelationModel.CompoundSymmetry) {
                return parameter;
            }
            double[] time = model instanceof CorrelationModel.Autoregressive ? order : day;
            return Math.pow(parameter, Math.abs(time[i] - time[j]));
        }

        /** Z_a Z_b' of two effects of a level. */
        RealMatrix effect(int level, int a, int b) {
            String[] donor = Stream.of(DATA.texts("donor")).map(String::valueOf).toArray(String[]::new);
            String[] path = level == 0 ? donor : mouse;
            RealMatrix m = new Array2DRowRealMatrix(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (path[i].equals(path[j])) {
                        m.setEntry(i, j, (a == 0 ? 1 : day[i]) * (b == 0 ? 1 : day[j]));
                    }
                }
            }
            return m;
        }

        RealMatrix onLogSpread(Function<Integer, Double> slope) {
            RealMatrix m = r.copy();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    m.multiplyEntry(i, j, slope.apply(i) + slope.apply(j));
                }
            }
            return m;
        }

        /** ∂V of every covariance parameter, in the order in which they are named. */
        List<RealMatrix> derivatives() {
            List<RealMatrix> out = new ArrayList<>();
            for (int l = 0; l < fit.random().size(); l++) {
                for (int a = 0; a < fit.random().get(l).names().size(); a++) {
                    for (int b = 0; b <= a; b++) {
                        out.add(a == b ? effect(l, a, a) : effect(l, a, b).add(effect(l, b, a)));
                    }
                }
            }
            out.add(r.scalarMultiply(1 / (fit.sigma() * fit.sigma())));
            if (fit.spec().variance() instanceof VarianceModel.Ident) {
                out.add(onLogSpread(i -> treated[i]));
            }
            if (fit.spec().variance() instanceof VarianceModel.Exponential) {
                out.add(onLogSpread(i -> day[i]));
            }
            if (!fit.correlation().isEmpty()
                    && !fit.spec().correlation().toString().contains("-0.06")) {
                RealMatrix m = new Array2DRowRealMatrix(n, n);
                double h = 1e-6;
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        double slope = (rho(parameter() + h, i, j) - rho(parameter() - h, i, j)) / (2 * h);
                        m.setEntry(i, j, sd[i] * sd[j] * slope);
                    }
                }
                out.add(m);
            }
            return out;
        }

        RealMatrix p(int[] rows) {
            RealMatrix xk = DenseStudy.rowsOf(x, rows);
            RealMatrix q = DenseStudy.inverse(v.getSubMatrix(rows, rows));
            RealMatrix qx = q.multiply(xk);
            return q.subtract(
                    qx.multiply(DenseStudy.inverse(xk.transpose().multiply(qx))).multiply(qx.transpose()));
        }

        RealVector beta(int[] rows) {
            RealMatrix xk = DenseStudy.rowsOf(x, rows);
            RealMatrix q = DenseStudy.inverse(v.getSubMatrix(rows, rows));
            return phi(rows).operate(xk.transpose().operate(q.operate(y(rows))));
        }

        RealMatrix phi(int[] rows) {
            RealMatrix xk = DenseStudy.rowsOf(x, rows);
            RealMatrix q = DenseStudy.inverse(v.getSubMatrix(rows, rows));
            return DenseStudy.inverse(xk.transpose().multiply(q).multiply(xk));
        }

        RealVector y(int[] rows) {
            return new ArrayRealVector(
                    Arrays.stream(rows).mapToDouble(y::getEntry).toArray());
        }

        int[] all() {
            return IntStream.range(0, n).toArray();
        }

        int[] without(Function<Integer, String> path, String id) {
            return IntStream.range(0, n).filter(i -> !path.apply(i).equals(id)).toArray();
        }

        double[] score(List<RealMatrix> vk, int[] rows) {
            RealMatrix p = p(rows);
            RealMatrix trace = fit.spec().method() == Method.REML ? p : DenseStudy.inverse(v.getSubMatrix(rows, rows));
            RealVector py = p.operate(y(rows));
            return vk.stream()
                    .mapToDouble(m -> {
                        RealMatrix part = m.getSubMatrix(rows, rows);
                        return (py.dotProduct(part.operate(py))
                                        - trace.multiply(part).getTrace())
                                / 2;
                    })
                    .toArray();
        }

        RealMatrix information(List<RealMatrix> vk) {
            RealMatrix p = p(all());
            RealVector py = p.operate(y);
            RealMatrix out = new Array2DRowRealMatrix(vk.size(), vk.size());
            for (int k = 0; k < vk.size(); k++) {
                for (int l = 0; l < vk.size(); l++) {
                    out.setEntry(
                            k,
                            l,
                            vk.get(k).operate(py).dotProduct(p.operate(vk.get(l).operate(py))) / 2);
                }
            }
            return out;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void leverage_and_studentized_residuals_are_those_of_the_projection(String name, ModelSpec spec) {
        Dense dense = new Dense(MixedModel.fit(spec, DATA));
        RealMatrix p = dense.p(dense.all());
        RealMatrix rp = dense.r.multiply(p);
        RealMatrix rpr = rp.multiply(dense.r);
        RealVector residual = rp.operate(dense.y);
        Diagnostics diagnostics = Diagnostics.of(dense.fit, DATA);
        double[] h = diagnostics.leverage();
        double[] studentized = diagnostics.studentizedResiduals();

        for (int i = 0; i < dense.n; i++) {
            assertThat(h[i]).isCloseTo(1 - rp.getEntry(i, i), within(1e-8));
            assertThat(diagnostics.conditionalResiduals()[i]).isCloseTo(residual.getEntry(i), within(1e-8));
            assertThat(studentized[i]).isCloseTo(residual.getEntry(i) / Math.sqrt(rpr.getEntry(i, i)), within(1e-7));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void whitened_and_normalized_residuals_have_the_length_that_dense_algebra_gives_them(String name, ModelSpec spec) {
        Dense dense = new Dense(MixedModel.fit(spec, DATA));
        Diagnostics diagnostics = Diagnostics.of(dense.fit, DATA);
        double[] whitened = diagnostics.whitenedResiduals();
        double[] normalized = diagnostics.normalizedResiduals();
        RealVector gap = dense.y.subtract(
                dense.x.operate(new ArrayRealVector(dense.fit.fixed().estimates())));
        RealVector residual = new ArrayRealVector(dense.fit.residuals());

        for (String donor : List.of("D1000", "D1001", "D1002")) {
            int[] rows = IntStream.range(0, dense.n)
                    .filter(i -> dense.mouse[i].startsWith(donor))
                    .toArray();
            double ours = Arrays.stream(rows)
                    .mapToDouble(i -> whitened[i] * whitened[i])
                    .sum();
            double ofResiduals = Arrays.stream(rows)
                    .mapToDouble(i -> normalized[i] * normalized[i])
                    .sum();
            assertThat(ours).isCloseTo(length(gap, dense.v, rows), within(1e-7 * ours));
            assertThat(ofResiduals).isCloseTo(length(residual, dense.r, rows), within(1e-7 * ofResiduals));
        }
    }

    /** e'M⁻¹e over some rows. */
    private static double length(RealVector e, RealMatrix m, int[] rows) {
        RealVector part =
                new ArrayRealVector(Arrays.stream(rows).mapToDouble(e::getEntry).toArray());
        return part.dotProduct(DenseStudy.inverse(m.getSubMatrix(rows, rows)).operate(part));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void leaving_a_group_out_is_exact(String name, ModelSpec spec) {
        Dense dense = new Dense(MixedModel.fit(spec, DATA));
        Diagnostics diagnostics = Diagnostics.of(dense.fit, DATA);
        Function<Integer, String> donor = i -> String.valueOf(DATA.texts("donor")[i]);
        assertInfluence(dense, diagnostics.influence("donor"), donor, 3);
        if (dense.fit.random().size() != 1) {
            assertInfluence(dense, diagnostics.influence("mouse"), i -> dense.mouse[i], 24);
        }
    }

    private static void assertInfluence(
            Dense dense, List<GroupInfluence> influence, Function<Integer, String> path, int groups) {
        assertThat(influence).hasSize(groups);
        RealMatrix phi = dense.phi(dense.all());
        RealVector whole = dense.beta(dense.all());
        for (GroupInfluence g : influence.subList(0, 3)) {
            int[] rest = dense.without(path, g.id());
            RealVector change = whole.subtract(dense.beta(rest));
            double cook = change.dotProduct(DenseStudy.inverse(phi).operate(change)) / 4;
            double ratio =
                    new LUDecomposition(dense.phi(rest)).getDeterminant() / new LUDecomposition(phi).getDeterminant();
            assertThat(g.rows()).isEqualTo(dense.n - rest.length);
            for (int j = 0; j < 4; j++) {
                assertThat(g.change().get(j))
                        .isCloseTo(change.getEntry(j), within(1e-7 * Math.sqrt(phi.getEntry(j, j))));
            }
            assertThat(g.cooksDistance()).isCloseTo(cook, within(1e-6 * cook));
            assertThat(g.covarianceRatio()).isCloseTo(ratio, within(1e-6 * ratio));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void the_marginal_covariance_and_the_robust_one_are_those_of_dense_algebra(String name, ModelSpec spec) {
        Dense dense = new Dense(MixedModel.fit(spec, DATA));
        Diagnostics diagnostics = Diagnostics.of(dense.fit, DATA);
        MarginalCovariance donor = diagnostics.marginalCovariance("donor", "D1001");
        for (int i = 0; i < donor.rows().size(); i++) {
            for (int j = 0; j < donor.rows().size(); j++) {
                assertThat(donor.covariance().get(i, j))
                        .isCloseTo(
                                dense.v.getEntry(
                                        donor.rows().get(i), donor.rows().get(j)),
                                within(1e-10));
            }
        }
        RealMatrix meat = new Array2DRowRealMatrix(4, 4);
        for (String id : List.of("D1000", "D1001", "D1002")) {
            int[] rows = IntStream.range(0, dense.n)
                    .filter(i -> dense.mouse[i].startsWith(id))
                    .toArray();
            RealMatrix xd = DenseStudy.rowsOf(dense.x, rows);
            RealVector gap = dense.y(rows).subtract(xd.operate(dense.beta(dense.all())));
            RealVector s = xd.transpose()
                    .operate(
                            DenseStudy.inverse(dense.v.getSubMatrix(rows, rows)).operate(gap));
            meat = meat.add(s.outerProduct(s));
        }
        RealMatrix phi = dense.phi(dense.all());
        RealMatrix sandwich = phi.multiply(meat).multiply(phi);
        RobustCovariance robust = diagnostics.robustCovariance(RobustKind.CR0);
        for (int j = 0; j < 4; j++) {
            assertThat(robust.covariance().get(j, 1))
                    .isCloseTo(
                            sandwich.getEntry(j, 1), within(1e-6 * Math.sqrt(phi.getEntry(j, j) * phi.getEntry(1, 1))));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void steps_of_the_covariance_and_the_test_of_one_more_parameter_are_those_of_dense_algebra(
            String name, ModelSpec spec) {
        Dense dense = new Dense(MixedModel.fit(spec, DATA));
        Diagnostics diagnostics = Diagnostics.of(dense.fit, DATA);
        List<RealMatrix> vk = dense.derivatives();
        RealMatrix information = dense.information(vk);
        assertThat(dense.fit.singular()).isFalse();
        for (CovarianceInfluence donor : diagnostics.covarianceInfluence()) {
            int[] rest = dense.without(i -> String.valueOf(DATA.texts("donor")[i]), donor.id());
            assertThat(donor.names()).hasSize(vk.size());
            RealVector step =
                    new LUDecomposition(information).getSolver().solve(new ArrayRealVector(dense.score(vk, rest)));
            for (int k = 0; k < vk.size(); k++) {
                double size = 1 / Math.sqrt(information.getEntry(k, k));
                assertThat(donor.change().get(k)).isCloseTo(-step.getEntry(k), within(1e-4 * size));
            }
        }
        double[] h = new double[dense.n];
        for (int i = 0; i < h.length; i++) {
            h[i] = Math.sin(i);
        }
        vk.add(dense.onLogSpread(i -> h[i]));
        double u = dense.score(vk, dense.all())[vk.size() - 1];
        double inverse = DenseStudy.inverse(dense.information(vk)).getEntry(vk.size() - 1, vk.size() - 1);
        assertThat(diagnostics.varianceAgainst("h", h).chiSquared()).isCloseTo(u * u * inverse, within(1e-4));
    }

    @Test
    void a_model_without_any_group_has_its_rows_for_groups() {
        Fit fit = MixedModel.fit(
                ModelSpec.of("logVolume", "~ day * arm")
                        .factor("arm", "control", "treated")
                        .build(),
                DATA);
        Diagnostics diagnostics = Diagnostics.of(fit, DATA);
        double sum = Arrays.stream(diagnostics.leverage()).sum();

        assertThat(sum).isCloseTo(4, within(1e-9));
        assertThat(diagnostics.whitenedResiduals()[7]).isCloseTo(fit.pearsonResiduals()[7], within(1e-12));
        assertThat(diagnostics.robustCovariance(RobustKind.CR2).warnings()).isEmpty();
        assertThatThrownBy(() -> diagnostics.normality("mouse", 19, 1)).isInstanceOf(UnknownColumnException.class);
    }

    @Test
    void a_fit_with_its_coefficients_in_the_variance_is_refused() {
        VarianceCovariate mean = new VarianceCovariate.FixedMean(VarianceCovariate.Estimation.FULL_LIKELIHOOD, null);
        Fit fit = MixedModel.fit(
                model().random("~ 1")
                        .variance(new VarianceModel.Power(mean, null))
                        .method(Method.ML)
                        .build(),
                DATA);

        assertThatThrownBy(() -> Diagnostics.of(fit, DATA))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("in the variance too");
    }
}
