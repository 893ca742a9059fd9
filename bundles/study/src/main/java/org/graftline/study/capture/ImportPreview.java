package org.graftline.study.capture;

import java.util.List;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;

/**
 * What an import would do, before anything is stored. Holds the rows themselves, so that what was previewed is what is committed; the
 * commit checks that the study has not moved in between.
 *
 * @param study the study it would go into
 * @param createsStudy whether the study does not exist yet
 * @param files the files, each with its bytes
 * @param design what the columns mean; proposed, saved earlier, or given
 * @param designSource where the design comes from
 * @param reasons for a person: why each column, the control arm and each flag was read as the design says, a sentence each
 * @param counts what would happen to the rows
 * @param unknownMice mice of the files that the roster of the study does not have, in the order of the files: added or refused as the
 *     design says. Empty for a study that takes its roster from these files
 * @param problems errors and warnings in the order of the rows; errors forbid the commit
 * @param newRows records to be added, roster first, the mapping last; none when there are errors. The commit puts the study (if new)
 *     and the files before them
 * @param corrections changed rows offered as corrections
 * @param position the ledger position of the study at preview time
 * @param tables what of each file a person has to see, with every mark in its place
 */
public record ImportPreview(
        StudyCode study,
        boolean createsStudy,
        List<ImportFile> files,
        ImportDesign design,
        DesignSource designSource,
        List<String> reasons,
        Counts counts,
        List<MouseId> unknownMice,
        List<RowProblem> problems,
        List<VersionedRow> newRows,
        List<ProposedCorrection> corrections,
        long position,
        List<PreviewTable> tables) {
    /** Copies the lists in. */
    public ImportPreview {
        files = List.copyOf(files);
        reasons = List.copyOf(reasons);
        unknownMice = List.copyOf(unknownMice);
        problems = List.copyOf(problems);
        newRows = List.copyOf(newRows);
        corrections = List.copyOf(corrections);
        tables = List.copyOf(tables);
    }

    /** A preview that shows no rows. */
    public ImportPreview(
            StudyCode study,
            boolean createsStudy,
            List<ImportFile> files,
            ImportDesign design,
            DesignSource designSource,
            List<String> reasons,
            Counts counts,
            List<MouseId> unknownMice,
            List<RowProblem> problems,
            List<VersionedRow> newRows,
            List<ProposedCorrection> corrections,
            long position) {
        this(
                study,
                createsStudy,
                files,
                design,
                designSource,
                reasons,
                counts,
                unknownMice,
                problems,
                newRows,
                corrections,
                position,
                List.of());
    }

    /** Where a design comes from. */
    public enum DesignSource {
        /** Made up by us from the file; a person has to confirm it. */
        PROPOSED,
        /** Confirmed for an earlier file with the same headers. */
        SAVED,
        /** Handed over with the file. */
        GIVEN
    }

    /**
     * What would happen to the rows of the files.
     *
     * @param fileRows rows with anything in them
     * @param newReadings readings to be added
     * @param knownReadings readings that we have already, unchanged
     * @param changedReadings readings that differ from ours, offered as corrections
     * @param notMeasured of the new ones, those without a value
     * @param newDonors donors to be added
     * @param newMice mice to be added
     * @param newArms arms to be added
     */
    public record Counts(
            int fileRows,
            int newReadings,
            int knownReadings,
            int changedReadings,
            int notMeasured,
            int newDonors,
            int newMice,
            int newArms) {}

    /** @return whether nothing forbids the commit */
    public boolean isCommittable() {
        return problems.stream().noneMatch(p -> p.severity() == RowProblem.Severity.ERROR);
    }
}
