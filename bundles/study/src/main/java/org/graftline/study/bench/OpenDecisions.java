package org.graftline.study.bench;

import java.util.List;
import java.util.UUID;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.osgi.annotation.versioning.ProviderType;

/** What waits for somebody to decide, all in one place. Safe for many threads. */
@ProviderType
public interface OpenDecisions {
    /** @return what waits and may be seen by this person; asks for {@link org.graftline.study.people.Permission#READ_STUDY} */
    Waiting waiting(Actor actor, StudyCode study);

    /**
     * Lets an animal stay on the study although it reached a limit. The other answer to an alert is the animal's removal. Repeating
     * the same answers like the first. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param alert its {@link ReachedLimit#id()}
     * @param reason not blank
     */
    LedgerEntry stays(Actor actor, StudyCode study, UUID alert, String reason);

    /**
     * What waits.
     *
     * @param alerts limits that animals on the study reached: the most urgent first, then by capture time
     * @param contradictions records that cannot both be right, by capture time
     * @param questions readings that were asked about and nobody answered for, by capture time
     */
    record Waiting(
            List<ReachedLimit> alerts, List<Contradictions.Contradiction> contradictions, List<Question> questions) {
        /** Copies the lists in. */
        public Waiting {
            alerts = List.copyOf(alerts);
            contradictions = List.copyOf(contradictions);
            questions = List.copyOf(questions);
        }
    }

    /**
     * The latest reading of an animal that reached a limit and still does after all corrections.
     *
     * @param id names it for the decision; another one once a correction changed the value
     */
    record ReachedLimit(UUID id, Alert alert, Reading reading) {}

    /**
     * A reading that was asked about; neither kept, nor taken back, nor measured again.
     *
     * @param sentences what was asked, most doubtful first
     */
    record Question(Reading reading, List<String> sentences) {
        /** Copies the list in. */
        public Question {
            sentences = List.copyOf(sentences);
        }
    }
}
