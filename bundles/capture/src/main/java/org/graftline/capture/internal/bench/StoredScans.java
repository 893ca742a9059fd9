package org.graftline.capture.internal.bench;

import java.util.List;
import java.util.Optional;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.PaperScans;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.StudyRecords;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Scanned sheets among the files of their study. */
@Component(property = "service.ranking:Integer=-100")
public final class StoredScans implements PaperScans {
    private final KeptStudies studies;
    private final StudyRecords records;
    private final Access access;

    /** Wires the services. */
    @Activate
    public StoredScans(
            @Reference KeptStudies studies,
            @Reference StudyRecords records,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access) {
        this.studies = studies;
        this.records = records;
        this.access = access;
    }

    @Override
    public Kept keep(Actor actor, StudyCode study, String name, byte[] content) {
        access.require(actor, Permission.RECORD_READINGS, study);
        if (records.study(study).isEmpty()) {
            throw new UnknownStudyException(study);
        }
        if (content.length > MOST_BYTES) {
            throw new StudyException(
                    "Not saved: the scan has %,d bytes, above the limit of %,d. Scan it in fewer colors or pages."
                            .formatted(content.length, MOST_BYTES));
        }
        Kind kind = ScanKind.of(content)
                .orElseThrow(() -> new StudyException(
                        "Not saved: the file begins like no PDF, PNG or JPEG. Scan the sheet into one of these."));
        SourceFile file = new SourceFile(study, name, content);
        return studies.hold(() -> {
            Optional<SourceFile> before = records.file(study, file.sha256());
            if (before.isPresent()) {
                return new Kept(new Scan(before.get(), kind), Storage.BEFORE);
            }
            studies.commit(actor, ActKind.KEEP_SCAN, study, "Scan of a sheet of paper", List.of(file));
            return new Kept(new Scan(file, kind), Storage.NOW);
        });
    }

    @Override
    public Optional<Scan> find(Actor actor, StudyCode study, String sha256) {
        access.require(actor, Permission.READ_STUDY, study);
        return records.file(study, sha256)
                .flatMap(file -> ScanKind.of(file.content()).map(kind -> new Scan(file, kind)));
    }
}
