package org.graftline.growth.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

/** A mouse that started later counts from its own day 0, so that staggered cohorts give the same analysis as simultaneous ones. */
class OwnDaysTest {
    private final StudyData together =
            new SimulatedStudy().donors(3).micePerCell(2).data();

    /** The same study with every second mouse begun 14 days later. */
    private StudyData staggered() {
        Map<MouseId, StudyDay> zeros = new HashMap<>();
        for (int i = 0; i < together.mice().size(); i += 2) {
            zeros.put(together.mice().get(i).mouse(), new StudyDay(14));
        }
        List<Reading> later = new ArrayList<>();
        for (Reading reading : together.readings()) {
            StudyDay zero = zeros.get(reading.mouse());
            later.add(
                    zero == null
                            ? reading
                            : Reading.of(
                                            reading.uuid(),
                                            reading.study(),
                                            reading.mouse(),
                                            reading.endpoint(),
                                            new StudyDay(reading.day().value() + zero.value()),
                                            reading.recordedAt())
                                    .site(reading.site())
                                    .measured(
                                            java.util.Objects.requireNonNull(reading.value()),
                                            reading.formula(),
                                            reading.diameters())
                                    .build());
        }
        return new StudyData(
                together.study(),
                together.arms(),
                together.donors(),
                together.mice(),
                together.tumors(),
                together.assignments(),
                together.removals(),
                later,
                together.ledgerHead(),
                zeros);
    }

    @Test
    void staggered_cohorts_are_analyzed_as_if_they_had_started_together() {
        then(ReadingSelection.of(staggered(), AnalysisPlan.DEFAULT).rows())
                .isEqualTo(ReadingSelection.of(together, AnalysisPlan.DEFAULT).rows());
        then(ReadingSelection.of(staggered().withDayZeros(Map.of()), AnalysisPlan.DEFAULT)
                        .rows())
                .as("by the study's days they are another study")
                .isNotEqualTo(
                        ReadingSelection.of(together, AnalysisPlan.DEFAULT).rows());
    }

    @Test
    void the_window_says_that_days_are_the_mice_s_own() {
        then(ReadingSelection.of(staggered(), AnalysisPlan.DEFAULT).window().reason())
                .endsWith("Days count from each mouse's own day 0.");
        then(ReadingSelection.of(together, AnalysisPlan.DEFAULT).window().reason())
                .doesNotContain("own day 0");
    }

    @Test
    void a_study_with_its_arms_pooled_is_one_arm_with_every_mouse_and_no_effect() {
        StudyData pooled = together.pooled(new ArmName("all arms pooled"));
        AnalysisSet set = ReadingSelection.of(pooled, AnalysisPlan.DEFAULT);
        then(set.arms()).extracting(arm -> arm.name().value()).containsExactly("all arms pooled");
        then(set.rows())
                .hasSameSizeAs(
                        ReadingSelection.of(together, AnalysisPlan.DEFAULT).rows());
        then(set.control()).isEmpty();
    }
}
