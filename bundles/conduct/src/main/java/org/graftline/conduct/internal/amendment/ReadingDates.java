package org.graftline.conduct.internal.amendment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.jspecify.annotations.Nullable;

/** The day on which an animal was looked at, in the study's zone. */
record ReadingDates(ZoneId zone, @Nullable LocalDate dayZero) {
    /** @return the day; null where neither a time nor a date of day 0 tells it */
    @Nullable
    LocalDate of(Reading reading) {
        Instant captured = reading.capturedAt();
        if (captured != null) {
            return LocalDate.ofInstant(captured, zone);
        }
        return dayZero == null
                ? null
                : dayZero.plusDays((long) Math.floor(reading.day().value()));
    }

    /** @return the first day on which the study has a reading; empty where no day is known */
    Optional<LocalDate> first(StudyData data) {
        return data.readings().stream()
                .map(this::of)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .min(LocalDate::compareTo);
    }
}
