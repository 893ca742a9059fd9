package org.graftline.study.conduct;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.people.Actor;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is to be done today and tomorrow, over all studies that somebody may see. Knows no arm. Safe for many threads. */
@ProviderType
public interface Worklists {
    /** @return the studies of a person, what needs a decision first; only those they may read */
    List<StudyWork> of(Actor actor);

    /** @return one study; asks for {@link org.graftline.study.people.Permission#READ_STUDY} */
    StudyWork of(Actor actor, StudyCode study);

    /**
     * The work on one study.
     *
     * @param title of the study
     * @param plan the next visit of every mouse
     * @param today mice to look at today, closest to a limit first
     * @param tomorrow those of tomorrow
     * @param missing mice whose planned visit passed without a reading
     * @param openSessions sessions that nobody signed off
     * @param waiting what waits for a decision, most urgent first
     */
    record StudyWork(
            String title,
            StudyPlan plan,
            List<PlannedMouse> today,
            List<PlannedMouse> tomorrow,
            List<PlannedMouse> missing,
            List<OpenSession> openSessions,
            List<Waiting> waiting) {
        /** Copies the lists in. */
        public StudyWork {
            today = List.copyOf(today);
            tomorrow = List.copyOf(tomorrow);
            missing = List.copyOf(missing);
            openSessions = List.copyOf(openSessions);
            waiting = List.copyOf(waiting);
        }

        /** @return the study */
        public StudyCode study() {
            return plan.study();
        }

        /** @return how urgent the study is: its most urgent waiting thing, then how likely a crossing is */
        public double urgency() {
            double waits = waiting.stream()
                    .mapToDouble(one -> 1_000.0 * one.kind().urgency())
                    .max()
                    .orElse(0);
            return waits + plan.expectedAsPlanned() + today.size() / 1_000.0;
        }
    }

    /**
     * A session that nobody signed off.
     *
     * @param by who opened it
     * @param date the calendar day it was opened on, in the study's zone
     * @param mice how many mice it has
     */
    record OpenSession(UUID session, StudyDay day, PersonId by, Instant openedAt, LocalDate date, int mice) {}

    /**
     * Something that a person must decide.
     *
     * @param kind what
     * @param count how many of them
     * @param sentence what is asked, without an arm
     * @param day since when; null where it has no day
     */
    record Waiting(
            Kind kind, int count, String sentence, @Nullable StudyDay day) {
        /** What waits, most urgent first. */
        public enum Kind {
            /** Mice over a limit nobody decided about. */
            ALERT(6),
            /** Records that cannot both be right. */
            CONTRADICTION(5),
            /** Readings that a rule questioned and nobody kept or withdrew. */
            QUESTION(4),
            /** Planned visits that nobody made. */
            MISSING_VISIT(3),
            /** Sessions of an earlier day that nobody signed off. */
            UNFINISHED_SESSION(2),
            /** A study without a schedule. */
            NO_SCHEDULE(1);

            private final int urgency;

            Kind(int urgency) {
                this.urgency = urgency;
            }

            /** @return the larger the sooner, from 1 */
            public int urgency() {
                return urgency;
            }
        }
    }
}
