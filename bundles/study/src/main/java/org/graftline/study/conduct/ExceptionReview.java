package org.graftline.study.conduct;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Review of a study's audit trail by exception (OECD No. 17, risk-based review): the acts that somebody who is responsible for the records must
 * have looked at, out of thousands that only entered what was seen. Reading asks for READ_STUDY. Safe for many threads.
 */
@ProviderType
public interface ExceptionReview {
    /** From this time between seeing and storing a reading it came late. */
    Duration LATE = Duration.ofHours(24);

    /** @return what stands out in the ledger of a study; without reasons for people who are blinded, since a reason may name an arm */
    Found of(Actor actor, StudyCode study);

    /**
     * What was found.
     *
     * @param entries how many entries of the ledger were looked at
     * @param items newest first
     */
    record Found(long entries, List<Item> items) {
        /** Copies the list in. */
        public Found {
            items = List.copyOf(items);
        }
    }

    /**
     * One act that stands out.
     *
     * @param position of its entry in the ledger of the study
     * @param by printed name
     * @param reason as it was given; empty where it is not told
     * @param records what it wrote, in words, at most ten
     * @param more how many further records it wrote
     */
    record Item(long position, Matter matter, Instant at, String by, String reason, List<String> records, int more) {
        /** Copies the list in. */
        public Item {
            records = List.copyOf(records);
        }
    }

    /** Why an act stands out. */
    enum Matter {
        CORRECTED("corrected"),
        TAKEN_BACK("taken back"),
        MOVED("moved to another animal"),
        KEPT("kept although a rule asked"),
        DECIDED("decided where two records contradict each other"),
        LATE("entered late or from paper"),
        UNBLINDED("unblinded"),
        LOOKED("looked at the arms early"),
        LOCK("lock turned"),
        AMENDED("protocol amended"),
        RULES("limits or rules changed");

        private final String words;

        Matter(String words) {
            this.words = words;
        }

        /** @return as pages write it */
        public String words() {
            return words;
        }
    }
}
