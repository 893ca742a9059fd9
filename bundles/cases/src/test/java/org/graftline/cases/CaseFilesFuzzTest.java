package org.graftline.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.graftline.mixedmodel.DataTable;
import org.graftline.mixedmodel.MixedModelException;
import org.graftline.mixedmodel.ModelSpec;

/** Whatever bytes stand in the files of a case, they are read or refused in a sentence; nothing hangs and nothing else escapes. */
class CaseFilesFuzzTest {
    private static final String SEED = "20260105";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LONGEST_MESSAGE = 2_000;
    private static final ModelSpec SPEC = ModelSpec.of("y", "~ day * arm")
            .level("mouse")
            .random("~ 1")
            .factor("arm", "control", "treated")
            .build();
    private static Path folder = Path.of("");

    @BeforeContainer
    static void make_a_folder() throws IOException {
        folder = Files.createTempDirectory("case-files");
    }

    @AfterContainer
    static void remove_it() throws IOException {
        Files.deleteIfExists(folder.resolve("data.csv"));
        Files.deleteIfExists(folder);
    }

    private static Path file(byte[] content) {
        try {
            return Files.write(folder.resolve("data.csv"), content);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void read(byte[] content) {
        try {
            DataTable table = CaseData.read(file(content), SPEC);
            assertThat(table.names()).isNotEmpty();
        } catch (CaseException | MixedModelException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Provide
    Arbitrary<byte[]> anyBytes() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(400);
    }

    @Provide
    Arbitrary<String> tables() {
        Arbitrary<String> cell = Arbitraries.of(
                "1",
                "-2.5",
                "1e5",
                "1e999",
                "",
                "NA",
                "NaN",
                "Inf",
                "a",
                "control",
                "\"",
                "\"x,y\"",
                "\"a\"\"b\"",
                "0x1p3",
                "1,5",
                " 7 ",
                "٣",
                "\uFEFF",
                "\u0000",
                "1d",
                "1f");
        Arbitrary<String> line = cell.list().ofMinSize(1).ofMaxSize(6).map(c -> String.join(",", c));
        Arbitrary<String> header = Arbitraries.of(
                "mouse,arm,day,y",
                "mouse,arm,day,y,note",
                "y,y",
                "",
                ",,,",
                "\"mouse\",arm,day,y",
                "\uFEFFmouse,arm,day,y");
        Arbitrary<String> end = Arbitraries.of("\n", "\r\n", "\r");
        return header.flatMap(h ->
                end.flatMap(e -> line.list().ofMaxSize(6).map(lines -> h + e + String.join(e, lines))));
    }

    @Property(tries = 400, seed = SEED)
    void any_bytes_are_a_table_or_refused(@ForAll("anyBytes") byte[] content) {
        read(content);
    }

    @Property(tries = 600, seed = SEED)
    void any_cells_are_a_table_or_refused(@ForAll("tables") String table) {
        read(table.getBytes(StandardCharsets.UTF_8));
    }

    @Provide
    Arbitrary<String> models() {
        String whole = """
                {"case": "c", "response": "y", "fixed": "~ day", "levels": ["mouse"], "random": [{"level": "mouse",
                "formula": "~ 1", "structure": "diagonal"}], "variance": {"kind": "exp", "covariate": "day"},
                "correlation": {"kind": "none"}, "method": "REML", "factors": {"arm": ["a", "b"]}}""";
        Arbitrary<String> noise = Arbitraries.of(
                "{",
                "}",
                "[",
                "]",
                ",",
                ":",
                "\"",
                "null",
                "1e999",
                "true",
                "\\",
                "\u0000",
                "{}",
                "[]",
                "\"by\":\"arm\",",
                "🐭");
        return Arbitraries.integers()
                .between(0, whole.length())
                .flatMap(at -> Arbitraries.integers()
                        .between(0, 12)
                        .flatMap(cut -> noise.map(n ->
                                whole.substring(0, at) + n + whole.substring(Math.min(whole.length(), at + cut)))));
    }

    @Property(tries = 600, seed = SEED)
    void a_slip_in_a_model_is_read_or_refused(@ForAll("models") String json) {
        try {
            CaseModel.parse(json, "model.json");
        } catch (CaseException | MixedModelException e) {
            assertThat(e.getMessage()).endsWith(".").hasSizeLessThan(LONGEST_MESSAGE);
        }
    }

    @Property(tries = 1)
    void a_model_nested_a_hundred_thousand_deep_is_refused() {
        assertThatThrownBy(() -> CaseModel.parse("{\"factors\":".repeat(100_000), "model.json"))
                .isInstanceOf(MalformedCaseException.class)
                .message()
                .hasSizeLessThan(LONGEST_MESSAGE);
    }

    @Property(tries = 1)
    void a_cell_without_end_is_refused() {
        byte[] open = new byte[40 << 20];
        Arrays.fill(open, (byte) 'x');
        open[0] = '"';

        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThatThrownBy(() -> CaseData.read(file(open), SPEC))
                        .isInstanceOf(MalformedCaseException.class)
                        .message()
                        .hasSizeLessThan(LONGEST_MESSAGE));
    }

    private static byte[] header(int columns) {
        return IntStream.range(0, columns)
                .mapToObj(i -> "c" + i)
                .collect(Collectors.joining(","))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Property(tries = 1)
    void as_many_columns_as_a_spreadsheet_has_are_read() {
        assertTimeoutPreemptively(
                PATIENCE,
                () -> assertThat(CaseData.read(file(header(16_384)), SPEC).names())
                        .hasSize(16_384));
    }

    @Property(tries = 1)
    void more_columns_are_refused() {
        assertThatThrownBy(() -> CaseData.read(file(header(16_385)), SPEC))
                .isInstanceOf(MalformedCaseException.class)
                .hasMessageContaining("maximum limit of 16384 fields. Correct it there.");
    }

    @Property(tries = 1)
    void a_missing_column_among_many_is_refused_in_a_sentence_that_can_be_read() {
        DataTable table = CaseData.read(file(header(16_000)), SPEC);

        assertThatThrownBy(() -> table.numbers("y"))
                .isInstanceOf(MixedModelException.class)
                .message()
                .contains("no column 'y'", "and 15970 more")
                .hasSizeLessThan(LONGEST_MESSAGE);
    }

    @Property(tries = 1)
    void a_long_cell_is_shown_by_its_beginning() {
        String table = "mouse,arm,day,y\na,control,1," + "x".repeat(1_000_000) + "\n";

        assertThatThrownBy(() -> CaseData.read(file(table.getBytes(StandardCharsets.UTF_8)), SPEC))
                .isInstanceOf(MalformedCaseException.class)
                .message()
                .contains("line 2, column 'y'")
                .hasSizeLessThan(LONGEST_MESSAGE);
    }
}
