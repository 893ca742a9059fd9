package org.graftline.mixedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.graftline.mixedmodel.likelihood.LikelihoodProfile;
import org.graftline.mixedmodel.likelihood.ProfileInterval;
import org.junit.jupiter.api.Test;

class ProfileBoundaryTest {
    /** Groups with equal means, so that the variance between them is exactly 0 at the optimum. */
    static DataTable equalGroups(int groups, int size) {
        double[] y = new double[groups * size];
        double[] day = new double[groups * size];
        String[] group = new String[groups * size];
        for (int g = 0; g < groups; g++) {
            for (int i = 0; i < size; i++) {
                int at = g * size + i;
                day[at] = i - (size - 1) / 2.0;
                y[at] = 10 + ((i * 7 + 3 * g) % size) + 0.3 * day[at];
                group[at] = "g" + g;
            }
        }
        return DataTable.builder()
                .texts("group", group)
                .numbers("day", day)
                .numbers("y", y)
                .build();
    }

    @Test
    void a_standard_deviation_of_zero_has_an_upper_end_from_the_closed_form() {
        int groups = 6;
        int size = 5;
        DataTable data = equalGroups(groups, size);
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ 1")
                        .level("group")
                        .random("~ 1")
                        .method(Method.ML)
                        .build(),
                data);
        assertThat(fit.singular()).isTrue();

        LikelihoodProfile profile = LikelihoodInference.profile(fit, data);

