package org.graftline.shell.internal;

import java.nio.file.Path;
import java.util.List;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.report.export.StudyExports;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline export}. */
@Component(service = Command.class, property = Command.NAME + "=export")
public final class ExportCommand implements Command<ExportWords> {
    private final StudyReports studies;
    private final StudyExports exports;

    /**
     * @param studies those of the home directory
     * @param exports writes the files
     */
    @Activate
    public ExportCommand(@Reference StudyReports studies, @Reference StudyExports exports) {
        this.studies = studies;
        this.exports = exports;
    }

    @Override
    public Class<ExportWords> words() {
        return ExportWords.class;
    }

    @Override
    public Outcome run(ExportWords words, Console console) {
        Path folder = console.file(words.out());
        List<ExportFormat> typed = words.formats();
        List<ExportFormat> formats = typed == null ? List.of(ExportFormat.values()) : typed;
        for (ExportedFile file : exports.of(studies.source(words.study(), words.as()), formats)) {
            OutputFile.write(folder.resolve(file.name()), file.content());
            console.say(folder.resolve(file.name()).toString());
        }
        return Outcome.DONE;
    }
}
