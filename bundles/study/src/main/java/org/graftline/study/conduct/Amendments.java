package org.graftline.study.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Amendments of a protocol and what each governs. A reading is governed by the last amendment whose day is not after the day on which the
 * animal was looked at; where the source does not say when, the date of its study day counts. Reading asks for READ_STUDY, amending for
 * {@link org.graftline.study.people.Permission#CHANGE_STUDY}. Safe for many threads.
 */
@ProviderType
public interface Amendments {
    /**
     * Amends the protocol.
     *
     * @param amendment its number follows the last, its day is not before the study's start nor before the last amendment's
     * @param reason not blank
     * @throws org.graftline.study.StudyException if the number or the day cannot be, or the title is blank
     */
    LedgerEntry amend(Actor actor, StudyCode study, Amendment amendment, String reason);

    /** @return the protocol (number 0) and its amendments, with what was changed under each and how many readings each governs */
    List<Governed> of(Actor actor, StudyCode study);

    /**
     * @return what governs a reading
     * @throws org.graftline.study.StudyException if the study has no such reading
     */
    Governance governing(Actor actor, StudyCode study, UUID reading);

    /**
     * @param number 0 for the protocol
     * @return the readings it governs, those taken back left out, by day and mouse
     * @throws org.graftline.study.StudyException if there is no such amendment
     */
    List<GovernedReading> readings(Actor actor, StudyCode study, int number);

    /**
     * The protocol or an amendment.
     *
     * @param number 0 for the protocol
     * @param governsFrom the first day; null for the protocol of a study that says no start
     * @param title in words; empty for the protocol
     * @param reason why; null for the protocol
     * @param by printed name of who amended; null for the protocol
     * @param at when it was recorded; null for the protocol
     * @param readings how many it governs
     * @param changed the versions of protocol documents written while it was the last one
     */
    record Governed(
            int number,
            @Nullable LocalDate governsFrom,
            String title,
            @Nullable String reason,
            @Nullable String by,
            @Nullable Instant at,
            int readings,
            List<Changed> changed) {
        /** Copies the list in. */
        public Governed {
            changed = List.copyOf(changed);
        }
    }

    /**
     * A version of a protocol document.
     *
     * @param what in words: "visit plan", "regimen of A"
     * @param version which version was written
     * @param at when
     */
    record Changed(String what, int version, Instant at) {}

    /**
     * What governs a reading.
     *
     * @param number 0 for the protocol; null where the day of the reading is not known
     * @param lookedAt the day that decides, in the study's zone; null where it is not known
     * @param governsFrom the first day of the amendment; null for the protocol and where nothing is known
     * @param title of the amendment, not told to people who are blinded; null for the protocol and where nothing is known
     */
    record Governance(
            @Nullable Integer number,
            @Nullable LocalDate lookedAt,
            @Nullable LocalDate governsFrom,
            @Nullable String title) {}

    /** A reading and the day that decides what governs it. */
    record GovernedReading(UUID reading, MouseId mouse, Endpoint endpoint, StudyDay day, LocalDate lookedAt) {}
}
