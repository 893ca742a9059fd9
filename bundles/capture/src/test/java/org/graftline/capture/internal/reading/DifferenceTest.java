package org.graftline.capture.internal.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static Reading.Builder volume() {
        return Reading.of(
                        UUID.randomUUID(),
                        new StudyCode("S1"),
                        new MouseId("m1"),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(9),
                        Instant.parse("2026-03-02T09:00:00Z"))
                .site(new TumorSite("tumor"));
    }

    private static Reading measured(String lengthMm, String widthMm) {
        Diameters both = new Diameters(new Decimal(lengthMm), new Decimal(widthMm), null);
        double mm3 = VolumeFormula.HALF_LENGTH_WIDTH_SQUARED.volumeMm3(
                both.lengthMm().value(), both.widthMm().value(), 0);
        return volume().measured(Decimal.of(mm3), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, both)
                .build();
    }

    @Test
    void a_volume_that_was_computed_has_three_digits_and_diameters_have_those_that_were_read() {
        assertThat(Difference.between(measured("7.7", "5.9"), measured("7.90", "5.9")))
                .hasValue("volume 134 mm³ → 137 mm³, length 7.7 → 7.90 mm");
        assertThat(Difference.between(measured("16.1", "14.2"), measured("16.1", "14.4")))
                .hasValue("volume 1620 mm³ → 1670 mm³, width 14.2 → 14.4 mm");
    }

    @Test
    void a_volume_that_was_reported_keeps_its_digits() {
        Reading ours = volume().measured(new Decimal("472.6336"), VolumeFormula.AS_REPORTED, null)
                .build();
        Reading theirs = volume().measured(new Decimal("472.6"), VolumeFormula.AS_REPORTED, null)
                .build();

        assertThat(Difference.between(ours, theirs)).hasValue("volume 472.6336 mm³ → 472.6 mm³");
    }
}
