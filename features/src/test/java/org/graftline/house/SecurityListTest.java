package org.graftline.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The security list of the manual names tests that exist, or a reason. */
class SecurityListTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z0-9_]+)(?:\\.([A-Za-z0-9_]+))?`");

    private record Line(String group, String tests, String words) {}

    @Test
    void every_line_of_the_list_has_a_test_or_a_reason() throws IOException {
        List<Line> lines = lines();
        assertThat(lines).hasSizeGreaterThan(40);
        assertThat(lines)
                .allSatisfy(line -> assertThat(line.tests().equals("–") ? line.words() : line.tests())
                        .as(line.group())
                        .isNotBlank()
                        .matches(text -> !line.tests().equals("–") || text.length() > 15));
    }

    @Test
    void every_test_that_the_list_names_exists() throws IOException {
        Map<String, String> sources = sources();
        assertThat(sources).hasSizeGreaterThan(200);
        List<String> missing = new ArrayList<>();
        int seen = 0;
        for (Line line : lines()) {
            for (MatchResult name : NAME.matcher(line.tests()).results().toList()) {
                seen++;
                String source = sources.get(name.group(1));
                if (source == null || (name.group(2) != null && !source.contains("void " + name.group(2) + "("))) {
                    missing.add(line.group() + ": " + name.group());
                }
            }
        }
        assertThat(seen).isGreaterThan(60);
        assertThat(missing).isEmpty();
    }

    private static List<Line> lines() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/manual/asvs.md")).stream()
                .filter(line -> line.startsWith("| V"))
                .map(line -> line.split("\\|", -1))
                .map(cells -> new Line(cells[1].strip(), cells[2].strip(), cells[3].strip()))
                .toList();
    }

    /** Every class with tests of this repository, by its simple name. */
    private static Map<String, String> sources() throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String part : List.of("bundles", "features", "it")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(part))) {
                for (Path file : files.filter(f -> f.toString().contains("/src/test/java/")
                                && f.getFileName().toString().matches(".*(Test|IT)\\.java"))
                        .toList()) {
                    sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            }
        }
        return sources;
    }
}
