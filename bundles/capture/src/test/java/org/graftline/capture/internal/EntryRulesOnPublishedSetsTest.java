package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.graftline.study.Decimal;
import org.graftline.study.Diameters;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.StudyData;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.Surroundings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the rules at entry would have asked had the published studies been measured with them, and what of planted errors they find. */
class EntryRulesOnPublishedSetsTest {
    /** Sets whose every reading is asked about only in a campaign. */
    private static final Set<String> LARGE = Set.of("uhn_kulgap/measurements.csv", "pdxe/measurements.csv");

    private static final int ENOUGH = 40;
    /** Below this many readings one mouse alone is more than a percent. */
    private static final int FEW = 200;

    private static StudyData imported(String path) {
        Bench bench = new Bench();
        ImportFile file = Shared.data(path);
        bench.commit(bench.preview(file));
        return bench.store.data(Bench.STUDY);
    }

    /**
     * Seven of the eight sets publish volumes only: here each gets the two diameters, to 0.1 mm, of a tumor of that volume whose length
     * is 1.1 to 1.4 times its width, so that slips of a diameter can be planted.
     */
    private static Replay replayByCaliper(StudyData data) {
        Random shape = new Random(7);
        return new Replay(data, reading -> measuredByCaliper(reading, 1.1 + 0.3 * shape.nextDouble()));
    }

    private static Reading measuredByCaliper(Reading reading, double ratio) {
        Decimal volume = reading.value();
        if (reading.endpoint() != Endpoint.TUMOR_VOLUME || volume == null || reading.diameters() != null) {
            return reading;
        }
        double width = Math.max(0.1, Math.cbrt(2 * volume.value() / ratio));
        return ofDiameters(reading, tenth(width * ratio), tenth(width));
    }

    private static Decimal tenth(double mm) {
        return new Decimal(String.format(Locale.ROOT, "%.1f", mm));
    }

    private static Reading ofDiameters(Reading reading, Decimal one, Decimal other) {
        Decimal length = one.value() >= other.value() ? one : other;
        Decimal width = one.value() >= other.value() ? other : one;
        double volume = VolumeFormula.HALF_LENGTH_WIDTH_SQUARED.volumeMm3(length.value(), width.value(), 0);
        return reading.next()
                .measured(
                        Decimal.of(volume), VolumeFormula.HALF_LENGTH_WIDTH_SQUARED, new Diameters(length, width, null))
                .build();
    }

    private static Reading ofWeight(Reading reading, Decimal weight) {
        return reading.next().measured(weight, null, null).build();
    }

    /** The same with two neighboring digits of its length or weight exchanged; empty where they are alike or a zero would lead. */
    private static Optional<Reading> transposed(Reading reading) {
        Diameters diameters = reading.diameters();
        Decimal typed = diameters == null ? Objects.requireNonNull(reading.value()) : diameters.lengthMm();
        char[] text = typed.text().toCharArray();
        int second = text.length > 1 && text[1] == '.' ? 2 : 1;
        if (text.length <= second || text[0] == text[second] || text[second] == '0' || text[second] == '.') {
            return Optional.empty();
        }
        char first = text[0];
        text[0] = text[second];
        text[second] = first;
        return Optional.of(with(reading, new Decimal(String.valueOf(text))));
    }

    /** The same with the decimal point of its length or weight lost. */
    private static Optional<Reading> tenfold(Reading reading) {
        Diameters diameters = reading.diameters();
        Decimal typed = diameters == null ? Objects.requireNonNull(reading.value()) : diameters.lengthMm();
        return Optional.of(with(reading, Decimal.of(10 * typed.value())));
    }

