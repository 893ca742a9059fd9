package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Concern;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Questions about readings that stand already: of a rule that needed longer than the entry waited, and of a later reading that makes an
 * earlier one unlikely. Each is the reading's next version with one more sentence. A reading that somebody kept for a reason, corrected
 * or took back meanwhile was looked at, and is not asked about again.
 */
final class LaterQuestions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LaterQuestions.class);

    private final KeptStudies studies;
    private final StoredReadings stored;
    private final RecentConcerns concerns;
    private final ExecutorService background = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "graftline-later-questions");
        thread.setDaemon(true);
        return thread;
    });

    LaterQuestions(KeptStudies studies, StoredReadings stored, RecentConcerns concerns) {
        this.studies = studies;
        this.stored = stored;
        this.concerns = concerns;
    }

    /** Adds the questions of rules that are late about a reading that is stored, each when it comes. */
    void await(Actor actor, Reading reading, List<AskedRule> late) {
        late.forEach(rule -> rule.whenAnswered(background, concern -> add(actor, reading, concern)));
    }

    private void add(Actor actor, Reading asked, Concern concern) {
        try {
            studies.hold(() -> {
                Optional<Questioned> questioned = questioned(asked.study(), asked.uuid(), concern)
                        .filter(found -> Objects.equals(found.reading().value(), asked.value()));
                questioned.ifPresent(found -> {
                    List<Questioned> all = new ArrayList<>(List.of(found));
                    all.addAll(hindsight(asked.study(), List.of(concern)));
                    List<VersionedRow> rows = new ArrayList<>();
                    all.forEach(one -> rows.add(one.reading()));
                    studies.commit(
                            actor,
                            ActKind.QUESTION_READING,
                            asked.study(),
                            "Asked by %s after the reading was stored".formatted(concern.rule()),
                            rows);
                    all.forEach(this::remember);
                });
                return questioned;
            });
        } catch (StudyException refused) {
            LOG.warn("GL-3103 A question of rule {} came late and is lost", concern.rule(), refused);
        }
    }

    /**
     * A reading with one more question.
     *
     * @param reading its next version
     * @param concern the question
     */
    record Questioned(Reading reading, Concern concern) {}

    /** @return the earlier readings that these questions are about too, each in its next version; to be called within a hold */
    List<Questioned> hindsight(StudyCode study, List<Concern> asked) {
        List<Questioned> all = new ArrayList<>();
        for (Concern concern : asked) {
            Concern.Hindsight also = concern.also();
            if (also != null) {
                questioned(study, also.reading(), new Concern(concern.rule(), also.sentence(), also.likelier()))
                        .ifPresent(all::add);
            }
        }
        return all;
    }

    private Optional<Questioned> questioned(StudyCode study, UUID reading, Concern concern) {
        return stored.find(study, reading)
                .map(WrittenReading::reading)
                .filter(current -> mayBeAsked(current, concern))
                .map(current -> {
                    ReadingEntry entry = Objects.requireNonNull(current.entry());
                    List<String> sentences = new ArrayList<>(entry.concerns());
                    sentences.add(concern.sentence());
                    return new Questioned(
                            current.next().entry(entry.asked(sentences)).build(), concern);
                });
    }

    private static boolean mayBeAsked(Reading current, Concern concern) {
        ReadingEntry entry = current.entry();
        return entry != null
                && entry.keptBecause() == null
                && current.status() != ReadingStatus.WITHDRAWN
                && !entry.concerns().contains(concern.sentence());
    }

    /** Once it is stored. */
    void remember(Questioned questioned) {
        concerns.add(questioned.reading().uuid(), questioned.concern());
    }

    /** What comes later is lost: the reading stands as it is. */
    @Override
    public void close() {
        background.shutdownNow();
    }
}
