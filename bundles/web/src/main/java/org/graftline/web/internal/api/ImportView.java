package org.graftline.web.internal.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.MouseId;
import org.graftline.study.StudyCode;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.ProposedCorrection;
import org.graftline.study.capture.RowProblem;
import org.graftline.web.internal.reading.ReadingView;

/**
 * A preview as a person decides on it.
 *
 * @param id names the preview for half an hour
 * @param design the design as JSON text, to be changed and sent back
 * @param mapping what each column was taken to mean
 * @param arms that the files would add
 * @param reasons why, a sentence each
 * @param unknownMice that the roster of the study does not have: refused, or added where the design says so
 * @param problems at most {@value #MOST_PROBLEMS}, in the order of the rows
 * @param errors how many errors there are in all
 * @param warnings how many warnings there are in all
 */
record ImportView(
        UUID id,
        StudyCode study,
        boolean createsStudy,
        List<FileView> files,
        String design,
        ImportPreview.DesignSource designSource,
        Map<ImportField, String> mapping,
        List<String> ignoredColumns,
        List<ArmName> arms,
        List<String> reasons,
        ImportPreview.Counts counts,
        List<MouseId> unknownMice,
        List<ProblemView> problems,
        int errors,
        int warnings,
        List<CorrectionView> corrections,
        boolean committable) {
    static final int MOST_PROBLEMS = 200;

    ImportView {
        files = List.copyOf(files);
        mapping = new LinkedHashMap<>(mapping);
        ignoredColumns = List.copyOf(ignoredColumns);
        arms = List.copyOf(arms);
        reasons = List.copyOf(reasons);
        unknownMice = List.copyOf(unknownMice);
        problems = List.copyOf(problems);
        corrections = List.copyOf(corrections);
    }

    /** A file. */
    record FileView(String name, long bytes, String sha256) {}

    /** A problem as one line. */
    record ProblemView(RowProblem.Severity severity, String text) {}

    /** A changed row, offered as a correction. */
    record CorrectionView(ReadingView current, ReadingView proposed, String difference) {}

    static ImportView of(UUID id, ImportPreview preview, String designJson) {
        ImportDesign design = preview.design();
        return new ImportView(
                id,
                preview.study(),
                preview.createsStudy(),
                preview.files().stream().map(ImportView::file).toList(),
                designJson,
                preview.designSource(),
                design.columns(),
                design.ignoredColumns(),
                arms(preview),
                preview.reasons(),
                preview.counts(),
                preview.unknownMice(),
                preview.problems().stream()
                        .limit(MOST_PROBLEMS)
                        .map(problem -> new ProblemView(problem.severity(), problem.text()))
                        .toList(),
                count(preview, RowProblem.Severity.ERROR),
                count(preview, RowProblem.Severity.WARNING),
                preview.corrections().stream().map(ImportView::correction).toList(),
                preview.isCommittable());
    }

    private static List<ArmName> arms(ImportPreview preview) {
        return preview.newRows().stream()
                .filter(Arm.class::isInstance)
                .map(row -> ((Arm) row).name())
                .toList();
    }

    private static FileView file(ImportFile file) {
        return new FileView(file.name(), file.content().length, file.sha256());
    }

    private static CorrectionView correction(ProposedCorrection correction) {
        return new CorrectionView(
                ReadingView.of(correction.current()), ReadingView.of(correction.proposed()), correction.difference());
    }

    private static int count(ImportPreview preview, RowProblem.Severity severity) {
        return (int) preview.problems().stream()
                .filter(problem -> problem.severity() == severity)
                .count();
    }
}
