package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.TumorSite;
import org.graftline.study.bench.Alert;
import org.jspecify.annotations.Nullable;

/** The alerts that a reading raises, as rows of the act that stores it. */
public final class LimitAlerts {
    private LimitAlerts() {}

    /**
     * @param study as it is before the reading
     * @param reading as it will be stored
     * @return new alerts, and next versions of those whose value changed by a correction
     */
    public static List<Alert> of(KeptStudy study, Reading reading) {
        if (study.rules().limits().isEmpty()) {
            return List.of();
        }
        KeptAnimal animal = study.animal(reading.mouse());
        List<Alert> alerts = new ArrayList<>();
        for (LimitCheck.Reached reached : LimitCheck.of(study.rules().limits(), reading, known(animal, reading))) {
            Instant at = reading.capturedAt() == null ? reading.recordedAt() : reading.capturedAt();
            Alert first = new Alert(
                    reading.uuid(), 1, reading.study(), reading.mouse(), reached.limit(), reached.value(), at);
            Optional<Alert> before = animal.alerts().stream()
                    .filter(alert -> alert.id().equals(first.id()))
                    .findFirst();
            if (before.isEmpty()) {
                alerts.add(first);
            } else if (!before.get().limit().equals(first.limit())
                    || !before.get().value().equals(first.value())) {
                alerts.add(new Alert(
                        first.reading(),
                        before.get().version() + 1,
                        first.study(),
                        first.mouse(),
                        first.limit(),
                        first.value(),
                        at));
            }
        }
        return alerts;
    }

    /** What is known of the animal up to the day of the reading, without the reading. */
    static LimitCheck.Known known(KeptAnimal animal, Reading reading) {
        Predicate<Reading> before = other ->
                other.day().compareTo(reading.day()) <= 0 && !other.uuid().equals(reading.uuid());
        double others = 0;
        for (TumorSite site : animal.sites()) {
            if (!site.equals(reading.site())) {
                others += latest(animal.series(Endpoint.TUMOR_VOLUME, site).stream()
                        .filter(before)
                        .toList());
            }
        }
        Predicate<Reading> sameDay = before.and(other -> other.day().equals(reading.day()));
        return new LimitCheck.Known(
                others,
                baseline(animal, before),
                peak(animal, before),
                grams(animal, sameDay).reduce((one, later) -> later).orElse(null));
    }

    /** The last one that says how large it is; below what can be measured counts as nothing. */
    private static double latest(List<Reading> volumes) {
        for (int i = volumes.size() - 1; i >= 0; i--) {
            Reading reading = volumes.get(i);
            if (reading.value() != null) {
                return reading.value().value();
            }
            if (reading.status() != ReadingStatus.NOT_MEASURED) {
                return 0;
            }
        }
        return 0;
    }

    /** By day, so the first is on or before day 0 whenever one is. */
    static @Nullable Double baseline(KeptAnimal animal, Predicate<Reading> counting) {
        return grams(animal, counting).findFirst().orElse(null);
    }

    static @Nullable Double peak(KeptAnimal animal, Predicate<Reading> counting) {
        return grams(animal, counting).max(Double::compare).orElse(null);
    }

    private static Stream<Double> grams(KeptAnimal animal, Predicate<Reading> counting) {
        return animal.series(Endpoint.BODY_WEIGHT, null).stream()
                .filter(counting.and(weight -> weight.value() != null))
                .map(LimitAlerts::grams);
    }

    private static Double grams(Reading weight) {
        return Objects.requireNonNull(weight.value()).value();
    }
}
