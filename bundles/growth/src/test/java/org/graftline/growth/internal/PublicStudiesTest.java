package org.graftline.growth.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.GroupEffect;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.mixedmodel.ContrastEstimate;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.Fit;
import org.graftline.mixedmodel.MixedModel;
import org.graftline.mixedmodel.ModelSpec;
import org.graftline.mixedmodel.inference.DegreesOfFreedom;
import org.graftline.study.Decimal;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** Published studies with answers known from elsewhere (engine.md section 4, the README of the data). */
class PublicStudiesTest {
    private static final AnalysisPlan FOUR_WEEKS =
            AnalysisPlan.DEFAULT.draft().window(null, new Decimal("28")).plan();

    private static StudyData erlotinib() throws IOException {
        Set<String> donors = new HashSet<>();
        PublicStudy.UHN.read(r -> {
            if (r.getField("arm").equals("Erlotinib")) {
                donors.add(r.getField("donor"));
            }
            return false;
        });
        return PublicStudy.UHN.read(r -> donors.contains(r.getField("donor"))
                && (r.getField("arm").equals("Erlotinib") || r.getField("arm").equals("Control")));
    }

    private static Fit fit(DataTable table, String donor) {
        return MixedModel.fit(
                ModelSpec.of("logvolume", "~ day * treated")
                        .level("donor")
                        .random(donor)
                        .level("mouse")
                        .random("~ day")
                        .build(),
                table);
    }

    @Test
    void erlotinib_with_constant_variance_is_what_lmer_gives_with_and_without_the_donors_response() throws IOException {
        AnalysisSet set = ReadingSelection.of(erlotinib(), FOUR_WEEKS);
        DataTable table = AnalysisTable.of(set.rows());

        Fit without = fit(table, "~ day");
        Fit with = fit(table, "~ day + day:treated");

        assertThat(set.rows()).hasSize(555);
        int effect = with.fixed().indexOf("day:treated");
        double[] c = new double[with.fixed().size()];
        c[effect] = 1;
        assertThat(without.fixed().estimate(effect)).isCloseTo(-0.0435, within(5e-5));
        assertThat(without.fixed().standardError(effect)).isCloseTo(0.009, within(5e-4));
        assertThat(with.fixed().estimate(effect)).isCloseTo(-0.0421, within(5e-5));
        assertThat(with.fixed().standardError(effect)).isCloseTo(0.024, within(5e-4));
        ContrastEstimate kenwardRoger = with.estimate(c);
        assertThat(kenwardRoger.method()).isEqualTo(DegreesOfFreedom.KENWARD_ROGER);
        assertThat(kenwardRoger.df()).isCloseTo(6.1, within(0.05));
        assertThat(kenwardRoger.p()).isCloseTo(0.12, within(0.005));
        assertThat(with.logLik() - without.logLik()).isCloseTo(28, within(0.5));
    }

    @Test
    void erlotinib_over_seven_donors_is_uncertain() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(erlotinib(), FOUR_WEEKS);

        TreatmentEffect effect = a.effects().get(0);
        assertThat(effect.groups()).isEqualTo(7);
        assertThat(effect.differencePerDay().lower()).isNegative();
        assertThat(effect.differencePerDay().upper()).isPositive();
        assertThat(a.conclusion().get(0)).endsWith("so with seven donors the effect is uncertain.");
        assertThat(a.lineageEffects().get(0).groups()).isEqualTo(5);
        assertThat(a.candidates().stream()
                        .sorted(Comparator.comparingDouble(VarianceCandidate::aic))
                        .limit(2)
                        .map(VarianceCandidate::name))
                .as("which functions fit best")
                .containsExactly("sd by size", "sd by arm");
        assertThat(a.fit().dfMethod()).isEqualTo("Kenward–Roger");
    }

    @Test
    void repdx_responds_in_every_donor_and_most_in_p3() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(PublicStudy.REPDX.read(), AnalysisPlan.DEFAULT);

        TreatmentEffect effect = a.effects().get(0);
        assertThat(effect.byGroup()).extracting(GroupEffect::group).containsExactly("P1", "P11", "P3", "P4", "P9");
        assertThat(effect.byGroup()).allMatch(g -> g.shrunk().value() < 0);
        assertThat(effect.byGroup().get(2).own()).isCloseTo(-0.122, within(0.02));
        assertThat(a.window().imputed()).isEqualTo(8);
        assertThat(a.fit().status()).isEqualTo("converged, singular");
    }

    @Test
    void cetuximab_alone_has_a_growth_rate_and_no_effect() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(PublicStudy.CRC.read(), AnalysisPlan.DEFAULT);

        assertThat(a.window().fromDay()).isZero();
        assertThat(a.arms().get(0).ratePerDay().value()).isBetween(0.005, 0.02);
        assertThat(a.noEffectReason()).contains("'cetuximab'");
        assertThat(a.fit().status()).isEqualTo("converged");
    }

    @Test
    void one_glioblastoma_model_is_compared_over_mice() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(PublicStudy.GBM.read(), AnalysisPlan.DEFAULT);

        assertThat(a.effects()).hasSize(15);
        assertThat(a.cautions()).anyMatch(c -> c.startsWith("15 arms are compared"));
        assertThat(a.cautions()).anyMatch(c -> c.startsWith("Straight lines fit"));
    }

    /** Day 42 is the vehicle's last; lines over all 97 days fit badly, and one intercept for all arms then bends the vehicle's slope. */
    @Test
    void the_vehicle_of_the_glioblastoma_model_grows_as_published_while_it_is_measured() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses()
                .analyze(
                        PublicStudy.GBM.read(),
                        AnalysisPlan.DEFAULT
                                .draft()
                                .window(null, new Decimal("42"))
                                .plan());

        assertThat(a.arms().get(0).ratePerDay().value()).isCloseTo(0.107, within(0.015));
    }

    @Test
    void two_tumors_of_a_mouse_are_not_two_mice() throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(PublicStudy.MAS98.read(), AnalysisPlan.DEFAULT);

        assertThat(a.fit().groups()).containsExactly("23 mice", "42 tumors");
        assertThat(a.conclusion().get(0)).contains("none differs from Ctrl");
    }
}
