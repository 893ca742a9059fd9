package org.graftline.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The study that the distribution brings along is measured blinded like any other: no name in it may tell an arm. */
class DemoStudyTest {
    private static final Path DEMO = Path.of("src/main/dist/demo");

    @Test
    void a_mouse_is_called_by_its_donor_and_a_number_that_follows_from_no_arm() throws IOException {
        Map<String, String> sourceNames = new LinkedHashMap<>();
        rows("source-mice.csv").forEach(row -> sourceNames.put(row[0], row[1]));
        Map<String, List<String>> byDonor = new LinkedHashMap<>();
        sourceNames.values().stream()
                .sorted(Comparator.comparing(DemoStudyTest::sha256))
                .forEach(name -> byDonor.computeIfAbsent(name.replaceFirst("-.*", ""), donor -> new ArrayList<>())
                        .add(name));

        assertThat(sourceNames).hasSize(76);
        byDonor.forEach((donor, names) -> {
            for (int i = 0; i < names.size(); i++) {
                assertThat(sourceNames).containsEntry("%s-%02d".formatted(donor, i + 1), names.get(i));
            }
        });
    }

    @Test
    void the_measurements_know_these_names_only() throws IOException {
        List<String> names = rows("source-mice.csv").map(row -> row[0]).toList();

        assertThat(rows("measurements.csv").map(row -> row[2]).distinct()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(rows("measurements.csv"))
                .allSatisfy(row -> assertThat(row[2]).startsWith(row[1] + "-"));
        assertThat(Files.readString(DEMO.resolve("measurements.csv"))).doesNotContain("CTL", "-C1-");
    }

    /** The source's name says what the arm was: that the two files belong together. */
    @Test
    void a_renamed_mouse_is_in_the_arm_that_its_source_name_says() throws IOException {
        Map<String, String> arms = new LinkedHashMap<>();
        rows("measurements.csv").forEach(row -> arms.put(row[2], row[3]));

        assertThat(rows("source-mice.csv"))
                .allSatisfy(row ->
                        assertThat(arms).containsEntry(row[0], row[1].contains("-CTL-") ? "Control" : "Erlotinib"));
    }

    private static Stream<String[]> rows(String file) throws IOException {
        return Files.readAllLines(DEMO.resolve(file)).stream().skip(1).map(line -> line.split(",", -1));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
