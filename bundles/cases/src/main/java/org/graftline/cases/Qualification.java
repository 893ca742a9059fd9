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
import org.graftline.mixedmodel.FitOptions;

/**
 * Qualifies the engine: over a folder of cases, each a folder with {@code model.json}, {@code data.csv} and {@code expected.json}, or
 * over identities that must hold without a peer. Writes a result per case and the record ({@code qualification.json},
 * {@code qualification.txt}).
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
        List<CaseVerdict> verdicts = new ArrayList<>();
        try {
            Files.createDirectories(out);
            for (Path folder : folders) {
                verdicts.add(CaseRun.judge(folder, out, options));
                progress.accept(verdicts.get(verdicts.size() - 1));
            }
            return write(cases.toString(), verdicts, out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    /**
     * Checks identities on data made in code: closed forms of balanced designs, change of unit, order of rows, threads. For an
     * installation that has no cases at hand.
     *
     * @param out where the record goes; created when absent
     * @param progress told each verdict as it falls
     */
    public QualificationRecord runIdentities(Path out, Consumer<CaseVerdict> progress) {
        List<CaseVerdict> verdicts = new SelfCheck(options).verdicts();
        verdicts.forEach(progress);
        try {
            Files.createDirectories(out);
            return write("built-in identities", verdicts, out);
        } catch (IOException e) {
            throw unwritable(out, e);
        }
    }

    private QualificationRecord write(String source, List<CaseVerdict> verdicts, Path out) throws IOException {
        QualificationRecord result = new QualificationRecord(
                source, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(), options.threads(), verdicts);
        Files.writeString(out.resolve("qualification.json"), result.json());
        Files.writeString(out.resolve("qualification.txt"), result.text());
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
