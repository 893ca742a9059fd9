package org.graftline.study.capture;

import java.util.List;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Import of measurement files: preview, then all or nothing. Safe for many threads. */
@ProviderType
public interface MeasurementImports {
    /**
     * Reads files and says what an import would do. Stores nothing.
     *
     * @param actor needs {@link org.graftline.study.people.Permission#IMPORT_FILES}
     * @param study the study to import into; created by the commit if it does not exist
     * @param files at least one; all read with one design
     * @param design what the columns mean; null to take the saved one, or else a proposal
     * @return the preview, also when rows are wrong
     * @throws NotAllowedException if the actor may not
     * @throws UnreadableFileException if a file is no table at all: empty, too large, not text, no header
     */
    ImportPreview preview(Actor actor, StudyCode study, List<ImportFile> files, @Nullable ImportDesign design);

    /**
     * Stores what a preview showed: files, roster, mapping and readings in one act, accepted corrections in the same.
     *
     * @param actor needs {@link org.graftline.study.people.Permission#IMPORT_FILES}
     * @param preview without errors
     * @param details study title and the like, used when the study is created
     * @param accepted those of the preview's corrections that a person accepted
     * @param reason why the file is imported; with corrections, why the values change
     * @return the ledger entry; null if the preview held nothing new
     * @throws NotAllowedException if the actor may not
     * @throws ConcurrentChangeException if the study moved since the preview
     */
    @Nullable
    LedgerEntry commit(
            Actor actor, ImportPreview preview, StudyDetails details, List<ProposedCorrection> accepted, String reason);

    /**
     * Reads one file as a study of its own, touching no store.
     *
     * @param file the file
     * @param design what the columns mean; null for a proposal
     * @param details title and the like
     * @return the study as the file tells it, and what was found on the way
     * @throws UnreadableFileException as {@link #preview}
     */
    FileStudy read(ImportFile file, @Nullable ImportDesign design, StudyDetails details);

    /** @return the design as JSON text, as {@code --out DESIGN.json} writes it */
    String designJson(ImportDesign design);

    /**
     * @param json a design as {@link #designJson} writes it
     * @return the design
     * @throws UnreadableFileException if the text is no design, saying which key is wrong
     */
    ImportDesign design(String json);

    /**
     * A study read from a file alone.
     *
     * @param data its records; no readings when there are errors
     * @param design what the columns were taken to mean
     * @param reasons why, a sentence each
     * @param problems errors and warnings in the order of the rows
     */
    record FileStudy(StudyData data, ImportDesign design, List<String> reasons, List<RowProblem> problems) {
        /** Copies the lists in. */
        public FileStudy {
            reasons = List.copyOf(reasons);
            problems = List.copyOf(problems);
        }
    }
}
