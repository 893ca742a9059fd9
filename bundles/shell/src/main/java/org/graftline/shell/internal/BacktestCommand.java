package org.graftline.shell.internal;

import java.nio.file.Path;
import java.time.ZoneId;
import org.graftline.growth.CrossingBackTests;
import org.graftline.growth.CrossingBackTests.BackTest;
import org.graftline.growth.CrossingBackTests.Bin;
import org.graftline.growth.CrossingBackTests.VolumeRule;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.MeasurementImports;
import org.graftline.study.capture.MeasurementImports.FileStudy;
import org.graftline.study.capture.RowProblem;
import org.graftline.study.capture.StudyDetails;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code graftline backtest}: calibration, Brier score and the price of every crossing caught. */
@Component(service = Command.class, property = Command.NAME + "=backtest")
public final class BacktestCommand implements Command<BacktestWords> {
    private final MeasurementImports imports;
    private final CrossingBackTests tests;

    /** @param imports reads the file */
    @Activate
    public BacktestCommand(@Reference MeasurementImports imports, @Reference CrossingBackTests tests) {
        this.imports = imports;
        this.tests = tests;
    }

    @Override
    public Class<BacktestWords> words() {
        return BacktestWords.class;
    }

    @Override
    public Outcome run(BacktestWords words, Console console) {
        if (!(words.level() > 0 && words.level() < 1) || words.limits().stream().anyMatch(limit -> !(limit > 0))) {
            console.refuse(
                    "A level lies between 0 and 1, and limits are volumes above 0 mm³: --limits 1000,1500 --level 0.05.");
            return Outcome.BAD_USAGE;
        }
        Path designFile = words.design();
        ImportDesign design = designFile == null ? null : imports.design(InputFile.text(console.file(designFile)));
        ImportFile content = InputFile.read(console.file(words.data()));
        FileStudy read = imports.read(content, design, new StudyDetails(content.name(), ZoneId.systemDefault(), ""));
        if (read.problems().stream().anyMatch(problem -> problem.severity() == RowProblem.Severity.ERROR)) {
            console.refuse(PreviewText.firstError(read.problems()));
            return Outcome.FAILED;
        }
        for (BackTest found : tests.run(read.data(), words.limits(), words.level())) {
            say(found, words.level(), console);
        }
        return Outcome.DONE;
    }

    private static void say(BackTest found, double level, Console console) {
        console.say("");
        console.say("Limit %.0f mm³: %,d intervals forecast (%,d before there was a model), %,d ended at or above it."
                .formatted(found.limitMm3(), found.intervals(), found.withoutModel(), found.crossings()));
        if (found.crossings() == 0) {
            console.say(
                    "  No crossing was forecast or missed, so calibration and price say nothing; %,d intervals were flagged."
                            .formatted(found.flagged()));
            return;
        }
        console.say("  Brier score %.4f; of always saying how often it happens %.4f."
                .formatted(found.brier(), found.brierOfShare()));
        console.say("  chance          intervals  predicted  observed");
        for (Bin bin : found.bins()) {
            if (bin.intervals() > 0) {
                console.say("  %4.0f to %3.0f %%  %,11d  %7.1f %%  %6.1f %%"
                        .formatted(
                                100 * bin.from(),
                                100 * bin.below(),
                                bin.intervals(),
                                100 * bin.predicted(),
                                100 * bin.observed()));
            }
        }
        console.say(
                "  Level %s: %,d visits added, %,d of %,d crossings caught, %s visits for each; by volume alone %,d visits for as many."
                        .formatted(
                                level,
                                found.flagged(),
                                found.caught(),
                                found.crossings(),
                                found.caught() == 0
                                        ? "no end of"
                                        : "%.1f".formatted((double) found.flagged() / found.caught()),
                                found.visitsOfVolumeRule()));
        for (VolumeRule rule : found.volumeRules()) {
            console.say("  From %d %% of the limit on: Brier score %.4f, %,d visits added, %,d caught."
                    .formatted(rule.percent(), rule.brier(), rule.flagged(), rule.caught()));
        }
    }
}
