package org.graftline.mixedmodel.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Median;
import org.apache.commons.math3.stat.inference.OneWayAnova;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.junit.jupiter.api.Test;

/** What diagnostics find in simulated studies that fit their model, and in some that do not. */
class LackOfFitTest {
    private static final DataTable DATA = new SimulatedStudy(12, 3).data();
    private static final Fit RIGHT = MixedModel.fit(SimulatedStudy.modelBySd(), DATA);
    private static final Fit CONSTANT = MixedModel.fit(SimulatedStudy.model(), DATA);

    private static DataTable with(double[] y) {
        return DataTable.builder()
                .texts("donor", DATA.texts("donor"))
                .texts("mouse", DATA.texts("mouse"))
                .texts("arm", DATA.texts("arm"))
                .numbers("day", DATA.numbers("day"))
                .numbers("logVolume", y)
                .build();
    }

    @Test
    void a_spread_that_differs_by_arm_is_found_unless_the_model_has_it() {
        Diagnostics constant = Diagnostics.of(CONSTANT, DATA);
        SpreadTest found = constant.spreadBy(DATA, "arm");

        assertThat(found.p()).isLessThan(1e-6);
        assertThat(found.bins()).extracting(SpreadTest.Bin::name).containsExactly("control", "treated");
        assertThat(found.bins().get(1).meanSquare())
                .isGreaterThan(found.bins().get(0).meanSquare());
        assertThat(Diagnostics.of(RIGHT, DATA).spreadBy(DATA, "arm").p()).isGreaterThan(1e-3);
    }

    @Test
    void the_spread_test_is_an_analysis_of_variance_of_distances_from_the_median() {
        Diagnostics diagnostics = Diagnostics.of(CONSTANT, DATA);
        double[] r = diagnostics.studentizedResiduals();
        List<double[]> distances = new ArrayList<>();
        for (String arm : List.of("control", "treated")) {
            double[] of = java.util.stream.IntStream.range(0, r.length)
                    .filter(i -> arm.equals(DATA.texts("arm")[i]))
                    .mapToDouble(i -> r[i])
                    .toArray();
            double median = new Median().evaluate(of);
            distances.add(
                    java.util.Arrays.stream(of).map(v -> Math.abs(v - median)).toArray());
        }

        SpreadTest test = diagnostics.spreadBy(DATA, "arm");

        assertThat(test.f()).isCloseTo(new OneWayAnova().anovaFValue(distances), within(1e-9 * test.f()));
    }

    @Test
    void bins_of_fitted_values_hold_all_readings_in_equal_counts() {
        SpreadTest test = Diagnostics.of(RIGHT, DATA).spreadByFitted(10);

        assertThat(test.bins())
                .hasSize(10)
                .allSatisfy(b -> assertThat(b.readings()).isBetween(115, 116));
        assertThat(test.bins().stream().mapToInt(SpreadTest.Bin::readings).sum())
                .isEqualTo(DATA.rows());
        assertThat(test.p()).isGreaterThan(1e-3);
    }

    @Test
    void a_spread_that_grows_with_the_size_is_found() {
        double[] y = DATA.numbers("logVolume");
        double[] fitted = RIGHT.fitted();
        double[] residual = RIGHT.residuals();
        for (int i = 0; i < y.length; i++) {
            y[i] = fitted[i] + residual[i] * Math.exp(0.3 * (fitted[i] - 6));
        }
        DataTable grown = with(y);
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), grown);

        assertThat(Diagnostics.of(fit, grown).varianceAgainstFitted().p()).isLessThan(1e-6);
        assertThat(Diagnostics.of(RIGHT, DATA).varianceAgainstFitted().p()).isGreaterThan(1e-3);
    }

    @Test
    void a_bend_of_the_mean_is_found_and_a_line_is_left_in_peace() {
        double[] y = DATA.numbers("logVolume");
        double[] day = DATA.numbers("day");
        for (int i = 0; i < y.length; i++) {
            y[i] -= 0.002 * day[i] * day[i];
        }
        DataTable bent = with(y);
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), bent);

        assertThat(Diagnostics.of(fit, bent).meanAgainst(bent, "day").p()).isLessThan(1e-6);
        assertThat(Diagnostics.of(RIGHT, DATA).meanAgainst(DATA, "day").p()).isGreaterThan(1e-3);
    }

    @Test
    void normal_effects_lie_in_their_envelope_and_the_same_seed_gives_the_same_bits() {
        Diagnostics diagnostics = Diagnostics.of(RIGHT, DATA);

        List<QuantilePlot> plots = diagnostics.normality("mouse", 199, 1);

        assertThat(plots).extracting(QuantilePlot::effect).containsExactly("(Intercept)", "day");
        assertThat(plots).allSatisfy(p -> {
            assertThat(p.points()).hasSize(96);
            assertThat(p.p()).isGreaterThan(0.005);
            assertThat(p.points().stream()
                            .filter(q -> q.observed() < q.lower() || q.observed() > q.upper())
                            .count())
                    .isLessThan(30);
        });
        assertThat(diagnostics.normality("mouse", 199, 1)).isEqualTo(plots);
        assertThat(diagnostics.normality("mouse", 199, 2)).isNotEqualTo(plots);
    }

    @Test
    void a_mouse_far_from_all_others_leaves_the_envelope() {
        double[] y = DATA.numbers("logVolume");
        for (int i = 0; i < y.length; i++) {
            if ("D1003".equals(DATA.texts("donor")[i]) && "M2".equals(DATA.texts("mouse")[i])) {
                y[i] += 3;
            }
        }
        DataTable odd = with(y);
        QuantilePlot plot = Diagnostics.of(MixedModel.fit(SimulatedStudy.modelBySd(), odd), odd)
                .normality("mouse", 199, 1)
                .get(0);
        QuantilePlot.Point last = plot.points().get(plot.points().size() - 1);

        assertThat(last.id()).isEqualTo("D1003/M2");
        assertThat(last.observed()).isGreaterThan(last.upper());
        assertThat(plot.p()).isEqualTo(1.0 / 200);
    }

    @Test
    void an_envelope_of_too_few_studies_is_refused() {
        assertThatThrownBy(() -> Diagnostics.of(RIGHT, DATA).normality("mouse", 5, 1))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("Simulate at least 19");
    }
}
