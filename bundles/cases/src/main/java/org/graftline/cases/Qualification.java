package org.graftline.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.graftline.cases.internal.CaseRun;
import org.graftline.cases.internal.SelfCheck;
import org.graftline.cases.internal.ShippedCases;
import org.graftline.mixedmodel.FitOptions;

/**
 * Qualifies the engine over a folder of cases, each a folder with {@code model.json}, {@code data.csv} and {@code expected.json}: those
 * of the user or those shipped. Writes a result per case and the record, as a page to print ({@code qualification.html}) and for
 * programs ({@code qualification.json}).
 */
public final class Qualification {
    private final FitOptions options;
    private final Clock clock;

    /**
     * With the engine's default options.
     *
     * @param clock for the record's time
     */
    public Qualification(Clock clock) {
        this(FitOptions.defaults(), clock);
    }

    /**
     * @param options for every fit
     * @param clock for the record's time
     */
    public Qualification(FitOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    /**
     * Runs every case of a folder, in the order of their names. A case that fails does not stop the others.
     *
     * @param cases the folder
     * @param out where {@code NAME.json} and the record go; created when absent
     * @param progress told each verdict as it falls
     * @throws CaseException if the folder holds no case, or {@code out} cannot be written
     */
    public QualificationRecord run(Path cases, Path out, Consumer<CaseVerdict> progress) {
        List<Path> folders = folders(cases);
        try {
            Files.createDirectories(out);
            return write(cases.toString(), judge(folders, out, progress), out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /**
     * Runs the cases shipped with this version, whose answers follow from closed forms, and checks identities on data made in code:
     * change of unit, order of rows, threads. The cases are laid out in {@code out/cases}.
     *
     * @param out where {@code NAME.json}, the cases and the record go; created when absent
     * @param progress told each verdict as it falls
     * @throws CaseException if {@code out} cannot be written
     */
    public QualificationRecord runShipped(Path out, Consumer<CaseVerdict> progress) {
        try {
            Path cases = Files.createDirectories(out.resolve("cases"));
            ShippedCases.copy(cases);
            List<CaseVerdict> verdicts = judge(folders(cases), out, progress);
            for (CaseVerdict identity : new SelfCheck(options).verdicts()) {
                verdicts.add(identity);
                progress.accept(identity);
            }
            return write("those shipped with this version", verdicts, out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private List<CaseVerdict> judge(List<Path> folders, Path out, Consumer<CaseVerdict> progress) throws IOException {
        List<CaseVerdict> verdicts = new ArrayList<>();
        for (Path folder : folders) {
            CaseVerdict verdict = CaseRun.judge(folder, out, options);
            verdicts.add(verdict);
            progress.accept(verdict);
        }
        return verdicts;
    }

    private QualificationRecord write(String source, List<CaseVerdict> verdicts, Path out) throws IOException {
        QualificationRecord result = new QualificationRecord(
                source, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), options.threads(), verdicts);
        Files.writeString(out.resolve("qualification.json"), result.json());
        Files.writeString(out.resolve("qualification.html"), result.html());
        return result;
    }

    private static List<Path> folders(Path cases) {
        try (Stream<Path> entries = Files.list(cases)) {
            List<Path> folders = entries.filter(
                            f -> Files.exists(f.resolve("model.json")) && Files.exists(f.resolve("expected.json")))
                    .sorted()
                    .toList();
            if (folders.isEmpty()) {
                throw new CaseException(
                        "%s holds no case. A case is a folder with model.json, data.csv and expected.json."
                                .formatted(cases));
            }
            return folders;
        } catch (IOException e) {
            throw new CaseException("%s cannot be listed. Give a folder of cases.".formatted(cases), e);
        } catch (UncheckedIOException e) {
            throw new CaseException("%s cannot be listed. Give a folder of cases.".formatted(cases), e);
        }
    }

    private static CaseException unwritable(Path out, IOException e) {
        return new CaseException(
                "The results cannot be written to %s (%s). Free the space or choose another folder."
                        .formatted(out, e.getMessage()),
                e);
    }
}
