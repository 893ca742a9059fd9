package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Reading;

/** The last measured value before a reading, of an earlier day. */
final class PreviousValue {
    private PreviousValue() {}

    static Optional<Reading> before(Reading candidate, List<Reading> earlier) {
        for (int i = earlier.size() - 1; i >= 0; i--) {
            Reading reading = earlier.get(i);
            if (reading.value() != null && reading.day().compareTo(candidate.day()) < 0) {
                return Optional.of(reading);
            }
        }
        return Optional.empty();
    }
}
