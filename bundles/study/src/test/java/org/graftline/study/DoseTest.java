package org.graftline.study;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoseTest {
    private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-000000000001");

    private static Dose dose(Dose.Outcome outcome, @Nullable String ml, @Nullable Administration administration) {
        return new Dose(
                ID,
                1,
                new StudyCode("S"),
                new MouseId("m1"),
                new StudyDay(3),
                outcome,
                null,
                ml == null ? null : new Decimal(ml),
                administration);
    }

    @Test
    void a_dose_recorded_before_administrations_were_hashes_as_it_did() {
        then(dose(Dose.Outcome.GIVEN, "0.2", null).canonical().json())
                .isEqualTo("{\"day\":\"3\",\"mouse\":\"m1\",\"outcome\":\"GIVEN\",\"study\":\"S\",\"uuid\":\"" + ID
                        + "\",\"version\":1,\"volumeMl\":\"0.2\"}");
    }

    @Test
    void what_happened_at_the_cage_is_hashed_as_well() {
        Administration given = new Administration(
                1,
                "V7",
                DoseRoute.ORAL,
                new Decimal("0.20"),
                null,
                null,
                Instant.parse("2026-03-01T08:00:00.123456789Z"),
                new PersonId("p"),
                null,
                null);
        then(dose(Dose.Outcome.GIVEN, "0.2", given).canonical().json())
                .contains("\"administration\":{\"at\":\"2026-03-01T08:00:00.123456Z\",\"line\":1,\"person\":\"p\","
                        + "\"plannedMl\":\"0.20\",\"route\":\"ORAL\",\"vial\":\"V7\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0.1", "50.1", "1e30"})
    void a_volume_that_no_animal_can_be_given_is_refused(String ml) {
        thenThrownBy(() -> dose(Dose.Outcome.GIVEN, ml, null))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageContaining("at most 50 mL");
    }

    @Test
    void what_was_withheld_has_no_amount() {
        thenThrownBy(() -> dose(Dose.Outcome.WITHHELD, "0.2", null)).hasMessageContaining("withheld and has an amount");
    }
}
