package org.graftline.capture.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.Map;
import org.graftline.study.ArmAssignment;
import org.graftline.study.MouseId;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.ArmSights.Sight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EarnedArmsTest {
    private final BenchRoom room = new BenchRoom();

    @ParameterizedTest
    @EnumSource(
            value = Sight.class,
            names = {"POOLED_UNTIL_PLAN", "POOLED_UNTIL_LOOK"})
    void a_director_who_has_not_earned_the_arms_gets_one_arm_for_all(Sight sight) {
        room.earned = sight;
        StudyData seen = room.readings.data(BenchRoom.DIRECTOR, BenchRoom.STUDY);
        then(seen.arms()).extracting(arm -> arm.name().value()).containsExactly("all arms pooled");
        then(seen.assignments())
                .hasSize(4)
                .extracting(ArmAssignment::arm)
                .allMatch(arm -> arm.value().equals("all arms pooled"));
        then(seen.toString()).doesNotContain("control", "drug");
    }

    @Test
    void a_director_who_has_earned_them_sees_each_arm() {
        StudyData seen = room.readings.data(BenchRoom.DIRECTOR, BenchRoom.STUDY);
        then(seen.arms()).extracting(arm -> arm.name().value()).containsExactlyInAnyOrder("control", "drug");
    }

    @Test
    void who_is_blinded_gets_no_arm_even_where_arms_are_shown_as_one() {
        room.earned = Sight.POOLED_UNTIL_PLAN;
        StudyData seen = room.readings.data(BenchRoom.ANNA, BenchRoom.STUDY);
        then(seen.arms()).isEmpty();
        then(seen.assignments()).isEmpty();
    }

    @Test
    void a_mouse_with_its_own_day_zero_counts_from_it_and_keeps_the_days_of_the_study() {
        room.ownDays = Map.of(new MouseId("M1"), new StudyDay(5));
        StudyData seen = room.readings.data(BenchRoom.DIRECTOR, BenchRoom.STUDY);
        then(seen.ownDay(new MouseId("M1"), new StudyDay(7))).isEqualTo(2);
        then(seen.ownDay(new MouseId("M2"), new StudyDay(7))).isEqualTo(7);
        then(room.readings.data(BenchRoom.ANNA, BenchRoom.STUDY).dayZeros())
                .containsEntry(new MouseId("M1"), new StudyDay(5));
        then(seen.sha256())
                .as("other days, other data")
                .isNotEqualTo(seen.withDayZeros(Map.of()).sha256());
    }
}
