package org.graftline.study.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * One round through the cages: which mice somebody set out to measure, and, once it is over, that every one of them ended with
 * something.
 *
 * @param session drawn by the client, so that a session opened without a network is the same one later
 * @param version see {@link VersionedRow}; the second is the sign-off
 * @param study the study
 * @param day the study day it measures, which is the visit of its readings
 * @param openedBy who set out
 * @param openedAt when, by the clock of whoever opened it, microseconds
 * @param mice the worklist, in the order of the cages, without doubles
 * @param endpoints what is due of each mouse, for example volume and weight
 * @param state open or signed off
 * @param statement what the technician declared at the sign-off; null while open
 */
public record BenchSession(
        UUID session,
        int version,
        StudyCode study,
        StudyDay day,
        PersonId openedBy,
        Instant openedAt,
        List<MouseId> mice,
        List<org.graftline.study.Endpoint> endpoints,
        State state,
        @Nullable String statement)
        implements VersionedRow {
    /** Whether readings may still be expected. */
    public enum State {
        OPEN,
        SIGNED_OFF
    }

    /** @throws ImpossibleValueException if the list is empty or names a mouse twice */
    public BenchSession {
        openedAt = openedAt.truncatedTo(ChronoUnit.MICROS);
        mice = List.copyOf(mice);
        endpoints = List.copyOf(endpoints);
        if (mice.isEmpty() || mice.stream().distinct().count() != mice.size()) {
            throw new ImpossibleValueException(
                    "A session needs at least one mouse, and each of them once. Choose the mice to measure.");
        }
        if (endpoints.isEmpty()) {
            throw new ImpossibleValueException("A session measures something. Choose volume, weight or a score.");
        }
    }

    /** @return the next version, signed off with these words */
    public BenchSession signedOff(String words) {
        return new BenchSession(
                session, version + 1, study, day, openedBy, openedAt, mice, endpoints, State.SIGNED_OFF, words);
    }

    @Override
    public String table() {
        return "bench_session";
    }

    @Override
    public String id() {
        return session.toString();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("session", session.toString())
                .put("version", version)
                .put("study", study.value())
                .put("day", day.text())
                .put("openedBy", openedBy.value())
                .put("openedAt", openedAt.toString())
                .putTexts("mice", mice.stream().map(MouseId::value).toList())
                .putTexts("endpoints", endpoints.stream().map(Enum::name).toList())
                .put("state", state)
                .put("statement", statement)
                .build();
    }
}
