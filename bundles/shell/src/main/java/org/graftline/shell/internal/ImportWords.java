package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Words of {@code import}. */
@Command(name = "import", description = "Capture readings from CSV or XLSX files.")
interface ImportWords {
    @Option(names = "--study", required = true, paramLabel = "CODE", description = "Made if it does not exist.")
    StudyCode study();

    @Option(names = "--as", paramLabel = "LOGIN", description = "Who imports; without it whoever is logged in here.")
    @Nullable
    String as();

    @Option(names = "--preview", description = "Store nothing: say what would be done.")
    boolean preview();

    @Option(names = "--out", paramLabel = "DESIGN.json", description = "With --preview: where the proposal goes.")
    @Nullable
    Path out();

    @Option(names = "--design", paramLabel = "DESIGN.json", description = "What the columns mean, as confirmed.")
    @Nullable
    Path design();

    @Option(names = "--accept", description = "Take the proposal as it is printed.")
    boolean accept();

    @Option(names = "--add-animals", description = "Mice that the roster lacks are new: add them, do not refuse.")
    boolean addAnimals();

    @Option(
            names = "--migrated",
            description = "A past study: keep its dates and people, mark its readings as migrated.")
    boolean migrated();

    @Option(
            names = "--day-zero",
            paramLabel = "DATE",
            description = "Date of study day 0, where a file has dates only.")
    @Nullable
    LocalDate dayZero();

    @Option(names = "--accept-corrections", description = "Let rows that differ correct ours; needs --reason.")
    boolean acceptCorrections();

    @Option(names = "--reason", defaultValue = "", paramLabel = "TEXT", description = "Why values change.")
    String reason();

    @Option(names = "--title", defaultValue = "", paramLabel = "TEXT", description = "Title of a new study.")
    String title();

    @Option(names = "--zone", paramLabel = "ZONE", description = "Time zone of a new study; without it this machine's.")
    @Nullable
    ZoneId zone();

    @Option(
            names = "--origin",
            defaultValue = "",
            paramLabel = "TEXT",
            description = "Where a new study's data are from.")
    String origin();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "All read with one design.")
    List<Path> files();
}
