package org.graftline.study.bench;

import java.util.List;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What of the records waits for somebody to decide, all in one place; limits that were reached are cases of their own, see
 * {@code org.graftline.study.conduct}. Safe for many threads.
 */
@ProviderType
public interface OpenDecisions {
    /** @return what waits and may be seen by this person; asks for {@link org.graftline.study.people.Permission#READ_STUDY} */
    Waiting waiting(Actor actor, StudyCode study);

    /**
     * What waits.
     *
     * @param contradictions records that cannot both be right, by capture time
     * @param questions readings that were asked about and nobody answered for, by capture time
     */
    record Waiting(List<Contradictions.Contradiction> contradictions, List<Question> questions) {
        /** Copies the lists in. */
        public Waiting {
            contradictions = List.copyOf(contradictions);
            questions = List.copyOf(questions);
        }
    }

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
