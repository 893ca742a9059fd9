package org.graftline.conduct.internal.alert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.LimitStandings;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ProtocolLimit.Quantity;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Raised;
import org.graftline.study.conduct.AlertCorrection;
import org.graftline.study.conduct.AlertCorrection.Change;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.RowHash;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.StudyRecords.WrittenReading;
import org.jspecify.annotations.Nullable;

/** Reads again what stands behind a case: whether a reading still reaches the limit, and who changed it when. */
final class Rereading {
    private final StudyRecords studies;
    private final Ledger ledger;
    private final LimitStandings standings;

    Rereading(StudyRecords studies, Ledger ledger, LimitStandings standings) {
        this.studies = studies;
        this.ledger = ledger;
        this.standings = standings;
    }

    /** @return the case with what became of its readings; itself where nothing did */
    AlertCase of(StudyCode study, AlertCase alert, Instant now) {
        AlertCase after = alert;
        for (Raised one : alert.raised()) {
            Optional<AlertCorrection> before = alert.correction(one);
            Optional<Decimal> value = standings.of(study, alert.mouse(), one.reading(), alert.quantity());
            if (before.isEmpty()
                    && value.filter(same -> same.value() == one.value().value()).isPresent()) {
                continue; // the common case asks nothing of the records
            }
            AlertCorrection changed = correction(alert.quantity(), one, value.orElse(null), now);
            if (before.filter(changed::saysTheSame).isEmpty()) {
                after = after.with(changed);
            }
        }
        return after;
    }

    /** @return whether a reading reaches a limit as it stands */
    boolean reaches(StudyCode study, MouseId mouse, UUID reading, ProtocolLimit limit) {
        return standings
                .of(study, mouse, reading, limit.quantity())
                .filter(value -> limit.isReachedBy(value.value()))
                .isPresent();
    }

    private AlertCorrection correction(Quantity quantity, Raised one, @Nullable Decimal value, Instant now) {
        boolean reaches =
                value != null && new ProtocolLimit(quantity, one.threshold(), one.tier()).isReachedBy(value.value());
        Optional<WrittenReading> changed = changed(studies.history(one.reading()));
        if (changed.isEmpty()) {
            return new AlertCorrection(one.reading(), one.tier(), Change.COMPARED, value, reaches, null, now, null);
        }
        LedgerEntry entry = changed.get().entry();
        Change change = Change.CORRECTED;
        MouseId movedTo = null;
        if (changed.get().reading().status() == ReadingStatus.WITHDRAWN) {
            movedTo = entry.kind() == ActKind.MOVE_READINGS ? movedTo(one.reading(), entry) : null;
            change = movedTo == null ? Change.WITHDRAWN : Change.MOVED;
        }
        PersonId by = entry.person();
        return new AlertCorrection(one.reading(), one.tier(), change, value, reaches, movedTo, entry.at(), by);
    }

    /** @return the last version that says something else than the one before; empty where only its keeping was written */
    private static Optional<WrittenReading> changed(List<WrittenReading> versions) {
        for (int i = versions.size() - 1; i > 0; i--) {
            Reading one = versions.get(i).reading();
            Reading before = versions.get(i - 1).reading();
            if (one.status() != before.status()
                    || !Objects.equals(one.value(), before.value())
                    || !Objects.equals(one.diameters(), before.diameters())) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    /** @return the mouse at which the reading arrived in the same act; null if none of its rows says so */
    private @Nullable MouseId movedTo(UUID reading, LedgerEntry withdrawn) {
        return ledger.entries(withdrawn.chain(), withdrawn.position() - 1, 1).stream()
                .flatMap(entry -> entry.rows().stream())
                .filter(row -> row.table().equals("reading") && row.version() == 1)
                .map(RowHash::id)
                .flatMap(id -> studies.history(UUID.fromString(id)).stream())
                .map(WrittenReading::reading)
                .filter(arrived -> arrived.entry() != null
                        && reading.equals(arrived.entry().movedFrom()))
                .map(Reading::mouse)
                .findFirst()
                .orElse(null);
    }
}
