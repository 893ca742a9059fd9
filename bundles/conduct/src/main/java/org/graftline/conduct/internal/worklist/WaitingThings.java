package org.graftline.conduct.internal.worklist;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.conduct.Worklists.Waiting;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/** What the records of a study leave open. Asks nobody for permission. */
final class WaitingThings {
    private final BenchRecords bench;
    private final DocumentRecords documents;

    WaitingThings(BenchRecords bench, DocumentRecords documents) {
        this.bench = bench;
        this.documents = documents;
    }

    /** What a document of a case says that matters here; see {@link DocumentKind#ALERT_CASE}. */
    record Case(@Nullable List<Raised> raised, @Nullable Map<String, Object> decision) {}

    /** An alert in a case. */
    record Raised(@Nullable UUID reading) {}

    List<Waiting> of(StudyData data) {
        StudyCode study = data.study().code();
        List<Waiting> waiting = new ArrayList<>();
        alerts(data).ifPresent(waiting::add);
        questions(data, study).ifPresent(waiting::add);
        return waiting;
    }

    private Optional<Waiting> alerts(StudyData data) {
        StudyCode study = data.study().code();
        Set<UUID> decided = new HashSet<>();
        Set<UUID> undecided = new HashSet<>();
        for (StudyDocument document : documents.current(study, DocumentKind.ALERT_CASE)) {
            Case one = DocumentText.read(document, Case.class);
            if (one.raised() != null) {
                Set<UUID> of = one.decision() == null ? undecided : decided;
                one.raised().stream()
                        .filter(raised -> raised.reading() != null)
                        .forEach(raised -> of.add(raised.reading()));
            }
        }
        decided.removeAll(undecided); // closed as wrong, and open again because it was right after all
        Set<UUID> withdrawn = new HashSet<>();
        for (Reading reading : data.readings()) {
            if (reading.status() == ReadingStatus.WITHDRAWN) {
                withdrawn.add(reading.uuid());
            }
        }
        Set<MouseId> left = new HashSet<>();
        data.removals().forEach(removal -> left.add(removal.mouse()));
        List<Alert> open = bench.alerts(study).stream()
                .filter(alert -> alert.limit().tier() == ProtocolLimit.Tier.STOP
                        && !decided.contains(alert.reading())
                        && !withdrawn.contains(alert.reading())
                        && !left.contains(alert.mouse()))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<MouseId> mice = open.stream().map(Alert::mouse).distinct().sorted().toList();
        return Optional.of(new Waiting(
                Waiting.Kind.ALERT,
                mice.size(),
                mice.size() == 1
                        ? "Mouse %s is over a limit, and nobody decided what is done about it.".formatted(mice.get(0))
                        : "%d mice are over a limit, and nobody decided what is done about them."
                                .formatted(mice.size()),
                null));
    }

    private Optional<Waiting> questions(StudyData data, StudyCode study) {
        Set<UUID> decided = new HashSet<>();
        for (ReadingDecision decision : bench.decisions(study)) {
            decided.add(decision.reading());
        }
        List<Reading> open = data.readings().stream()
                .filter(reading -> reading.entry() != null
                        && !reading.entry().concerns().isEmpty()
                        && reading.entry().keptBecause() == null
                        && reading.status() != ReadingStatus.WITHDRAWN
                        && !decided.contains(reading.uuid()))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        StudyDay first =
                open.stream().map(Reading::day).min(Comparator.naturalOrder()).orElse(null);
        return Optional.of(new Waiting(
                Waiting.Kind.QUESTION,
                open.size(),
                open.size() == 1
                        ? "A reading of mouse %s was questioned and neither kept nor withdrawn."
                                .formatted(open.get(0).mouse())
                        : "%d readings were questioned and neither kept nor withdrawn.".formatted(open.size()),
                first));
    }
}
