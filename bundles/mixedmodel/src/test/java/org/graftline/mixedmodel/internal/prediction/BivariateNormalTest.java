package org.graftline.mixedmodel.internal.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BivariateNormalTest {
    private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.999, -0.5, 0, 0.3, 0.95, 0.999999, 1})
    void at_the_medians_it_is_the_formula_of_sheppard(double rho) {
        assertThat(BivariateNormal.below(0, 0, rho)).isCloseTo(0.25 + Math.asin(rho) / (2 * Math.PI), within(1e-12));
    }

    @ParameterizedTest
    @CsvSource({"1,2,0.5", "-1,0.5,0.9", "-2,-2.1,0.99", "0.3,-1.4,-0.8", "2.5,2.4,0.9999", "1,-1,-0.99", "3,3,0.2"})
    void elsewhere_it_is_the_integral_over_one_variable(double h, double k, double rho) {
        double rest = Math.sqrt(1 - rho * rho);
        IterativeLegendreGaussIntegrator rule = new IterativeLegendreGaussIntegrator(20, 1e-13, 1e-14);
        double direct = 0;
        int pieces = 400; // so that the steep place near k/ρ lies in pieces of its own
        for (int i = 0; i < pieces; i++) {
            double from = -9 + (h + 9) * i / pieces;
            double to = -9 + (h + 9) * (i + 1) / pieces;
            direct += rule.integrate(
                    1_000_000, x -> NORMAL.density(x) * NORMAL.cumulativeProbability((k - rho * x) / rest), from, to);
        }

        assertThat(BivariateNormal.below(h, k, rho)).isCloseTo(direct, within(1e-11));
        assertThat(BivariateNormal.below(k, h, rho)).isCloseTo(direct, within(1e-11));
    }

    @Test
    void a_correlation_of_one_is_the_smaller_of_the_two() {
        assertThat(BivariateNormal.below(0.5, 0.7, 1)).isEqualTo(NORMAL.cumulativeProbability(0.5));
        assertThat(BivariateNormal.below(0.5, 0.7, 1 - 1e-13))
                .isCloseTo(NORMAL.cumulativeProbability(0.5), within(1e-9));
    }
}
