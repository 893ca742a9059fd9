package org.graftline.mixedmodel.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.InvalidModelException;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.SimulatedStudy;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private static final DataTable DATA = new SimulatedStudy(6, 21).data();
    private static final Fit FIT = MixedModel.fit(SimulatedStudy.model(), DATA);
    private static final DataTable MOUSE = DataTable.builder()
            .texts("donor", "D1002")
            .texts("mouse", "M3")
            .texts("arm", "treated")
            .build();
    private static final Forecaster FORECASTER = Forecaster.of(Predictor.of(FIT), MOUSE, "day");
    private static final double TODAY = 33;

    private static double limit(double standardDeviationsAbove) {
        PredictedValue now = FORECASTER.curve(TODAY).value(0);
        return now.estimate() + standardDeviationsAbove * now.standardDeviation();
    }

    /** Share of simulated lines, and of pairs of readings of them, that exceed the limit between two days. */
    private static double[] simulated(double limit, double from, double to, int replicates) {
        DataTable ends = DataTable.builder()
                .texts("donor", "D1002", "D1002")
                .texts("mouse", "M3", "M3")
                .texts("arm", "treated", "treated")
                .numbers("day", from, to)
                .build();
        JointCurve curve = Predictor.of(FIT).curve(ends, PredictionTarget.group("mouse"));
        double s0 = Math.sqrt(curve.covariance().get(0, 0));
        double slope = curve.covariance().get(0, 1) / s0;
        double rest = Math.sqrt(curve.covariance().get(1, 1) - slope * slope);
        SplittableRandom random = new SplittableRandom(99);
        double trueAbove = 0;
        double readingAbove = 0;
        for (int r = 0; r < replicates; r++) {
            double e = random.nextGaussian();
            double f0 = curve.means().get(0) + s0 * e;
            double f1 = curve.means().get(1) + slope * e + rest * random.nextGaussian();
            double highest = Double.NEGATIVE_INFINITY;
            for (int k = 0; k <= 50; k++) {
                highest = Math.max(highest, f0 + (f1 - f0) * k / 50);
            }
            trueAbove += highest > limit ? 1 : 0;
            boolean either = f0 + FIT.sigma() * random.nextGaussian() > limit
                    || f1 + FIT.sigma() * random.nextGaussian() > limit;
            readingAbove += either ? 1 : 0;
        }
        return new double[] {trueAbove / replicates, readingAbove / replicates};
    }

    @Test
    void the_risk_by_a_day_is_the_share_of_simulated_lines_that_cross() {
        int replicates = 40_000;
        double limit = limit(1.5);

        double[] share = simulated(limit, TODAY, TODAY + 6, replicates);

        double mc = 4 * Math.sqrt(0.25 / replicates);
        assertThat(FORECASTER.risk(ThresholdEvent.TRUE_BY, limit, TODAY, TODAY + 6))
                .isCloseTo(share[0], within(mc));
        assertThat(FORECASTER.risk(ThresholdEvent.READING_BY, limit, TODAY, TODAY + 6))
                .isCloseTo(share[1], within(mc));
    }

    @Test
    void by_a_day_is_never_less_than_at_the_day_and_the_same_where_the_interval_is_empty() {
        double limit = limit(1);
        for (double day : new double[] {TODAY, TODAY + 1, TODAY + 10}) {
            double by = FORECASTER.risk(ThresholdEvent.TRUE_BY, limit, TODAY, day);
            double at = FORECASTER.risk(ThresholdEvent.TRUE_AT, limit, TODAY, day);

            assertThat(by).isGreaterThanOrEqualTo(at - 1e-12);
            assertThat(FORECASTER.risk(ThresholdEvent.READING_BY, limit, TODAY, day))
                    .isGreaterThanOrEqualTo(FORECASTER.risk(ThresholdEvent.READING_AT, limit, TODAY, day) - 1e-12);
        }
        assertThat(FORECASTER.risk(ThresholdEvent.TRUE_BY, limit, TODAY, TODAY))
                .isCloseTo(FORECASTER.risk(ThresholdEvent.TRUE_AT, limit, TODAY, TODAY), within(1e-9));
    }

    @Test
    void the_next_visit_is_the_last_day_of_accepted_risk() {
        double limit = limit(6);
        VisitPolicy policy = VisitPolicy.of(ThresholdEvent.TRUE_BY, 0.05, 60);

        NextVisit next = FORECASTER.nextVisit(limit, TODAY, policy);

        assertThat(next.kind()).isEqualTo(NextVisit.Kind.RISK_REACHED);
        assertThat(next.risk()).isLessThanOrEqualTo(0.05);
        assertThat(FORECASTER.risk(ThresholdEvent.TRUE_BY, limit, TODAY, next.time() + VisitPolicy.RESOLUTION))
                .isGreaterThan(0.05);
    }

    @Test
    void a_mouse_that_is_over_already_is_measured_today() {
        NextVisit next = FORECASTER.nextVisit(limit(-1), TODAY, VisitPolicy.of(ThresholdEvent.READING_AT, 0.05, 60));

        assertThat(next.kind()).isEqualTo(NextVisit.Kind.MEASURE_TODAY);
        assertThat(next.time()).isEqualTo(TODAY);
    }

    @Test
    void a_limit_far_away_leaves_the_longest_interval() {
        NextVisit next = FORECASTER.nextVisit(limit(500), TODAY, VisitPolicy.of(ThresholdEvent.TRUE_AT, 0.05, 14));

        assertThat(next.kind()).isEqualTo(NextVisit.Kind.LONGEST_INTERVAL);
        assertThat(next.time()).isEqualTo(TODAY + 14);
    }

    @Test
    void t_quantiles_make_small_risks_larger() {
        Forecaster t = Forecaster.of(
                Predictor.of(FIT).with(PredictionOptions.defaults().with(Quantiles.STUDENT)), MOUSE, "day");
        double limit = limit(4);

        assertThat(t.risk(ThresholdEvent.TRUE_BY, limit, TODAY, TODAY + 1))
                .isGreaterThan(FORECASTER.risk(ThresholdEvent.TRUE_BY, limit, TODAY, TODAY + 1));
        assertThat(t.risk(ThresholdEvent.TRUE_BY, limit, TODAY, TODAY))
                .isCloseTo(t.risk(ThresholdEvent.TRUE_AT, limit, TODAY, TODAY), within(1e-5));
    }

    @Test
    void the_first_passage_of_a_curve_that_bends_is_refused() {
        Fit bent = MixedModel.fit(
                SimulatedStudy.model().toBuilder()
                        .fixed("~ day * arm + I(day^2)")
                        .build(),
                DATA);
        Forecaster forecaster = Forecaster.of(Predictor.of(bent), MOUSE, "day");

        assertThatThrownBy(() -> forecaster.risk(ThresholdEvent.TRUE_BY, 7, TODAY, TODAY + 20))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("no line in 'day'");
        assertThat(forecaster.risk(ThresholdEvent.TRUE_AT, 7, TODAY, TODAY + 20))
                .isBetween(0.0, 1.0);
    }
}
