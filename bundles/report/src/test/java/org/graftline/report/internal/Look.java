package org.graftline.report.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.graftline.report.FigureName;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;

/** Writes reports of made-up studies into target/look, to be looked at. Run from an editor, or with java on the test class path. */
final class Look {
    private Look() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "look"));
        Reports reports = Printing.reports();
        Map<String, ReportSource> studies = Map.of(
                "typical", ExampleStudy.aStudy().source(),
                "one-arm", ExampleStudy.of(3, 1, 12).withoutControl().source(),
                "three-arms", ExampleStudy.of(12, 3, 160).withEstimatesMissing().source(),
                "fifty-arms", ExampleStudy.of(138, 49, 2400).source(),
                "one-mouse", ExampleStudy.of(1, 0, 1).source(),
                "long-names",
                        ExampleStudy.aStudy()
                                .named(n ->
                                        n + " with a very long addition that somebody typed into the roster <b>&amp;")
                                .source());
        for (String name : args.length == 0 ? studies.keySet() : java.util.Set.of(args)) {
            ReportSource source = java.util.Objects.requireNonNull(studies.get(name));
            Files.writeString(folder.resolve(name + ".html"), reports.html(source));
            for (FigureName figure : FigureName.values()) {
                Files.writeString(folder.resolve(name + "-" + figure + ".svg"), reports.figure(source, figure));
            }
            long start = System.nanoTime();
            Files.write(folder.resolve(name + ".pdf"), reports.pdf(source));
            System.out.println(name + " PDF in " + (System.nanoTime() - start) / 1_000_000 + " ms, "
                    + Files.size(folder.resolve(name + ".pdf")) + " bytes, page "
                    + Files.size(folder.resolve(name + ".html")) + " bytes");
        }
    }
}
