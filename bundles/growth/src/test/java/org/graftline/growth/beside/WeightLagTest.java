package org.graftline.growth.beside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.WeightLag.Direction;
import org.graftline.growth.beside.WeightLag.Leader;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.AnalysisPlan;
import org.junit.jupiter.api.Test;

final class WeightLagTest {
    private static final StudyCode CODE = new StudyCode("LAG");

    /** Makes mice that are measured and weighed. */
    private static final class Lab {
        private final Random random;
        private final StudyInCode study = new StudyInCode("LAG", "control");
        private final List<Reading> weights = new ArrayList<>();

        Lab(long seed) {
            random = new Random(seed);
        }

        private void weight(String mouse, double day, double grams) {
            UUID uuid = UUID.nameUUIDFromBytes(("weight " + weights.size()).getBytes(StandardCharsets.UTF_8));
            weights.add(Reading.of(
                            uuid,
                            CODE,
                            new MouseId(mouse),
                            Endpoint.BODY_WEIGHT,
                            new StudyDay(day),
                            Instant.parse("2026-01-05T08:00:00Z"))
                    .measured(Decimal.of(grams), null, null)
                    .build());
        }

        /**
         * Growth wanders from interval to interval; weight changes per day by {@code slope} times the growth of the interval before. Volumes are read
         * with 8 % error, weights with 0.5 %.
         */
        Lab mice(int mice, int visits, double slope) {
            for (int m = 0; m < mice; m++) {
                String mouse = "M" + m;
                study.mouse("D" + m % 4, mouse, m % 2 == 0 ? "control" : "drug");
                double logVolume = 5;
                double logWeight = 3;
                double before = 0.08;
                for (int k = 0; k < visits; k++) {
                    study.volume(mouse, 3 * k, Math.exp(logVolume + 0.08 * random.nextGaussian()));
                    weight(mouse, 3 * k, Math.exp(logWeight + 0.005 * random.nextGaussian()));
                    double growth = 0.08 + 0.1 * random.nextGaussian();
                    logVolume += 3 * growth;
                    logWeight += 3 * (slope * (before - 0.08) + 0.002 * random.nextGaussian());
                    before = growth;
                }
            }
            return this;
        }

        StudyData data() {
            StudyData made = study.data();
            List<Reading> readings = new ArrayList<>(made.readings());
            readings.addAll(weights);
            return new StudyData(
                    made.study(),
                    made.arms(),
                    made.donors(),
                    made.mice(),
                    made.tumors(),
                    made.assignments(),
                    made.removals(),
                    readings,
                    null);
        }

        WeightLag lag() {
            StudyData data = data();
            return WeightLag.of(data, analysis(data));
        }
    }

    private static GrowthAnalysis analysis(StudyData data) {
        return new VolumeGrowthAnalyses().analyze(data, AnalysisPlan.DEFAULT);
    }

    private static Direction of(WeightLag all, Leader leader) {
        return all.directions().stream()
                .filter(d -> d.leader() == leader)
                .findFirst()
                .orElseThrow();
    }

    /** The slope is drawn towards 0 by the error of the leading change: var 0.1² of growth over that plus 2 · 0.08² / 3² of readings, 0.876. */
    @Test
    void growth_that_goes_before_loss_of_weight_is_found_and_the_reverse_is_not() {
        WeightLag found = new Lab(31).mice(40, 10, -0.05).lag();

        Direction volume = of(found, Leader.VOLUME);
        assertThat(volume.pairs()).isEqualTo(40 * 8);
        assertThat(volume.mice()).isEqualTo(40);
        assertThat(volume.donors()).isEqualTo(4);
        assertThat(volume.slope().value()).isCloseTo(-0.05 * 0.876, within(0.008));
        assertThat(volume.slope().upper()).isLessThan(-0.03);
        assertThat(volume.correlation()).isNegative(); // neighboring changes share a reading
        Direction weight = of(found, Leader.WEIGHT);
        assertThat(weight.slope().lower()).isNegative();
        assertThat(weight.slope().upper()).isPositive();
        assertThat(found.notes()).isEmpty();
    }

    /** 100 studies in which neither goes before the other: 5 % are 5, the middle 99 % of that 1 to 11. */
    @Test
    void where_neither_goes_before_the_other_it_is_said_as_seldom_as_the_level_allows() {
        StudyData first = new Lab(31).mice(4, 3, 0).data();
        GrowthAnalysis window = analysis(first);
        int found = 0;
        for (int i = 0; i < 100; i++) {
            StudyData data = new Lab(1000 + i).mice(16, 8, 0).data();
            found += of(WeightLag.of(data, unbounded(window)), Leader.VOLUME)
                                    .slope()
                                    .p()
                            < 0.05
                    ? 1
                    : 0;
        }

        assertThat(found).isBetween(1, 11);
    }

    /** Its window alone plays a part. */
    private static GrowthAnalysis unbounded(GrowthAnalysis a) {
        return new GrowthAnalysis(
                a.study(),
                a.dataSha256(),
                new GrowthAnalysis.Window(0, 100, "", Double.NaN, 0),
                a.flow(),
                a.model(),
                a.candidates(),
                a.fit(),
                a.arms(),
                a.effects(),
                a.noEffectReason(),
                a.lineageEffects(),
                a.shares(),
                a.mice(),
                a.armCurves(),
                a.residuals(),
                a.conclusion(),
                a.scope(),
                a.cautions());
    }

    @Test
    void a_study_that_weighs_nobody_says_so() {
        Lab unweighed = new Lab(31).mice(8, 6, 0);
        unweighed.weights.clear();

        WeightLag none = unweighed.lag();
        assertThat(none.directions()).isEmpty();
        assertThat(none.notes()).singleElement().asString().startsWith("No mouse of an arm was weighed");
    }

    @Test
    void too_few_intervals_are_refused_with_their_number() {
        WeightLag none = new Lab(31).mice(10, 4, 0).lag();

        assertThat(none.directions()).isEmpty();
        assertThat(none.notes())
                .hasSize(2)
                .allMatch(n -> n.contains("20 pairs of intervals") && n.contains("in 10 mice; it takes 30 in 5"));
    }

    @Test
    void visits_without_a_weight_are_none() {
        Lab lab = new Lab(31).mice(12, 8, 0);
        lab.weights.removeIf(w -> w.mouse().value().equals("M3") && w.day().value() == 9);

        // M3 has 7 visits left, which are five pairs instead of six
        assertThat(of(lab.lag(), Leader.VOLUME).pairs()).isEqualTo(12 * 6 - 1);
    }
}
