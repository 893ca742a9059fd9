package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.graftline.growth.beside.DiagnosisEffects.Comparison;
import org.graftline.growth.beside.DiagnosisEffects.OfDiagnosis;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.Donor;
import org.graftline.study.StudyData;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.DonorCovariate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DiagnosisEffectsTest {
    private static final AnalysisPlan BY_DIAGNOSIS = planned(DonorCovariate.DIAGNOSIS);

    private static AnalysisPlan planned(DonorCovariate... covariates) {
        return AnalysisPlan.DEFAULT.draft().covariates(covariates).plan();
    }

    /** Lung donors do not respond, breast donors do by −0.06 a day. */
    private static DiagnosisEffects of(AnalysisPlan plan, @Nullable String... diagnoses) {
        Random random = new Random(5);
        StudyInCode study = new StudyInCode("DIAGNOSES", "control");
        for (int d = 0; d < diagnoses.length; d++) {
            double effect = ("breast".equals(diagnoses[d]) ? -0.06 : 0) + 0.005 * random.nextGaussian();
            for (int m = 0; m < 6; m++) {
                String mouse = "D" + d + "M" + m;
                study.mouse("D" + d, mouse, m < 3 ? "control" : "drug");
                double start = 5 + 0.2 * random.nextGaussian();
                double slope = 0.1 + (m < 3 ? 0 : effect) + 0.01 * random.nextGaussian();
                for (int day = 0; day <= 18; day += 3) {
                    study.volume(mouse, day, Math.exp(start + slope * day + 0.1 * random.nextGaussian()));
                }
            }
        }
        StudyData made = study.data();
        StudyData data = new StudyData(
                made.study(),
                made.arms(),
                made.donors().stream()
                        .map(d -> new Donor(
                                d.study(),
                                d.donor(),
                                1,
                                null,
                                diagnoses[Integer.parseInt(d.donor().value().substring(1))]))
                        .toList(),
                made.mice(),
                made.tumors(),
                made.assignments(),
                made.removals(),
                made.readings(),
                null);
        return DiagnosisEffects.of(data, new VolumeGrowthAnalyses().analyze(data, plan));
    }

    @Test
    void diagnoses_that_respond_differently_are_told_apart() {
        DiagnosisEffects found =
                of(BY_DIAGNOSIS, "breast", "lung", "breast", "lung", "breast", "lung", "breast", "lung");

        Comparison one = found.comparisons().get(0);
        assertThat(one.effects()).extracting(OfDiagnosis::diagnosis).containsExactly("breast", "lung");
        assertThat(one.effects()).extracting(OfDiagnosis::donors).containsExactly(4, 4);
        assertThat(one.effects().get(0).perDay().upper()).isLessThan(-0.03);
        assertThat(one.effects().get(1).perDay().lower()).isGreaterThan(-0.03);
        assertThat(one.p()).isLessThan(0.001);
        assertThat(one.denominatorDf()).isLessThan(20); // donors, not mice
    }

    @Test
    void half_of_the_donors_without_a_diagnosis_are_too_many() {
        DiagnosisEffects none = of(BY_DIAGNOSIS, "breast", "breast", "lung", null, null, null);

        assertThat(none.comparisons()).isEmpty();
        assertThat(none.notes())
                .containsExactly(
                        "No effect by diagnosis: 3 of 6 donors have none stated. State the diagnoses of the donors.");
    }

    @Test
    void a_diagnosis_of_one_donor_is_no_class() {
        DiagnosisEffects none = of(BY_DIAGNOSIS, "breast", "breast", "breast", "lung");

        assertThat(none.comparisons()).isEmpty();
        assertThat(none.notes()).singleElement().asString().contains("breast (3), lung (1)");
    }

    @Test
    void a_plan_that_does_not_list_the_diagnosis_gets_nothing() {
        DiagnosisEffects none = of(AnalysisPlan.DEFAULT, "breast", "lung", "breast", "lung");

        assertThat(none.comparisons()).isEmpty();
        assertThat(none.notes()).isEmpty();
    }
}
