package org.graftline.capture.internal.bench;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Removal;
import org.graftline.study.bench.Contradictions.Contradiction;
import org.jspecify.annotations.Nullable;

/**
 * What a removal cannot go with: a reading captured at or after it, and a removal before it. Judged by the times at which things were
 * seen, never by when they reached us; by the study day where a time is missing, of which the day of the removal itself is still fine.
 * That nobody measured a dead mouse contradicts nothing.
 */
final class RemovalContradictions {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private RemovalContradictions() {}

    /** @return those that nobody decided on, by the time of what contradicts */
    static List<Contradiction> open(KeptStudy study) {
        ZoneId zone = study.study().zone();
        List<Contradiction> open = new ArrayList<>();
        for (KeptAnimal animal : study.animals()) {
            Removal removal = animal.removal();
            if (removal == null) {
                continue;
            }
            if (removal.version() > 1) {
                open.add(new Contradiction(
                        idOf(removal),
                        null,
                        removal,
                        "Mouse '%s' left the study twice. The later record says %s; the one before stays readable. Keep this one, or record the one that holds."
                                .formatted(removal.mouse(), words(removal, zone))));
            }
            animal.readings().stream()
                    .filter(reading -> contradicts(reading, removal))
                    .forEach(reading -> open.add(new Contradiction(
                            reading.uuid(),
                            reading,
                            removal,
                            "Mouse '%s' was measured on %s, and the record of its leaving says %s. Only one of the two can be right."
                                    .formatted(reading.mouse(), when(reading, zone), words(removal, zone)))));
        }
        return open.stream()
                .filter(one -> !study.isDecided(one.id()))
                .sorted(Comparator.comparing(RemovalContradictions::at).thenComparing(Contradiction::id))
                .toList();
    }

    private static boolean contradicts(Reading reading, Removal removal) {
        if (reading.status() == ReadingStatus.WITHDRAWN || reading.status() == ReadingStatus.NOT_MEASURED) {
            return false;
        }
        Instant captured = reading.capturedAt();
        Instant left = removal.at();
        if (captured != null && left != null) {
            return !captured.isBefore(left);
        }
        return reading.day().compareTo(removal.day()) > 0;
    }

    /** A decision on one removal says nothing of the next. */
    private static UUID idOf(Removal removal) {
        return UUID.nameUUIDFromBytes(
                ("removal\n" + removal.id() + "\n" + removal.version()).getBytes(StandardCharsets.UTF_8));
    }

    private static Instant at(Contradiction one) {
        Reading reading = one.reading();
        Instant at = reading == null ? one.removal().at() : captured(reading);
        return at == null ? Instant.MAX : at;
    }

    private static @Nullable Instant captured(Reading reading) {
        return reading.capturedAt() == null ? reading.recordedAt() : reading.capturedAt();
    }

    private static String when(Reading reading, ZoneId zone) {
        Instant captured = reading.capturedAt();
        return "day %s".formatted(reading.day()) + (captured == null ? "" : " (" + minute(captured, zone) + ")");
    }

    private static String words(Removal removal, ZoneId zone) {
        Instant left = removal.at();
        return "%s on day %s".formatted(words(removal.cause()), removal.day())
                + (left == null ? "" : " (" + minute(left, zone) + ")");
    }

    /** A cause as it stands in a sentence. */
    static String words(Removal.Cause cause) {
        return switch (cause) {
            case HUMANE_ENDPOINT -> "a humane endpoint was reached";
            case FOUND_DEAD -> "found dead";
            case SCHEDULED -> "end of its schedule";
            case EXCLUDED -> "excluded";
        };
    }

    private static String minute(Instant at, ZoneId zone) {
        return MINUTE.format(at.atZone(zone)) + " " + zone.getId();
    }
}
