package org.graftline.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final Instant AT = Instant.parse("2026-03-02T09:15:00.000001Z");

    private static Reading.Builder aVolume() {
        return Reading.of(
                        UUID.fromString("00000000-0000-0000-0000-000000000001"),
                        new StudyCode("S1"),
                        new MouseId("M-017"),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(4),
                        AT)
                .site(Tumor.ONLY);
    }

    @Test
    void a_value_belongs_to_measured_and_to_nothing_else() {
        Reading.Builder measured = aVolume().measured(new Decimal("312"), VolumeFormula.AS_REPORTED, null);
        assertThat(measured.build().status()).isEqualTo(ReadingStatus.MEASURED);
        assertThat(measured.withoutValue(ReadingStatus.NOT_PALPABLE).build().value())
                .isNull();
        assertThatThrownBy(() -> new Reading(
                        UUID.randomUUID(),
                        1,
                        new StudyCode("S1"),
                        new MouseId("M"),
                        Tumor.ONLY,
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(0),
                        1,
                        null,
                        AT,
                        null,
                        null,
                        ReadingStatus.NOT_MEASURED,
                        null,
                        null,
                        new Decimal("0"),
                        null,
                        null,
                        null))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageContaining("'not measured' with a value");
    }

    @Test
    void keeping_and_taking_back_are_no_corrections() {
        Reading first = aVolume()
                .measured(new Decimal("312"), VolumeFormula.AS_REPORTED, null)
                .entry(ReadingEntry.by(ReadingEntry.Means.TYPED).asked(List.of("right?")))
                .build();
        Reading kept = first.next()
                .entry(ReadingEntry.by(ReadingEntry.Means.TYPED).kept("measured again"))
                .build();

        assertThat(first.isCorrected()).isFalse();
        assertThat(first.next().build().isCorrected()).isTrue();
        assertThat(kept.isCorrected()).isFalse();
        assertThat(kept.next().build().isCorrected()).isTrue();
        assertThat(first.next()
                        .withoutValue(ReadingStatus.WITHDRAWN)
                        .build()
                        .isCorrected())
                .isFalse();
    }

    @Test
    void a_negative_volume_is_refused_with_mouse_and_day() {
        assertThatThrownBy(() -> aVolume()
                        .measured(new Decimal("-1"), VolumeFormula.AS_REPORTED, null)
                        .build())
                .hasMessageContaining("-1 of mouse 'M-017' on day 4 is negative");
    }

    @Test
    void a_tumor_reading_needs_a_tumor_and_a_weight_has_none() {
        assertThatThrownBy(() -> aVolume().site(null).build()).hasMessageContaining("needs a tumor");
        assertThatThrownBy(() -> Reading.of(
                                UUID.randomUUID(),
                                new StudyCode("S1"),
                                new MouseId("M"),
                                Endpoint.BODY_WEIGHT,
                                new StudyDay(0),
                                AT)
                        .site(Tumor.ONLY)
                        .build())
                .hasMessageContaining("cannot have a tumor");
    }

    @Test
    void the_canonical_form_holds_everything_entered_and_changes_with_each_of_it() {
        Reading reading = aVolume()
                .measured(new Decimal("312.0"), VolumeFormula.AS_REPORTED, null)
                .source(new SourceCell("ab", 7, Map.of("volume_mm3", "312.0")))
                .build();

        assertThat(reading.canonical().json())
                .isEqualTo("{\"day\":\"4\",\"endpoint\":\"TUMOR_VOLUME\",\"entered\":{\"volume_mm3\":\"312.0\"},"
                        + "\"file\":\"ab\",\"formula\":\"AS_REPORTED\",\"line\":7,\"mouse\":\"M-017\","
                        + "\"recordedAt\":\"2026-03-02T09:15:00.000001Z\",\"replicate\":1,\"site\":\"tumor\","
                        + "\"status\":\"MEASURED\",\"study\":\"S1\",\"uuid\":\"00000000-0000-0000-0000-000000000001\","
                        + "\"value\":\"312.0\",\"version\":1}");
        assertThat(reading.next()
                        .measured(new Decimal("312"), VolumeFormula.AS_REPORTED, null)
                        .build()
                        .canonical())
                .isNotEqualTo(reading.canonical());
    }

    @Test
    void diameters_must_be_positive_and_the_length_the_longest() {
        assertThat(new Diameters(new Decimal("8.4"), new Decimal("8.4"), null)
                        .lengthMm()
                        .value())
                .isEqualTo(8.4);
        assertThatThrownBy(() -> new Diameters(new Decimal("6"), new Decimal("8"), null))
                .hasMessageContaining("Length 6 mm, width 8 mm is impossible");
        assertThatThrownBy(() -> new Diameters(new Decimal("6"), new Decimal("0"), null))
                .isInstanceOf(ImpossibleValueException.class);
        assertThatThrownBy(() -> new Diameters(new Decimal("6"), new Decimal("5"), new Decimal("-2")))
                .hasMessageContaining("height -2 mm");
    }

    @Test
    void formulas_compute_what_their_names_say() {
        assertThat(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED.volumeMm3(10, 6, 0)).isEqualTo(180);
        assertThat(VolumeFormula.ELLIPSOID_LENGTH_WIDTH_SQUARED.volumeMm3(10, 6, 0))
                .isCloseTo(Math.PI * 60, within(1e-12));
        assertThat(VolumeFormula.ELLIPSOID_LENGTH_WIDTH_HEIGHT.volumeMm3(10, 6, 5))
                .isCloseTo(Math.PI * 50, within(1e-12));
        assertThatThrownBy(() -> VolumeFormula.AS_REPORTED.volumeMm3(1, 1, 1)).isInstanceOf(StudyException.class);
    }

    @Test
    void times_are_kept_to_the_microsecond_that_a_database_keeps() {
        Reading reading = aVolume()
                .recordedAt(Instant.parse("2026-03-02T09:15:00.123456789Z"))
                .capturedAt(Instant.parse("2026-03-02T09:14:00.000000999Z"))
                .build();
        assertThat(reading.recordedAt()).isEqualTo(Instant.parse("2026-03-02T09:15:00.123456Z"));
        assertThat(reading.capturedAt()).isEqualTo(Instant.parse("2026-03-02T09:14:00Z"));
    }

    @Test
    void a_slash_in_a_mouse_id_does_not_make_two_tumors_one() {
        StudyCode study = new StudyCode("S1");
        assertThat(new Tumor(study, new MouseId("a/b"), new TumorSite("c"), 1).id())
                .isNotEqualTo(new Tumor(study, new MouseId("a"), new TumorSite("b/c"), 1).id());
    }
}
