package org.graftline.report;

import java.time.Instant;
import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.study.StudyData;
import org.graftline.study.record.StudyRecords;

/**
 * Everything a report is made from.
 *
 * @param data the snapshot of the study
 * @param analysis made from the same snapshot
 * @param files the files that readings were imported from
 * @param madeBy printed name of whoever asked for the report
 * @param madeAt when, shown in the study's time zone
 * @param versions what made it: "Graftline 0.1.0", "Java 17.0.15", a line each
 * @param notes remarks for "circumstances", such as how many corrections there were, a sentence each; may be empty
 * @param conduct how the study was run, as far as that is kept
 */
public record ReportSource(
        StudyData data,
        GrowthAnalysis analysis,
        List<StudyRecords.ImportedFile> files,
        String madeBy,
        Instant madeAt,
        List<String> versions,
        List<String> notes,
        StudyConduct conduct) {
    /**
     * Copies the lists in.
     *
     * @throws IllegalArgumentException if the analysis was made from another snapshot
     */
    public ReportSource {
        files = List.copyOf(files);
        versions = List.copyOf(versions);
        notes = List.copyOf(notes);
        if (!analysis.study().equals(data.study().code())) {
            throw new IllegalArgumentException("The analysis is of study " + analysis.study() + ", the data of "
                    + data.study().code());
        }
    }

    /** Of a study of which nothing is kept but its records. */
    public ReportSource(
            StudyData data,
            GrowthAnalysis analysis,
            List<StudyRecords.ImportedFile> files,
            String madeBy,
            Instant madeAt,
            List<String> versions,
            List<String> notes) {
        this(data, analysis, files, madeBy, madeAt, versions, notes, StudyConduct.NONE);
    }

    /** @return the same with another conduct */
    public ReportSource with(StudyConduct other) {
        return new ReportSource(data, analysis, files, madeBy, madeAt, versions, notes, other);
    }
}
