package org.graftline.growth.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.graftline.cases.CaseFit;
import org.graftline.cases.InferenceChoice;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.Coefficient;
import org.graftline.mixedmodel.FitOptions;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A statistician takes the model and the table of an analysis and fits them again. */
class ReRunTest {
    @TempDir
    Path folder;

    private void comesOutTheSame(SimulatedStudy study) throws IOException {
        GrowthAnalysis a = new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);

        CaseFit again = CaseFit.of(
                Files.writeString(folder.resolve("data.csv"), a.model().tableCsv()),
                Files.writeString(folder.resolve("model.json"), a.model().specificationJson()),
                InferenceChoice.ALL,
                new FitOptions(1));

        assertThat(again.fit().logLik()).isEqualTo(a.fit().logLik());
        assertThat(again.fit().fixed().estimates())
                .containsExactly(a.fit().coefficients().stream()
                        .map(Coefficient::estimate)
                        .mapToDouble(e -> e.value())
                        .toArray());
    }

    @Test
    void one_treated_arm_comes_out_the_same_to_the_last_digit() throws IOException {
        comesOutTheSame(new SimulatedStudy().donors(5).micePerCell(3).treatedNoise(2));
    }

    @Test
    void several_arms_and_tumors_come_out_the_same_to_the_last_digit() throws IOException {
        comesOutTheSame(
                new SimulatedStudy().donors(4).micePerCell(3).treatedArms(2).tumors("left", "right"));
    }
}
