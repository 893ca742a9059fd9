package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.Unfitted;
import org.graftline.study.StudyCode;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.MeasurementImports.FileStudy;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.StudyDetails;
import org.graftline.study.record.StudyRecords.ImportedFile;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;

/** {@code graftline report}: of a study in the home directory, or of one file without any. */
@Component(service = Command.class, property = Command.NAME + "=report")
public final class ReportCommand implements Command<ReportWords> {
    private final MeasurementImports imports;
    private final ReportWriter writer;
    private final @Nullable StudyReports studies;

    /**
     * @param imports reads the file
     * @param writer writes the report
     * @param studies those of the home directory; null where the command runs without one
     */
    @Activate
    public ReportCommand(
            @Reference MeasurementImports imports,
            @Reference ReportWriter writer,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL) @Nullable StudyReports studies) {
        this.imports = imports;
        this.writer = writer;
        this.studies = studies;
    }

    @Override
    public Class<ReportWords> words() {
        return ReportWords.class;
    }

    @Override
    public Outcome run(ReportWords words, Console console) {
        StudyCode study = words.study();
        Path data = words.data();
        Path folder = console.file(words.out());
        GrowthAnalysis analysis;
        if (study != null && data == null) {
            if (studies == null) {
                throw new CommandFailedException(
                        "Study '%s' cannot be read: the records did not come up.".formatted(study));
            }
            analysis = studies.write(study, words.as(), folder);
        } else if (data != null && study == null) {
            FileStudy read = read(console.file(data), words.design(), console);
            if (read.problems().stream().anyMatch(p -> p.severity() == RowProblem.Severity.ERROR)) {
                console.refuse(PreviewText.firstError(read.problems()));
                return Outcome.FAILED;
            }
            ImportFile file = InputFile.read(console.file(data));
            analysis = writer.write(
                    read.data(),
                    List.of(new ImportedFile(file.name(), file.sha256(), file.content().length)),
                    System.getProperty("user.name", ""),
                    List.of(),
                    folder);
        } else {
            console.refuse("Say one of --study CODE and --data FILE. Usage: graftline report --help");
            return Outcome.BAD_USAGE;
        }
        analysis.conclusion().forEach(console::say);
        console.say("Report: %s and report.html beside it".formatted(folder.resolve("report.pdf")));
        return Unfitted.reason(analysis).isEmpty() ? Outcome.DONE : Outcome.DONE_IN_PART;
    }

    private FileStudy read(Path file, @Nullable Path designFile, Console console) {
        ImportDesign design = designFile == null ? null : imports.design(InputFile.text(console.file(designFile)));
        ImportFile content = InputFile.read(file);
        FileStudy read = imports.read(content, design, new StudyDetails(content.name(), ZoneId.systemDefault(), ""));
        read.reasons().forEach(reason -> console.say("- " + reason));
        PreviewText.problems(read.problems()).forEach(console::say);
        return read;
    }
}