    private static Reading with(Reading reading, Decimal typed) {
        Diameters diameters = reading.diameters();
        return diameters == null ? ofWeight(reading, typed) : ofDiameters(reading, typed, diameters.widthMm());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uhn_kulgap/measurements.csv",
                "pdxe/measurements.csv",
                "crc_cetuximab/measurements.csv",
                "gbm_gdc0084_temo/measurements.csv",
                "repdx/measurements.csv",
                "mas98_06/measurements.csv",
                "layouts/mice_down_days_across_CR1197.csv",
                "layouts/mice_down_days_across_SNU-81.csv"
            })
    void ordinary_growth_is_hardly_ever_questioned_by_all_rules_together(String path) throws InterruptedException {
        assumeTrue(
                !LARGE.contains(path) || Boolean.getBoolean("graftline.campaigns"),
                "half a minute for this set; run it with -Dgraftline.campaigns=true");
        StudyData data = imported(path);
        RulesOfMiceUnseen rules = new RulesOfMiceUnseen(data);
        assertThat(rules.names())
                .contains("own-forecast", "wrong-mouse", "unit-slip")
                .hasSize(9);
        assertThat(questioned(path, "as published", new Replay(data), rules)).isLessThan(0.03);
        Replay byCaliper = replayByCaliper(data);
        double share = questioned(path, "as diameters", byCaliper, rules);
        assertThat(share).isLessThan(byCaliper.measured().size() < FEW ? 0.05 : 0.03);
    }

    private static double questioned(String path, String how, Replay replay, RulesOfMiceUnseen rules) {
        Map<String, Integer> byRule = new TreeMap<>();
        Map<String, Integer> alone = new TreeMap<>();
        Map<UUID, Set<String>> questioned = new HashMap<>();
        List<Reading> measured = replay.measured();
        for (Reading reading : measured) {
            for (Concern concern : rules.ask(reading, replay.around(reading))) {
                String rule = concern.rule() + " " + (reading.endpoint() == Endpoint.BODY_WEIGHT ? "g" : "mm³");
                questioned.computeIfAbsent(reading.uuid(), k -> new TreeSet<>()).add(rule);
                if (concern.also() != null) {
                    questioned
                            .computeIfAbsent(concern.also().reading(), k -> new TreeSet<>())
                            .add(rule);
                }
            }
        }
        questioned.values().forEach(asked -> {
            asked.forEach(rule -> byRule.merge(rule, 1, Integer::sum));
            if (asked.size() == 1) {
                asked.forEach(rule -> alone.merge(rule, 1, Integer::sum));
            }
        });
        double share = (double) questioned.size() / measured.size();
        System.out.printf(
                "%s %s: %d readings, %.2f %% questioned; readings by rule %s, by that one alone %s%n",
                path, how, measured.size(), 100 * share, byRule, alone);
        return share;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uhn_kulgap/measurements.csv",
                "pdxe/measurements.csv",
                "crc_cetuximab/measurements.csv",
                "gbm_gdc0084_temo/measurements.csv",
                "repdx/measurements.csv",
                "mas98_06/measurements.csv"
            })
    void planted_errors_are_caught(String path) throws InterruptedException {
        StudyData data = imported(path);
        RulesOfMiceUnseen rules = new RulesOfMiceUnseen(data);
        Replay replay = replayByCaliper(data);
        Map<String, int[]> found = new TreeMap<>();
        Random chance = new Random(11);
        for (Reading reading : replay.measured()) {
            if (chance.nextInt(5) != 0 || replay.earlier(reading).stream().noneMatch(r -> r.value() != null)) {
                continue;
            }
            Surroundings around = replay.around(reading);
            String what = reading.endpoint().name();
            transposed(reading)
                    .ifPresent(wrong ->
                            count(found, "transposed " + size(reading, wrong) + what, rules.ask(wrong, around)));
            tenfold(reading).ifPresent(wrong -> count(found, "tenfold " + what, rules.ask(wrong, around)));
            List<Reading> mates = replay.cageMates(reading);
            if (!mates.isEmpty() && (reading.diameters() != null || reading.endpoint() == Endpoint.BODY_WEIGHT)) {
                Reading mate = mates.get(chance.nextInt(mates.size()));
                Reading wrong = swapped(reading, mate);
                Reading matesWrong = swapped(mate, reading);
                String error = "swapped " + size(reading, wrong) + what;
                count(found, "first of two " + error, rules.ask(wrong, around));
                List<Concern> asked = rules.ask(wrong, replay.around(reading, matesWrong));
                count(found, error, asked);
                count(
                        found,
                        "both of two " + error,
                        asked.stream().filter(concern -> concern.also() != null).toList());
            }
        }
        found.forEach((error, counts) -> System.out.printf(
                "%s: %s: %d planted, %.0f %% asked about%n", path, error, counts[0], 100.0 * counts[1] / counts[0]));

        assertThat(found).hasSizeGreaterThanOrEqualTo(5);
        found.forEach((error, counts) -> assertThat(counts[1])
                .as(error)
                .isGreaterThanOrEqualTo(counts[0] < ENOUGH ? 0 : (int) (least(error) * counts[0])));
    }

    /** What must be found at least where enough were planted; an error within what growth does cannot be told from growth. */
    private static double least(String error) {
        if (error.contains("(small)")) {
            return 0;
        }
        return error.startsWith("tenfold")
                ? 0.9
                : error.startsWith("transposed") ? 0.65 : error.startsWith("swapped") ? 0.3 : 0.1;
    }

    private static Reading swapped(Reading reading, Reading mate) {
        Diameters diameters = mate.diameters();
        return diameters == null
                ? ofWeight(reading, Objects.requireNonNull(mate.value()))
                : ofDiameters(reading, diameters.lengthMm(), diameters.widthMm());
    }

    /** An error that moves the value by less than half of itself is one that growth and calipers make too. */
    private static String size(Reading right, Reading wrong) {
        double ratio = Objects.requireNonNull(wrong.value()).value()
                / Objects.requireNonNull(right.value()).value();
        double least = right.endpoint() == Endpoint.BODY_WEIGHT ? 1.2 : 2;
        return Math.max(ratio, 1 / ratio) >= least ? "(large) " : "(small) ";
    }

    private static void count(Map<String, int[]> found, String error, List<Concern> asked) {
        int[] counts = found.computeIfAbsent(error, k -> new int[2]);
        counts[0]++;
        counts[1] += asked.isEmpty() ? 0 : 1;
    }
}
