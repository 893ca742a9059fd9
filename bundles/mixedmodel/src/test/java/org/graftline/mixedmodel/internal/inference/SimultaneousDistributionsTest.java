package org.graftline.mixedmodel.internal.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimultaneousDistributionsTest {
    private static double[][] equicorrelated(int m, double rho) {
        double[][] r = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                r[i][j] = i == j ? 1 : rho;
            }
        }
        return r;
    }

    @Test
    void the_normal_distribution_is_exact_to_double_precision() {
        NormalDistribution exact = new NormalDistribution(null, 0, 1);
        for (double x = -9; x <= 9; x += 0.37) {
            assertThat(Normal.cumulative(x)).isCloseTo(exact.cumulativeProbability(x), within(2e-15));
        }
    }

    /** Upper points of the studentized range as printed in textbooks (Harter 1960; Pearson and Hartley 1970, table 29). */
    @ParameterizedTest(name = "{0} means, {1} df")
    @CsvSource({
        "3, 10, 0.95, 3.877",
        "4, 10, 0.95, 4.327",
        "5, 20, 0.95, 4.232",
        "10, 60, 0.95, 4.646",
        "3, Infinity, 0.95, 3.314",
        "4, 12, 0.99, 5.502",
        "2, 5, 0.95, 3.635"
    })
    void the_studentized_range_has_its_tabulated_points(int means, double df, double p, double q) {
        assertThat(StudentizedRange.quantile(p, means, df)).isCloseTo(q, within(6e-4));
    }

    /** Two-sided 5 % points for comparisons with a control, correlation 1/2 (Dunnett, Biometrics 20, 1964, table II). */
    @ParameterizedTest(name = "{0} treatments, {1} df")
    @CsvSource({
        "1, 10, 2.23",
        "2, 10, 2.57",
        "3, 10, 2.76",
        "5, 10, 2.99",
        "2, 20, 2.38",
        "4, 20, 2.65",
        "9, 20, 2.95",
        "2, Infinity, 2.21",
        "5, Infinity, 2.51"
    })
    void comparisons_with_a_control_have_the_points_of_dunnett(int treatments, double df, double t) {
        assertThat(new MultivariateT(equicorrelated(treatments, 0.5)).quantile(0.95, df))
                .isCloseTo(t, within(6e-3));
    }

    @Test
    void two_means_are_student_s_t() {
        for (double df : new double[] {1, 2.5, 7, 300}) {
            double p = 1 - 2 * new TDistribution(null, df).cumulativeProbability(-2.1);
            assertThat(StudentizedRange.cumulative(2.1 * Math.sqrt(2), 2, df)).isCloseTo(p, within(1e-9));
            assertThat(new MultivariateT(equicorrelated(2, 1 - 1e-12)).withinAll(2.1, df))
                    .isCloseTo(p, within(1e-5));
        }
    }

    /** All pairs of k independent means: the studentized range again, with correlations that have no product structure. */
    @ParameterizedTest(name = "{0} means, {1} df")
    @CsvSource({"3, 5", "3, 40", "4, 12", "5, 25"})
    void all_pairs_of_independent_means_have_the_studentized_range(int k, double df) {
        int m = k * (k - 1) / 2;
        double[][] rows = new double[m][k];
        int at = 0;
        for (int i = 0; i < k; i++) {
            for (int j = i + 1; j < k; j++) {
                rows[at][i] = 1;
                rows[at++][j] = -1;
            }
        }
        double[][] covariance = new double[m][m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                for (int l = 0; l < k; l++) {
                    covariance[i][j] += rows[i][l] * rows[j][l];
                }
            }
        }
        MultivariateT pairs = new MultivariateT(covariance);
        for (double t : new double[] {1, 2, 2.8, 4}) {
            assertThat(pairs.withinAll(t, df))
                    .isCloseTo(StudentizedRange.cumulative(t * Math.sqrt(2), k, df), within(1e-5));
        }
    }

    /** Independent statistics in pairs: ρ = 0 between some, so no product structure; with known variance the parts multiply. */
    @Test
    void independent_parts_multiply_when_the_variance_is_known() {
        double[][] r = {{1, 0.6, 0, 0}, {0.6, 1, 0, 0}, {0, 0, 1, 0.6}, {0, 0, 0.6, 1}};
        double pair = new MultivariateT(equicorrelated(2, 0.6)).withinAll(2.1, Double.POSITIVE_INFINITY);

        assertThat(new MultivariateT(r).withinAll(2.1, Double.POSITIVE_INFINITY))
                .isCloseTo(pair * pair, within(1e-5));
    }
}
