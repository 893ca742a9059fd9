package org.graftline.report.internal;

import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.BDDAssertions.then;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.report.ReportSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script inside the PDF, run by R as a statistician would: detached beside the rows, and nothing else. */
class ScriptInRTest {
    @TempDir
    Path folder;

    @Test
    void the_attached_script_gives_the_numbers_of_the_report() throws Exception {
        assumeTrue(
                Boolean.getBoolean("graftline.campaigns"), "R takes a minute; run it with -Dgraftline.campaigns=true");
        assumeTrue(nlme(), "There is no R with nlme on this machine.");
        ReportSource source = FittedExample.source();
        Map<String, String> inside = PdfReading.attached(Printing.reports().pdf(source));
        for (String name : new String[] {"data.csv", "model.R"}) {
            Files.writeString(folder.resolve(name), Objects.requireNonNull(inside.get(name), name));
        }

        String printed = ran("model.R");

        var effect = source.analysis().effects().get(0).differencePerDay();
        // nlme stops its search earlier than we do: four digits are what it settles
        then(number(printed, "day:treated\\s+(-?[0-9.]+)\\s+[0-9.]+\\s+[0-9]+\\s"))
                .isCloseTo(effect.value(), within(1e-4 * Math.abs(effect.value())));
        then(number(printed, "log-likelihood (\\S+)"))
                .isCloseTo(
                        source.analysis().fit().logLik(),
                        within(1e-4 * Math.abs(source.analysis().fit().logLik())));
    }

    private static double number(String printed, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(printed);
        then(matcher.find()).as(printed).isTrue();
        return Double.parseDouble(matcher.group(1));
    }

    private static Optional<Path> rscript() {
        return Arrays.stream(
                        Objects.requireNonNullElse(System.getenv("PATH"), "").split(File.pathSeparator, -1))
                .map(place -> Path.of(place, "Rscript"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private boolean nlme() throws Exception {
        return rscript().isPresent() && run("-e", "library(nlme)").waitFor() == 0;
    }

    private String ran(String script) throws Exception {
        Process process = run(script);
        then(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        String printed = Files.readString(folder.resolve("printed.txt"), StandardCharsets.UTF_8);
        then(process.exitValue()).as(printed).isZero();
        return printed;
    }

    private Process run(String... words) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true);
        builder.command().add(0, rscript().orElseThrow().toString());
        return builder.redirectOutput(folder.resolve("printed.txt").toFile()).start();
    }
}
