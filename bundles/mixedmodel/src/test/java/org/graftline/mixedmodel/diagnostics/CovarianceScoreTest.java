package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.junit.jupiter.api.Test;

/** Influence on the covariance parameters and score tests against n×n algebra. */
class CovarianceScoreTest {
    private static final DenseStudy STUDY = new DenseStudy();
    private static final Diagnostics DIAGNOSTICS = Diagnostics.of(STUDY.fit, STUDY.data);

    /** ∂V/∂ψ of the entries of both G, of σ² and of the log ratio of the treated arm. */
    private static List<RealMatrix> derivatives() {
        List<RealMatrix> out = new ArrayList<>();
        double[] day = STUDY.data.numbers("day");
        for (var groups : List.of(STUDY.donors, STUDY.mice)) {
            for (int[] e : new int[][] {{0, 0}, {1, 0}, {1, 1}}) {
                RealMatrix m = new Array2DRowRealMatrix(day.length, day.length);
                for (List<Integer> rows : groups.values()) {
                    for (int i : rows) {
                        for (int j : rows) {
                            double[] zi = {1, day[i]};
                            double[] zj = {1, day[j]};
                            double v = zi[e[0]] * zj[e[1]];
                            m.setEntry(i, j, e[0] == e[1] ? v : v + zi[e[1]] * zj[e[0]]);
                        }
                    }
                }
                out.add(m);
            }
        }
        double[] sd = STUDY.fit.residualStandardDeviations();
        out.add(diagonal(i -> sd[i] * sd[i] / (STUDY.fit.sigma() * STUDY.fit.sigma())));
        out.add(diagonal(i -> "treated".equals(STUDY.data.texts("arm")[i]) ? 2 * sd[i] * sd[i] : 0));
        return out;
    }

    private static RealMatrix diagonal(java.util.function.IntToDoubleFunction value) {
        int n = STUDY.data.rows();
        RealMatrix m = new Array2DRowRealMatrix(n, n);
        for (int i = 0; i < n; i++) {
            m.setEntry(i, i, value.applyAsDouble(i));
        }
        return m;
    }

    private static RealMatrix projection(int[] rows) {
        RealMatrix x = DenseStudy.rowsOf(STUDY.x, rows);
        RealMatrix q = DenseStudy.inverse(STUDY.v.getSubMatrix(rows, rows));
        RealMatrix qx = q.multiply(x);
        return q.subtract(
                qx.multiply(DenseStudy.inverse(x.transpose().multiply(qx))).multiply(qx.transpose()));
    }

    private static RealVector response(int[] rows) {
        RealVector y = new ArrayRealVector(rows.length);
        for (int i = 0; i < rows.length; i++) {
            y.setEntry(i, STUDY.y.getEntry(rows[i]));
        }
        return y;
    }

    private static double[] score(List<RealMatrix> vk, int[] rows) {
        RealMatrix p = projection(rows);
        RealVector py = p.operate(response(rows));
        return vk.stream()
                .mapToDouble(v -> {
                    RealMatrix part = v.getSubMatrix(rows, rows);
                    return (py.dotProduct(part.operate(py)) - p.multiply(part).getTrace()) / 2;
                })
                .toArray();
    }

    private static RealMatrix information(List<RealMatrix> vk) {
        RealMatrix p = projection(all());
        RealVector py = p.operate(STUDY.y);
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

    private static int[] all() {
        return java.util.stream.IntStream.range(0, STUDY.data.rows()).toArray();
    }

    @Test
    void the_step_of_the_covariance_without_a_donor_is_that_of_dense_algebra() {
        assertThat(STUDY.fit.singular()).isFalse();
        List<RealMatrix> vk = derivatives();
        RealMatrix information = information(vk);

        List<CovarianceInfluence> influence = DIAGNOSTICS.covarianceInfluence();

        assertThat(influence.get(0).names())
                .containsExactly(
                        "donor (Intercept)",
                        "donor day × (Intercept)",
                        "donor day",
                        "mouse (Intercept)",
                        "mouse day × (Intercept)",
                        "mouse day",
                        "sigma²",
                        "variance log treated");
        for (CovarianceInfluence donor : influence) {
            List<Integer> left = STUDY.donors.getOrDefault(donor.id(), List.of());
            int[] kept = java.util.Arrays.stream(all())
                    .filter(i -> !left.contains(i))
                    .toArray();
            RealVector step = new LUDecomposition(information).getSolver().solve(new ArrayRealVector(score(vk, kept)));
            for (int k = 0; k < vk.size(); k++) {
                double size = 1 / Math.sqrt(information.getEntry(k, k));
                assertThat(donor.change().get(k)).isCloseTo(-step.getEntry(k), within(1e-5 * size));
            }
        }
    }

    @Test
    void one_more_variance_parameter_has_the_score_test_of_dense_algebra() {
        double[] h = STUDY.data.numbers("day");
        double[] sd = STUDY.fit.residualStandardDeviations();
        List<RealMatrix> vk = derivatives();
        vk.add(diagonal(i -> 2 * sd[i] * sd[i] * h[i]));
        RealMatrix information = information(vk);
        double u = score(vk, all())[vk.size() - 1];
        double inverse =
                new LUDecomposition(information).getSolver().getInverse().getEntry(vk.size() - 1, vk.size() - 1);

        LackOfFit test = DIAGNOSTICS.varianceAgainst("day", h);

        assertThat(test.df()).isEqualTo(1);
        assertThat(test.chiSquared()).isCloseTo(u * u * inverse, within(1e-5));
    }

    @Test
    void a_parameter_that_the_variance_function_has_already_is_not_tested_again() {
        double[] treated = new double[STUDY.data.rows()];
        for (int i = 0; i < treated.length; i++) {
            treated[i] = "treated".equals(STUDY.data.texts("arm")[i]) ? 1 : 0;
        }

        assertThat(DIAGNOSTICS.varianceAgainst("arm", treated).df()).isZero();
    }

    @Test
    void a_bend_of_the_mean_has_the_statistic_of_the_larger_model_with_the_covariance_held() {
        double[] day = STUDY.data.numbers("day");
        double[][] w = org.graftline.mixedmodel.internal.diagnostics.NaturalSpline.columns(day);
        RealMatrix x = new Array2DRowRealMatrix(day.length, 4 + w.length);
        x.setSubMatrix(STUDY.x.getData(), 0, 0);
        for (int c = 0; c < w.length; c++) {
            x.setColumn(4 + c, w[c]);
        }
        RealMatrix q = DenseStudy.inverse(STUDY.v);
        RealMatrix phi = DenseStudy.inverse(x.transpose().multiply(q).multiply(x));
        RealVector beta = phi.operate(x.transpose().operate(q.operate(STUDY.y)));
        RealVector added = beta.getSubVector(4, w.length);
        RealMatrix own = phi.getSubMatrix(4, 3 + w.length, 4, 3 + w.length);
        double wald = added.dotProduct(DenseStudy.inverse(own).operate(added));

        LackOfFit test = DIAGNOSTICS.meanAgainst(STUDY.data, "day");

        assertThat(test.df()).isEqualTo(2);
        assertThat(test.chiSquared()).isCloseTo(wald, within(1e-6 * wald));
    }
}
