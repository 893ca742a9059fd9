package org.graftline.growth.internal.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.MouseCurve;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.mixedmodel.Fit;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class KnownVarianceTest {
    private static GrowthAnalysis analysis() {
        Random random = new Random(7);
        StudyInCode study = new StudyInCode("KNOWN", "control");
        for (int d = 0; d < 5; d++) {
            double rate = 0.08 + 0.02 * random.nextGaussian();
            double effect = -0.03 + 0.02 * random.nextGaussian();
            for (int m = 0; m < 6; m++) {
                String mouse = "D" + d + "M" + m;
                study.mouse("D" + d, mouse, m < 3 ? "control" : "drug");
                double start = 5 + 0.3 * random.nextGaussian();
                double slope = rate + (m < 3 ? 0 : effect) + 0.01 * random.nextGaussian();
                for (int day = 0; day <= (m == 5 ? 9 : 21); day += 3) {
                    study.volume(mouse, day, Math.exp(start + slope * day + 0.15 * random.nextGaussian()));
                }
            }
        }
        return new VolumeGrowthAnalyses().analyze(study.data(), AnalysisPlan.DEFAULT);
    }

    @Test
    void the_response_regressed_gives_the_coefficients_of_the_fit() {
        Primary primary = Primary.of(analysis());
        Fit fit = primary.fit();

        double[] beta = new KnownVariance(fit)
                .regress(
                        primary.rows(),
                        fit.residualStandardDeviations(),
                        primary.rows().stream()
                                .mapToDouble(PrimaryRow::logVolume)
                                .toArray());

        for (int j = 0; j < beta.length; j++) {
            assertThat(beta[j]).isCloseTo(fit.fixed().estimate(j), within(1e-8));
        }
    }

    /** The fixed point of the EM algorithm (Dempster, Laird and Rubin 1977): what the model expects tells it nothing new. */
    @Test
    void readings_that_the_model_expects_leave_the_coefficients_where_they_are() {
        GrowthAnalysis analysis = analysis();
        Primary primary = Primary.of(analysis);
        Fit fit = primary.fit();
        Map<String, MouseCurve> lines = new HashMap<>();
        analysis.mice().forEach(m -> lines.put(m.mouse().value(), m));
        List<PrimaryRow> rows = new ArrayList<>(primary.rows());
        List<Double> y = new ArrayList<>();
        primary.rows().forEach(r -> y.add(r.logVolume()));
        for (PrimaryRow r : primary.rows()) {
            if (r.mouse().endsWith("M5") && r.day() == 9) {
                MouseCurve line = java.util.Objects.requireNonNull(lines.get(r.mouse()));
                for (int day = 12; day <= 21; day += 3) {
                    rows.add(r.on(day));
                    y.add(line.intercept() + line.slopePerDay() * day);
                }
            }
        }
        double[] sd = new double[rows.size()];
        java.util.Arrays.fill(sd, 0.2);
        System.arraycopy(
                fit.residualStandardDeviations(), 0, sd, 0, primary.rows().size());

        double[] beta = new KnownVariance(fit)
                .regress(rows, sd, y.stream().mapToDouble(Double::doubleValue).toArray());

        assertThat(rows).hasSize(primary.rows().size() + 20);
        for (int j = 0; j < beta.length; j++) {
            assertThat(beta[j]).isCloseTo(fit.fixed().estimate(j), within(1e-8));
        }
    }
}