        ProfileInterval sd = profile.interval("sd group (Intercept)").orElseThrow();
        assertThat(sd.estimate()).isZero();
        assertThat(sd.lower()).isZero();
        assertThat(sd.note()).isEmpty();
        // All of the variation is within groups: −2ℓ(s, t²) = m log(s + k t²) + m(k−1) log s + W/s, W its sum of
        // squares.
        double within = 0;
        for (double y : data.numbers("y")) {
            within += (y - fit.fixed().estimate(0)) * (y - fit.fixed().estimate(0));
        }
        double rise = leastOverSigma(groups, size, within, sd.upper()) - leastOverSigma(groups, size, within, 0);
        assertThat(rise).isCloseTo(3.841458820694124, within(1e-6));
    }

    private static double leastOverSigma(int m, int k, double w, double t) {
        double low = w / (m * k) / 20;
        double high = w / (m * k) * 20;
        for (int i = 0; i < 300; i++) {
            double a = low + (high - low) / 3;
            double b = high - (high - low) / 3;
            if (value(m, k, w, t, a) < value(m, k, w, t, b)) {
                high = b;
            } else {
                low = a;
            }
        }
        return value(m, k, w, t, low);
    }

    private static double value(int m, int k, double w, double t, double s) {
        return m * Math.log(s + k * t * t) + m * (k - 1) * Math.log(s) + w / s;
    }

    @Test
    void a_correlation_with_a_deviation_of_zero_is_not_profiled_and_says_so() {
        DataTable data = equalGroups(6, 5);
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day").level("group").random("~ day").build(), data);
        assertThat(fit.convergence().boundary())
                .extracting(Convergence.Boundary::columns)
                .contains(java.util.List.of("(Intercept)"));

        ProfileInterval correlation = LikelihoodInference.profile(fit, data)
                .interval("cor group (Intercept) day")
                .orElseThrow();

        assertThat(correlation.note()).contains("'(Intercept)'").contains("is 0, so the correlation does not exist");
        assertThat(correlation.lower()).isNaN();
    }

    @Test
    void a_correlation_of_one_is_the_end_of_its_interval() {
        DataTable data = rotating(1);
        Fit fit = MixedModel.fit(
                ModelSpec.of("y", "~ day").level("mouse").random("~ day").build(), data);
        assertThat(fit.converged()).isTrue();
        assertThat(fit.convergence().boundary())
                .extracting(Convergence.Boundary::kind)
                .containsExactly(Convergence.Kind.PERFECT_CORRELATION);

        ProfileInterval correlation = LikelihoodInference.profile(fit, data)
                .interval("cor mouse (Intercept) day")
                .orElseThrow();

        assertThat(correlation.estimate()).isEqualTo(1);
        assertThat(correlation.upper()).isEqualTo(1);
        assertThat(correlation.lower()).isBetween(-1.0, 0.999);
        assertThat(correlation.note()).isEmpty();
    }

    /** Lines whose slope is a multiple of their intercept, with residuals that have no line in them. */
    static DataTable rotating(double multiple) {
        int mice = 20;
        int readings = 6;
        var r = new java.util.SplittableRandom(3);
        double[] withoutLine = {5, -1, -4, -4, -1, 5};
        double[] y = new double[mice * readings];
        double[] day = new double[mice * readings];
        String[] mouse = new String[mice * readings];
        for (int g = 0; g < mice; g++) {
            double b = r.nextGaussian();
            double noise = 0.3 * r.nextGaussian();
            for (int t = 0; t < readings; t++) {
                int i = g * readings + t;
                day[i] = t;
                mouse[i] = "m" + g;
                y[i] = 5 + t + b + multiple * b * t + noise * withoutLine[t];
            }
        }
        return DataTable.builder()
                .texts("mouse", mouse)
                .numbers("day", day)
                .numbers("y", y)
                .build();
    }

    @Test
    void another_table_than_the_fitted_one_is_refused() {
        Fit fit = MixedModel.fit(SimulatedStudy.model(), new SimulatedStudy(4, 1).data());

        assertThatThrownBy(() -> LikelihoodInference.profile(fit, new SimulatedStudy(4, 2).data()))
                .isInstanceOf(InvalidModelException.class)
                .hasMessageContaining("is not the one that was fitted");
    }

    @Test
    void profiles_are_the_same_to_the_last_bit_on_one_and_on_three_threads() {
        DataTable data = new SimulatedStudy(5, 9).data();
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), data);

        LikelihoodProfile one = LikelihoodInference.profile(fit, data, 0.95, new FitOptions(1));
        LikelihoodProfile three = LikelihoodInference.profile(fit, data, 0.95, new FitOptions(3));

        assertThat(three).isEqualTo(one);
    }

    @Test
    void a_change_of_units_changes_the_ends_by_the_same_factor() {
        DataTable data = new SimulatedStudy(5, 9).data();
        double[] milli = data.numbers("logVolume");
        double[] week = data.numbers("day");
        for (int i = 0; i < milli.length; i++) {
            milli[i] *= 1000;
            week[i] /= 7;
        }
        DataTable other = DataTable.builder()
                .texts("donor", data.texts("donor"))
                .texts("mouse", data.texts("mouse"))
                .texts("arm", data.texts("arm"))
                .numbers("day", week)
                .numbers("logVolume", milli)
                .build();
        LikelihoodProfile a = LikelihoodInference.profile(MixedModel.fit(SimulatedStudy.model(), data), data);
        LikelihoodProfile b = LikelihoodInference.profile(MixedModel.fit(SimulatedStudy.model(), other), other);

        assertScaled(a, b, "sigma", 1000);
        assertScaled(a, b, "sd mouse day", 7000);
        assertScaled(a, b, "sd donor (Intercept)", 1000);
        assertScaled(a, b, "cor mouse (Intercept) day", 1);
        assertScaled(a, b, "fixed day:armtreated", 7000);
    }

    @Test
    void with_many_donors_wald_and_profile_intervals_come_together() {
        DataTable data = new SimulatedStudy(60, 4).data();
        Fit fit = MixedModel.fit(SimulatedStudy.modelBySd(), data);

        LikelihoodProfile profile = LikelihoodInference.profile(fit, data);

        assertThat(profile.intervals()).hasSameSizeAs(fit.approximateIntervals());
        for (ApproximateInterval wald : fit.approximateIntervals()) {
            ProfileInterval exact = profile.interval(wald.name()).orElseThrow();
            double width = exact.upper() - exact.lower();
            assertThat(wald.lower()).as(wald.name()).isCloseTo(exact.lower(), within(0.05 * width));
            assertThat(wald.upper()).as(wald.name()).isCloseTo(exact.upper(), within(0.05 * width));
        }
    }

    private static void assertScaled(LikelihoodProfile a, LikelihoodProfile b, String name, double factor) {
        ProfileInterval one = a.interval(name).orElseThrow();
        ProfileInterval other = b.interval(name).orElseThrow();
        double width = factor * (one.upper() - one.lower());
        assertThat(other.lower()).as(name).isCloseTo(factor * one.lower(), within(1e-5 * width));
        assertThat(other.upper()).as(name).isCloseTo(factor * one.upper(), within(1e-5 * width));
    }
}
