package org.graftline.capture.internal.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.RowProblem.Severity;

/** Files that are imported together may overlap: equal readings are taken once, unequal ones are an error. Not for several threads. */
final class AcrossFiles {
    private final Map<ReadingKey, Reading> earlier = new HashMap<>();

    /** @return the readings that no earlier file has */
    List<Reading> newIn(List<Reading> readings, Findings findings) {
        List<Reading> added = new ArrayList<>(readings.size());
        for (Reading reading : readings) {
            Reading before = earlier.get(ReadingKey.of(reading));
            if (before == null) {
                added.add(reading);
            } else {
                Optional<String> difference = Difference.between(before, reading);
                difference.ifPresent(words -> findings.add(
                        "files disagree",
                        new RowProblem(
                                findings.file(),
                                Comparison.line(reading),
                                null,
                                null,
                                Severity.ERROR,
                                "an earlier file of this import has another reading of mouse '%s' on day %s (line %d): %s. Import one of them, then the other as a correction."
                                        .formatted(reading.mouse(), reading.day(), Comparison.line(before), words))));
            }
        }
        readings.forEach(reading -> earlier.putIfAbsent(ReadingKey.of(reading), reading));
        return added;
    }
}
