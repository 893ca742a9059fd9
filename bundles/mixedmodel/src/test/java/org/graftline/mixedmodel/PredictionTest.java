package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predictions against Henderson's mixed model equations, written densely: C⁻¹ is the covariance of (β̂ − β, b̂ − b). */
class PredictionTest {
    private static final int DONORS = 4;
    private static final int MICE = 3;
    private static final int DAYS = 4;
    private static final int ROWS = DONORS * MICE * DAYS;

    private final double[] day = new double[ROWS];
    private final double[] treated = new double[ROWS];
    private final double[][] x = new double[ROWS][3];
    private final String[] donor = new String[ROWS];
    private final String[] mouse = new String[ROWS];
    private Fit fit;
    private RealMatrix inverse;

    @BeforeEach
    void fitAndSolveDensely() {
        double[] y = new double[ROWS];
        Random random = new Random(7);
        double[][] b = new double[DONORS][];
        for (int d = 0; d < DONORS; d++) {
            b[d] = new double[] {random.nextGaussian(), 0.3 * random.nextGaussian()};
        }
        double u = 0;
        for (int i = 0; i < ROWS; i++) {
            int d = i / (MICE * DAYS);
            int m = i / DAYS;
            u = i % DAYS == 0 ? 0.5 * random.nextGaussian() : u;
            day[i] = i % DAYS * 3 + m % 2;
            treated[i] = m % 2;
            donor[i] = "d" + d;
            mouse[i] = "m" + m % MICE;
            x[i] = new double[] {1, day[i], day[i] * treated[i]};
            y[i] = 5 + 0.2 * day[i] + b[d][0] + (b[d][1] - 0.1) * day[i] * treated[i] + u + 0.2 * random.nextGaussian();
        }
        DataTable table = DataTable.builder()
                .texts("donor", donor)
                .texts("mouse", mouse)
                .numbers("day", day)
                .numbers("treated", treated)
                .numbers("y", y)
                .build();
        fit = MixedModel.fit(
                ModelSpec.of("y", "~ day + day:treated")
                        .level("donor")
                        .random("~ 1 + day:treated", CovarianceStructure.DIAGONAL)
                        .level("mouse")
                        .random("~ 1")
                        .build(),
                table);
        assertThat(fit.singular()).isFalse();
        inverse = new LUDecomposition(equations()).getSolver().getInverse();
    }

    /** [X'X X'Z; Z'X Z'Z + σ²G⁻¹]/σ², columns: β, donor (1, day:treated) pairs, mice. */
    private RealMatrix equations() {
        double[][] c = new double[ROWS][3 + 2 * DONORS + DONORS * MICE];
        for (int i = 0; i < ROWS; i++) {
            System.arraycopy(x[i], 0, c[i], 0, 3);
            int d = i / (MICE * DAYS);
            c[i][3 + 2 * d] = 1;
            c[i][3 + 2 * d + 1] = day[i] * treated[i];
            c[i][3 + 2 * DONORS + i / DAYS] = 1;
        }
        RealMatrix full = new Array2DRowRealMatrix(c);
        RealMatrix m = full.transpose().multiply(full).scalarMultiply(1 / (fit.sigma() * fit.sigma()));
        Matrix g = fit.random("donor").orElseThrow().covariance();
        double mouseVariance = fit.random("mouse").orElseThrow().covariance().get(0, 0);
        for (int j = 3; j < m.getColumnDimension(); j++) {
            double v = j < 3 + 2 * DONORS ? g.get((j - 3) % 2, (j - 3) % 2) : mouseVariance;
            m.addToEntry(j, j, 1 / v);
        }
        return m;
    }

    private double dense(double[] weights) {
        return Math.sqrt(quadratic(weights));
    }

    private double quadratic(double[] w) {
        double[] half = inverse.operate(w);
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            sum += w[i] * half[i];
        }
        return sum;
    }

    @Test
    void the_effect_in_a_donor_has_the_standard_error_of_the_mixed_model_equations() {
        Prediction p = fit.predict("donor", "d2", new double[] {0, 0, 1}, new double[] {0, 1});

        double[] w = new double[3 + 2 * DONORS + DONORS * MICE];
        w[2] = 1;
        w[3 + 2 * 2 + 1] = 1;
        assertThat(p.standardError()).isCloseTo(dense(w), within(1e-9));
        assertThat(p.estimate())
                .isEqualTo(fit.fixed().estimate("day:treated")
                        + fit.blups("donor").orElseThrow().values("d2").orElseThrow()[1]);
    }

    @Test
    void the_level_of_a_mouse_has_the_standard_error_of_the_mixed_model_equations() {
        Prediction p = fit.predict("mouse", "d1/m2", new double[] {1, 4, 0}, new double[] {1});

        double[] w = new double[3 + 2 * DONORS + DONORS * MICE];
        w[0] = 1;
        w[1] = 4;
        w[3 + 2 * DONORS + MICE + 2] = 1;
        assertThat(p.standardError()).isCloseTo(dense(w), within(1e-9));
    }

    @Test
    void a_group_that_does_not_exist_is_named() {
        assertThatThrownBy(() -> fit.predict("donor", "d9", new double[3], new double[2]))
                .isInstanceOf(UnknownColumnException.class)
                .hasMessageContaining("Level 'donor' has no group 'd9'.");
    }
}
