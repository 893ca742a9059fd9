package org.graftline.capture.internal.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.kept.KeptAnimal;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Decimal;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.TumorSite;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.BenchEntries.Move;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ConcurrentChangeException;
import org.jspecify.annotations.Nullable;

/**
 * Readings on their way to the right animals: all are withdrawn where they were first, then recorded where they belong, so that two
 * swapped mice leave no gap in the replicate numbers.
 */
final class MovePlan {
    private final StudyCode code;
    private final StoredReadings stored;
    private final List<VersionedRow> rows = new ArrayList<>();
    private final List<Reading> moved = new ArrayList<>();
    private KeptStudy study;

    private MovePlan(KeptStudy study, StoredReadings stored) {
        this.study = study;
        this.code = study.study().code();
        this.stored = stored;
    }

    static MovePlan of(Actor actor, Sight sight, List<Move> moves, String reason, Instant now, StoredReadings stored) {
        MovePlan plan = new MovePlan(sight.study(), stored);
        plan.requireOnce(moves);
        List<Reading> currents = new ArrayList<>();
        for (Move move : moves) {
            Reading current = plan.movable(move);
            StoredReadings.requireOwn(actor, sight, current);
            sight.requireShown(current);
            currents.add(current);
        }
        for (int i = 0; i < moves.size(); i++) {
            String why = "moved to mouse %s: %s".formatted(moves.get(i).to(), reason);
            plan.add(List.of(StoredReadings.withdrawn(currents.get(i), why)));
        }
        for (int i = 0; i < moves.size(); i++) {
            plan.arrive(currents.get(i), moves.get(i), now);
        }
        return plan;
    }

    /** @return what the act writes */
    List<VersionedRow> rows() {
        return rows;
    }

    /** @return the readings where they are now, in the order of the moves */
    List<Reading> moved() {
        return moved;
    }

    /** @return where the readings are by now, if this very message came before */
    static Optional<List<Reading>> repeated(StudyCode study, List<Move> moves, StoredReadings stored) {
        List<Reading> there = new ArrayList<>();
        for (Move move : moves) {
            Optional<Reading> now = stored.find(study, move.as()).map(written -> written.reading());
            if (now.isEmpty()
                    || !now.get().mouse().equals(move.to())
                    || now.get().entry() == null
                    || !move.reading().equals(now.get().entry().movedFrom())) {
                return Optional.empty();
            }
            there.add(now.get());
        }
        return there.isEmpty() ? Optional.empty() : Optional.of(there);
    }

    private void requireOnce(List<Move> moves) {
        Set<UUID> ids = new HashSet<>();
        if (moves.isEmpty() || !moves.stream().allMatch(move -> ids.add(move.reading()) && ids.add(move.as()))) {
            throw new StudyException(
                    "Not moved: a move names at least one reading, each once, and draws a fresh id for each. Choose the readings again.");
        }
        for (Move move : moves) {
            if (!stored.versions(move.as()).isEmpty()) {
                throw new ConcurrentChangeException(
                        "Not moved: the id %s belongs to another reading. Draw a fresh id for each."
                                .formatted(move.as()));
            }
        }
    }

    private Reading movable(Move move) {
        Reading current = stored.current(code, move.reading()).reading();
        if (current.status() == ReadingStatus.WITHDRAWN) {
            throw new StudyException(
                    "Not moved: the reading of mouse '%s' on day %s was taken back already. Enter it where it belongs."
                            .formatted(current.mouse(), current.day()));
        }
        if (current.mouse().equals(move.to())) {
            throw new StudyException("Not moved: the reading is of mouse '%s' already. Choose the animal it belongs to."
                    .formatted(move.to()));
        }
        return current;
    }

    private void arrive(Reading from, Move move, Instant now) {
        KeptAnimal target = study.animal(move.to());
        Reading.Builder builder = Reading.of(move.as(), code, move.to(), from.endpoint(), from.day(), now)
                .site(site(from, target))
                .capturedAt(from.capturedAt())
                .operator(from.operator())
                .device(from.device())
                .source(from.source())
                .entry(entry(from));
        Decimal value = from.value();
        if (value == null) {
            builder.withoutValue(from.status());
        } else {
            builder.measured(value, from.formula(), from.diameters());
        }
        Reading first = builder.reason(from.reason()).build();
        Reading there =
                first.next().version(1).replicate(study.nextReplicate(first)).build();
        List<VersionedRow> arriving = new ArrayList<>(study.rowsFor(there));
        arriving.addAll(LimitAlerts.of(study, there));
        moved.add(there);
        add(arriving);
    }

    private void add(List<? extends VersionedRow> written) {
        rows.addAll(written);
        study = study.with(List.copyOf(written), study.position());
    }

    /** What was asked of the reading was asked of another animal; how it was entered stays true. */
    private static ReadingEntry entry(Reading from) {
        ReadingEntry entry = Objects.requireNonNullElse(from.entry(), ReadingEntry.by(Means.MIGRATED));
        return new ReadingEntry(
                entry.session(),
                entry.means(),
                entry.entered(),
                entry.clockOffsetMs(),
                entry.transcribedBy(),
                entry.scanSha256(),
                List.of(),
                null,
                entry.promptedBy(),
                from.uuid());
    }

    /** The tumor of the same name; where both animals have one tumor, that one whatever it is called. */
    private @Nullable TumorSite site(Reading from, KeptAnimal target) {
        TumorSite site = from.site();
        boolean one = site != null
                && target.sites().size() == 1
                && study.animal(from.mouse()).sites().size() == 1;
        return one ? target.sites().get(0) : site;
    }
}
