package org.graftline.capture.internal.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.capture.internal.blinding.Sight;
import org.graftline.capture.internal.blinding.Sights;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.capture.internal.kept.LedgerSearch;
import org.graftline.study.Reading;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.ReadingDecision.Verdict;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Shows what contradicts, and keeps what a person decided. */
@Component(property = "service.ranking:Integer=-100")
public final class DecidedContradictions implements Contradictions {
    private final KeptStudies studies;
    private final BenchRecords records;
    private final LedgerSearch search;
    private final Sights sights;
    private final Access access;

    /** Wires the services. */
    @Activate
    public DecidedContradictions(
            @Reference KeptStudies studies,
            @Reference BenchRecords records,
            @Reference LedgerSearch search,
            @Reference Sights sights,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.search = search;
        this.sights = sights;
        this.access = access;
    }

    @Override
    public List<Contradiction> open(Actor actor, StudyCode code) {
        access.require(actor, Permission.READ_STUDY, code);
        KeptStudy study = studies.of(code);
        Sight sight = sights.of(actor, study);
        return RemovalContradictions.open(study).stream()
                .filter(one -> one.reading() == null || !sight.isHidden(one.reading()))
                .map(one -> one.reading() == null
                        ? one
                        : new Contradiction(one.id(), sight.plain(one.reading()), one.removal(), one.sentence()))
                .toList();
    }

    @Override
    public LedgerEntry decide(Actor actor, StudyCode code, UUID contradiction, Verdict verdict, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, code);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: a decision needs a reason. Say why.");
        }
        return studies.hold(() -> {
            KeptStudy study = studies.of(code);
            Optional<ReadingDecision> before = records.decisions(code).stream()
                    .filter(one -> one.reading().equals(contradiction))
                    .findFirst();
            if (before.isPresent()) {
                return repeated(before.get(), verdict, reason.strip());
            }
            Contradiction open = RemovalContradictions.open(study).stream()
                    .filter(one -> one.id().equals(contradiction))
                    .findFirst()
                    .orElseThrow(() -> new StudyException(
                            "Not saved: nothing contradicts under the id %s in study %s any more. Look at the list again."
                                    .formatted(contradiction, code)));
            return studies.commit(
                    actor, ActKind.DECIDE_READING, code, reason.strip(), rows(code, open, verdict, reason.strip()));
        });
    }

    private LedgerEntry repeated(ReadingDecision before, Verdict verdict, String reason) {
        if (before.verdict() == verdict && before.reason().orErased().equals(reason)) {
            return search.writerOf(before.study(), before);
        }
        throw new ConcurrentChangeException("Not saved: this was decided already: %s. Look at the reading's history."
                .formatted(before.verdict() == Verdict.KEEP ? "the record holds" : "the reading was withdrawn"));
    }

    private static List<VersionedRow> rows(StudyCode code, Contradiction open, Verdict verdict, String reason) {
        Reading reading = open.reading();
        List<VersionedRow> rows = new ArrayList<>();
        rows.add(new ReadingDecision(open.id(), 1, code, verdict, SaltedText.of(reason)));
        if (verdict == Verdict.WITHDRAW) {
            if (reading == null) {
                throw new StudyException(
                        "Not saved: a removal of mouse '%s' cannot be withdrawn. Record the removal that holds, then keep that one."
                                .formatted(open.removal().mouse()));
            }
            rows.add(StoredReadings.withdrawn(reading, reason));
        }
        return rows;
    }
}
