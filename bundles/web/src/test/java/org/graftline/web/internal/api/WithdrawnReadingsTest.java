package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Endpoint;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.VolumeFormula;
import org.graftline.web.internal.api.StudyView.DaySpan;
import org.junit.jupiter.api.Test;

/** What was taken back is listed and counts nowhere. */
class WithdrawnReadingsTest {
    private static final StudyCode CODE = new StudyCode("S1");
    private static final MouseId MOUSE = new MouseId("m1");

    private static Reading.Builder weight(double day) {
        return Reading.of(UUID.randomUUID(), CODE, MOUSE, Endpoint.BODY_WEIGHT, new StudyDay(day), Instant.EPOCH);
    }

    private static StudyData study(Reading... readings) {
        return new StudyData(
                new Study(CODE, 1, "A study", ZoneOffset.UTC, VolumeFormula.AS_REPORTED, ""),
                List.of(),
                List.of(),
                List.of(new Mouse(CODE, MOUSE, 1, new DonorId("d1"), List.of())),
                List.of(),
                List.of(),
                List.of(),
                List.of(readings),
                null);
    }

    private final Reading measured =
            weight(3).measured(new Decimal("20.5"), null, null).build();
    private final Reading back =
            weight(30).withoutValue(ReadingStatus.WITHDRAWN).version(2).build();

    @Test
    void the_study_counts_and_spans_what_stands() {
        then(StudyView.counts(study(measured, back)))
                .singleElement()
                .satisfies(count -> then(count.readings()).isEqualTo(1));
        then(StudyView.days(study(measured, back))).isEqualTo(new DaySpan(3, 3));
        then(StudyView.days(study(back))).isNull();
    }

    @Test
    void the_list_shows_it_and_counts_the_others() {
        ReadingsPage page = ReadingsPage.of(study(measured, back), new ReadingsPage.Filter(null, null, null), 1);

        then(page.matchingReadings()).isEqualTo(1);
        then(page.mice().get(0).readings()).hasSize(2);
    }
}
