package org.graftline.capture.internal.blinding;

import java.util.List;
import java.util.Optional;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.LedgerSearch;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.LedgerEntry;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Keeps who was told the arms, with the reason. */
@Component(property = "service.ranking:Integer=-100")
public final class RecordedBlinding implements Blinding {
    private final KeptStudies studies;
    private final BenchRecords records;
    private final LedgerSearch search;
    private final Sights sights;
    private final Access access;

    /** Wires the services. */
    @Activate
    public RecordedBlinding(
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
    public boolean isBlinded(Actor actor, StudyCode study) {
        return sights.isBlinded(actor, studies.of(study));
    }

    @Override
    public LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, study);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: telling somebody the arms needs a reason. Say why.");
        }
        return studies.hold(() -> {
            studies.of(study); // refuses a study that does not exist
            Optional<Unblinding> before = records.unblindings(study).stream()
                    .filter(one -> one.person().equals(person))
                    .findFirst();
            if (before.isPresent()) {
                return search.writerOf(study, before.get()); // told already: nobody can be told twice
            }
            Unblinding told = new Unblinding(study, person, 1, SaltedText.of(reason.strip()));
            return studies.commit(actor, ActKind.UNBLIND, study, reason.strip(), List.of(told));
        });
    }
}
