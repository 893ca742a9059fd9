package org.graftline.capture.internal.reading;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.graftline.study.PersonId;

/**
 * What turns the dates and initials of a file into instants and people.
 *
 * @param zone in which the file's times are meant where they name no other
 * @param people finds a person by log-in name; empty for nobody here
 */
public record Laboratory(ZoneId zone, Function<String, Optional<PersonId>> people) {
    /** Where nothing is known of the laboratory: times are UTC and nobody is known. */
    public static final Laboratory UNKNOWN = new Laboratory(ZoneOffset.UTC, name -> Optional.empty());
}
