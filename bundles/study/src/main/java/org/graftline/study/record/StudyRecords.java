package org.graftline.study.record;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.ImportMapping;
import org.graftline.study.Reading;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.Visit;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads what was written. Asks nobody for permission: only services that asked {@link org.graftline.study.people.Access} themselves
 * may use it. Safe for many threads.
 */
@ProviderType
public interface StudyRecords {
    /** @return all studies in their current version, by code */
    List<Study> studies();

    /** @return the study in its current version; empty if there is none of that code */
    Optional<Study> study(StudyCode code);

    /**
     * @param code a study
     * @return all of its records in their current versions, read in one transaction
     * @throws UnknownStudyException if there is none of that code
     */
    StudyData data(StudyCode code);

    /** @return the visits of a study in their current versions, by day; none where the records keep none */
    default List<Visit> visits(StudyCode study) {
        return List.of();
    }

    /** @return all versions of a reading, first to last, with the ledger entry that wrote each; empty if there is none */
    List<WrittenReading> history(UUID reading);

    /** @return the mapping saved last for files with these headers in this study; empty if none was */
    Optional<ImportMapping> mapping(StudyCode study, String headerSha256);

    /** @return the files imported into a study, without their bytes read, by name */
    List<ImportedFile> files(StudyCode study);

    /** @return a file with its bytes; empty if the study has none of that hash */
    Optional<SourceFile> file(StudyCode study, String sha256);

    /**
     * A version of a reading and where the ledger has it.
     *
     * @param reading the version
     * @param entry the ledger entry that wrote it, without its other rows
     */
    record WrittenReading(Reading reading, LedgerEntry entry) {}

    /**
     * A file of a study.
     *
     * @param name its own name
     * @param sha256 of its bytes
     * @param bytes how many
     */
    record ImportedFile(String name, String sha256, long bytes) {}
}
