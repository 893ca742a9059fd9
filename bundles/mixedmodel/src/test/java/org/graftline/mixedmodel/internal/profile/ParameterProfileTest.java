package org.graftline.mixedmodel.internal.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.function.DoubleUnaryOperator;
import org.graftline.mixedmodel.Method;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.graftline.mixedmodel.likelihood.ProfileInterval.CurvePoint;
import org.junit.jupiter.api.Test;

/** Profiles whose ends are known: functions of one number in the place of a likelihood. */
class ParameterProfileTest {
    private static final double Z = 1.959963984540054;
    private static final Place NOWHERE = new Place(new double[0][], new double[0], 0);

    private static ProfileInterval interval(
            double estimate, double lowest, double highest, double step, DoubleUnaryOperator minusTwoLogLik) {
        SignedRoot root = new SignedRoot(
                (t, near) -> {
                    double value = minusTwoLogLik.applyAsDouble(t);
                    return new HeldSearch.Solution(NOWHERE, value, !Double.isNaN(value), 1);
                },
                estimate,
                minusTwoLogLik.applyAsDouble(estimate),
                NOWHERE);
        return new ParameterProfile(
                        ProfileInterval.Kind.RESIDUAL_PARAMETER, "power", estimate, lowest, highest, step, t -> t)
                .interval(root, Method.REML, 0.95);
    }

    private static ProfileInterval open(double step, DoubleUnaryOperator f) {
        return interval(2, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, step, f);
    }

    @Test
    void a_parabola_has_the_ends_of_the_normal_whatever_the_first_step() {
        for (double step : new double[] {1e-4, 0.1, 1, 50}) {
            ProfileInterval i = open(step, t -> 100 + (t - 2) * (t - 2) / 0.25);

            assertThat(i.lower()).isCloseTo(2 - Z * 0.5, within(1e-6));
            assertThat(i.upper()).isCloseTo(2 + Z * 0.5, within(1e-6));
            assertThat(i.note()).isEmpty();
        }
    }

    @Test
    void a_skewed_profile_with_a_kink_has_its_ends_where_it_crosses_the_limit() {
        ProfileInterval i =
                open(0.3, t -> t < 2 ? 40 * (Math.exp(2 - t) - 3 + t) : t < 2.4 ? t - 2 : 0.4 + 9 * (t - 2.4));

        assertThat(40 * (Math.exp(2 - i.lower()) - 3 + i.lower())).isCloseTo(Z * Z, within(1e-6));
        assertThat(i.upper()).isCloseTo(2.4 + (Z * Z - 0.4) / 9, within(1e-7));
        assertThat(i.curve()).extracting(CurvePoint::value).isSorted();
        assertThat(i.curve()).extracting(CurvePoint::zeta).isSorted();
    }

    @Test
    void the_edge_of_the_range_is_an_end_when_the_profile_is_inside_there() {
        ProfileInterval i = interval(0.5, 0, Double.POSITIVE_INFINITY, 0.1, t -> (t - 0.5) * (t - 0.5) / 0.25);

        assertThat(i.lower()).isZero();
        assertThat(i.upper()).isCloseTo(0.5 + Z * 0.5, within(1e-6));
        assertThat(i.note()).isEmpty();
    }

    @Test
    void an_estimate_on_the_edge_is_its_own_end() {
        ProfileInterval i = interval(0, 0, Double.POSITIVE_INFINITY, 0.1, t -> 3 * t + t * t);

        assertThat(i.lower()).isZero();
        assertThat(3 * i.upper() + i.upper() * i.upper()).isCloseTo(Z * Z, within(1e-6));
    }

    @Test
    void a_profile_that_levels_off_has_no_end_and_says_so() {
        ProfileInterval i = open(0.3, t -> t > 2 ? 3 * (1 - Math.exp(2 - t)) : (t - 2) * (t - 2));

        assertThat(i.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(i.lower()).isCloseTo(2 - Z, within(1e-6));
        assertThat(i.note()).contains("does not fall far enough above the estimate of 'power'");
    }

    @Test
    void a_search_that_does_not_settle_leaves_the_end_out_and_says_so() {
        ProfileInterval i = open(0.3, t -> t < 1 ? Double.NaN : (t - 2) * (t - 2));

        assertThat(i.lower()).isNaN();
        assertThat(i.upper()).isCloseTo(2 + Z, within(1e-6));
        assertThat(i.note()).contains("did not settle with 'power' held below its estimate");
    }

    @Test
    void a_higher_summit_found_on_the_way_unmasks_the_fit() {
        ProfileInterval i = open(1, t -> t > 3.5 ? -2 + (t - 5) * (t - 5) : (t - 2) * (t - 2));

        assertThat(i.lower()).isNaN();
        assertThat(i.upper()).isNaN();
        assertThat(i.note()).contains("the fit is not the maximum");
    }
}
