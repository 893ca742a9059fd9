package org.graftline.it.browser;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** The line that takes scans and numbers, in the browser that runs it, against recorded keys. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchLineIT {
    private static final List<String> COMMAND_LETTERS =
            List.of("R", "K", "X", "S", "N", "D", "P", "T", "M", "U", "H", "B", "/", "?");

    /** The study that the server brings with it. */
    private static final String AT_REST = "UHN-erlotinib";

    private Laboratory laboratory;
    private Person ada;

    @BeforeAll
    void open_any_page(Laboratory opened) {
        laboratory = opened;
        ada = laboratory.atABrowser();
        ada.opens(laboratory.root() + "help");
        ada.sees("Graftline");
    }

    private static String file(String name) {
        try (InputStream in = BenchLineIT.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unchecked") // a list of objects stands in the file
    private List<Map<String, Object>> parsed(String json) {
        return (List<Map<String, Object>>) ada.page().evaluate("text => JSON.parse(text)", json);
    }

    @Test
    void every_recording_says_what_it_should() {
        List<Map<String, Object>> recordings = parsed(file("recorded-keys.json"));
        List<?> said = (List<?>) ada.page()
                .evaluate(
                        file("play.js").replaceFirst("(?s)^//.*?(?=async)", ""),
                        Map.of("recordings", recordings, "tags", tags()));

        then(said).hasSameSizeAs(recordings);
        for (int i = 0; i < recordings.size(); i++) {
            then(said.get(i))
                    .as("%s", recordings.get(i).get("name"))
                    .isEqualTo(recordings.get(i).get("expected"));
        }
    }

    @Test
    void tags_that_start_with_every_command_letter_are_among_the_recordings() {
        List<String> names = parsed(file("recorded-keys.json")).stream()
                .map(recording -> String.valueOf(recording.get("name")))
                .toList();
        for (String letter : COMMAND_LETTERS) {
            then(names).anyMatch(name -> name.startsWith("a scanned tag " + letter + "07-3"));
        }
        List<?> commands = (List<?>) ada.page()
                .evaluate("async () => (await import('/assets/bench/commands.js')).COMMANDS.map(one => one.key)");
        then(commands.stream().map(String::valueOf)).containsExactlyInAnyOrderElementsOf(COMMAND_LETTERS);
    }

    @Test
    void numbers_are_read_as_devices_and_hands_write_them() {
        Map<String, String> texts = Map.ofEntries(
                Map.entry("8.4", "8.4"),
                Map.entry("8,4", "8.4"),
                Map.entry("+ 21,3 g", "21.3 g"),
                Map.entry("00021.30  g", "21.30 g"),
                Map.entry("ST,GS,+  21.30 g", "21.30 g"),
                Map.entry("G     +  21.30 g  ", "21.30 g"),
                Map.entry("S S     21.3 g", "21.3 g"),
                Map.entry("\u000212.50mm\r\n", "12.50 mm"),
                Map.entry(".5", "0.5"),
                Map.entry("-0.00", "0.00"));
        texts.forEach((written, read) -> then(read(written, 0)).as(written).isEqualTo(read));
        then(read("084", 1)).isEqualTo("8.4");
        then(read("213", 1)).isEqualTo("21.3");
        then(read("5", 1)).isEqualTo("0.5");
        then(read("8.4", 1)).as("a typed point wins").isEqualTo("8.4");
    }

    @Test
    void what_is_no_number_is_refused_with_a_sentence() {
        Map<String, String> reasons = Map.of(
                "8.408.40", "came twice",
                "1,021.3", "more than one decimal point",
                "-3.0", "below zero",
                "US,GS,  21.3 g", "not steady",
                "abc", "no number",
                "", "no number");
        reasons.forEach((written, why) -> then(read(written, 0)).as(written).contains(why));
    }

    @Test
    void the_limits_of_the_protocol_are_those_of_the_server_case_by_case() throws IOException {
        Path cases = Path.of("../../bundles/study/src/main/resources/org/graftline/study/bench/limit-cases.json");
        List<Map<String, Object>> expected = parsed(Files.readString(cases));
        then(expected).hasSizeGreaterThan(10);
        List<Object> limits = limitsAsServed(expected);
        for (Map<String, Object> one : expected) {
            Object same = ada.page().evaluate("""
                    async ([{ limits, reading, known, reached: expected }, served]) => {
                      const { reached } = await import('/assets/bench/limits.js');
                      const list = limits.map(text => served.find(l => [l.quantity, l.threshold, l.tier].join(' ') === text));
                      const told = one => [one.quantity, one.tier, one.threshold, Number(one.value), one.sentence].join(' ');
                      return JSON.stringify(reached(list, reading, known, 'M1').map(told).sort()) + JSON.stringify(expected.map(told).sort());
                    }""", List.of(one, limits));
            String both = String.valueOf(same);
            then(both.substring(0, both.length() / 2))
                    .as("%s", one.get("name"))
                    .isEqualTo(both.substring(both.length() / 2));
        }
    }

    /** Each limit of the cases, alone in the rules of a study that nobody measures here, as the server gives it to a page. */
    private List<Object> limitsAsServed(List<Map<String, Object>> cases) {
        List<String[]> limits = cases.stream()
                .flatMap(one -> ((List<?>) Objects.requireNonNull(one.get("limits"))).stream())
                .map(String::valueOf)
                .distinct()
                .map(text -> text.split(" ", -1))
                .toList();
        String path = "/studies/" + AT_REST + "/bench/rules";
        List<Object> served = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) { // together they would contradict each other
            String limit = "{\"quantity\": \"%s\", \"threshold\": \"%s\", \"tier\": \"%s\"}"
                    .formatted((Object[]) limits.get(i));
            laboratory.ada().sends("PUT", path, """
                    {"dayZero": null, "independent": true, "blinded": ["TECHNICIAN"], "impliedDecimals": 0, "smallestMm": null,
                     "limits": [%s], "keepReasons": ["same again"], "missingReasons": ["no time"], "version": %d, "why": "one limit"}""".formatted(limit, i));
            served.add(ada.page()
                    .evaluate(
                            "text => JSON.parse(text).limits[0]",
                            laboratory.ada().gets(path)));
        }
        return served;
    }

    private static List<String> tags() {
        return List.of(
                "R07-3", "K07-3", "X07-3", "S07-3", "N07-3", "D07-3", "P07-3", "T07-3", "M07-3", "U07-3", "H07-3",
                "B07-3", "/07-3", "?07-3", "C07-3", "12");
    }

    private String read(String written, int impliedDecimals) {
        return String.valueOf(ada.page().evaluate("""
                async ([written, implied]) => {
                  const number = (await import('/assets/bench/wedge.js')).readNumber(written, implied);
                  return number.problem ?? [number.text, number.unit].filter(Boolean).join(' ');
                }""", List.of(written, impliedDecimals)));
    }
}
