package org.graftline.report.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.report.ReportSource;
import org.graftline.study.conduct.AnalysisPlan;

/** A made-up study with its growth model really fitted. */
final class FittedExample {
    private FittedExample() {}

    /** 5 donors, control and one treated arm, 30 mice. */
    static ReportSource source() {
        return source(AnalysisPlan.DEFAULT);
    }

    /** The same by another plan, which nobody locked. */
    static ReportSource source(AnalysisPlan plan) {
        ReportSource made = ExampleStudy.of(5, 1, 30).source();
        return new ReportSource(
                made.data(),
                new VolumeGrowthAnalyses().analyze(made.data(), plan),
                made.files(),
                made.madeBy(),
                made.madeAt(),
                made.versions(),
                made.notes());
    }

    /** Fits as the command line does. */
    static String fit(String modelJson, String dataCsv) {
        try {
            Path folder = Files.createTempDirectory("graftline-fit");
            Path model = Files.writeString(folder.resolve("model.json"), modelJson);
            Path data = Files.writeString(folder.resolve("data.csv"), dataCsv);
            return CaseFit.of(data, model, InferenceChoice.ALL).json();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
