package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.bench.OpenDecisions.Question;
import org.jspecify.annotations.Nullable;

/** Questions about readings that nobody answered: by keeping, by taking back, or by measuring again. */
final class OpenQuestions {
    private OpenQuestions() {}

    /** @return by capture time */
    static List<Question> of(KeptStudy study) {
        return study.animals().stream()
                .flatMap(OpenQuestions::of)
                .sorted(Comparator.comparing((Question one) -> at(one.reading()))
                        .thenComparing(one -> one.reading().uuid()))
                .toList();
    }

    private static Stream<Question> of(KeptAnimal animal) {
        Set<Reading> repeated = animal.repeated().collect(Collectors.toSet());
        return animal.standing()
                .filter(reading -> isAsked(reading.entry()) && !repeated.contains(reading))
                .map(reading -> new Question(
                        reading, Objects.requireNonNull(reading.entry()).concerns()));
    }

    private static boolean isAsked(@Nullable ReadingEntry entry) {
        return entry != null && !entry.concerns().isEmpty() && entry.keptBecause() == null;
    }

    private static Instant at(Reading reading) {
        return reading.capturedAt() == null ? reading.recordedAt() : reading.capturedAt();
    }
}
