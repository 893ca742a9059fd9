package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.graftline.mixedmodel.prediction.PredictedValue;
import org.graftline.mixedmodel.prediction.PredictionTarget;
import org.graftline.mixedmodel.prediction.Predictor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Identities that hold at every fit, also where a covariance is singular. */
class SingularFitTest {
    /** (y − Xβ̂)'V⁻¹(y − Xβ̂) = ν, because σ̂² = r²/ν. */
    @ParameterizedTest
    @EnumSource(Method.class)
    void the_squares_of_whitened_residuals_sum_to_the_degrees_of_freedom(Method method) {
        int singular = 0;
        for (long seed = 1; seed <= 12; seed++) {
            DataTable data = new SimulatedStudy(3, seed).data();
            Fit fit = MixedModel.fit(
                    SimulatedStudy.modelBySd().toBuilder().method(method).build(), data);
            singular += fit.singular() ? 1 : 0;
            int nu = method == Method.REML ? data.rows() - 4 : data.rows();

            double[] w = Diagnostics.of(fit, data).whitenedResiduals();

            assertThat(Arrays.stream(w).map(v -> v * v).sum()).isCloseTo(nu, within(1e-7 * nu));
        }
        assertThat(singular).isPositive();
    }

    @Test
    void a_singular_fit_has_predictions_leverages_and_tests() {
        long seed = 0;
        DataTable data;
        Fit fit;
        do {
            data = new SimulatedStudy(3, ++seed).data();
            fit = MixedModel.fit(SimulatedStudy.modelBySd(), data);
        } while (!fit.singular());
        Diagnostics diagnostics = Diagnostics.of(fit, data);

        assertThat(Arrays.stream(diagnostics.leverage()).boxed())
                .allSatisfy(h -> assertThat(h).isBetween(0.0, 1.0));
        assertThat(diagnostics.varianceAgainstFitted().chiSquared()).isFinite();
        assertThat(Predictor.of(fit).predict(data, PredictionTarget.reading()).values())
                .extracting(PredictedValue::standardDeviation)
                .allSatisfy(sd -> assertThat(sd).isPositive());
    }
}
