package org.graftline.capture.internal;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.graftline.capture.internal.bench.ImportAlerts;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.platform.People;
import org.graftline.platform.Roster;
import org.graftline.study.ImportMapping;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.bench.Alert;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.LedgerEntry;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What an import needs of records and platform. Absent where a command runs without a home directory. */
@Component(service = ImportRecords.class)
public final class ImportRecords {
    private final UnitOfWork work;
    private final StudyRecords records;
    private final Ledger ledger;
    private final Access access;
    private final Roster roster;
    private final People people;
    private final KeptStudies kept;

    /** Wires the services. */
    @Activate
    public ImportRecords(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Roster roster,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) People people,
            @Reference KeptStudies kept) {
        this.work = work;
        this.records = records;
        this.ledger = ledger;
        this.access = access;
        this.roster = roster;
        this.people = people;
        this.kept = kept;
    }

    /** @throws org.graftline.study.people.NotAllowedException if the actor may not import */
    void requireImporter(Actor actor, StudyCode study) {
        access.require(actor, Permission.IMPORT_FILES, study);
    }

    long position(StudyCode study) {
        return ledger.head(Chain.of(study)).position();
    }

    /** @return the study's records; empty if there is no such study yet */
    Optional<StudyData> data(StudyCode study) {
        return records.study(study).map(known -> records.data(study));
    }

    /** @return the study's visits, planned ones too */
    List<Visit> visits(StudyCode study) {
        return records.visits(study);
    }

    /** @return the platform's animals where the platform decides which there are; null where an import may bring its own */
    @Nullable
    List<Roster.Animal> authoritativeAnimals(StudyCode study) {
        return roster.isAuthoritative(study) ? roster.animals(study) : null;
    }

    Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
        return records.mapping(study, headerSha256);
    }

    /** @return the person with this log-in name, as written or in lower case; empty for nobody here */
    Optional<PersonId> person(String name) {
        return people.find(name).or(() -> people.find(name.toLowerCase(Locale.ROOT)));
    }

    /** @return SHA-256 of the files that the study has */
    Set<String> files(StudyCode study) {
        return records.files(study).stream()
                .map(StudyRecords.ImportedFile::sha256)
                .collect(Collectors.toSet());
    }

    /** @return the alerts that an import into a study that exists raises; to be asked within the hold that writes it */
    List<Alert> alerts(StudyCode study, List<VersionedRow> rows) {
        return ImportAlerts.of(kept.of(study), rows);
    }

    LedgerEntry commit(Act act) {
        return work.commit(act);
    }
}
