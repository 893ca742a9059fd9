package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.UnreadableFileException;
import org.junit.jupiter.api.Test;

/** A file that is no table gets one sentence that says what to do. */
class UnreadableFilesTest {
    private final Bench bench = new Bench(1 << 20);

    private void assertRefused(ImportFile file, String... parts) {
        assertThatThrownBy(() -> bench.preview(file))
                .isInstanceOf(UnreadableFileException.class)
                .hasMessageStartingWith(file.name())
                .hasMessageContainingAll(parts);
    }

    @Test
    void an_empty_file() {
        assertRefused(Bench.file("growth.csv"), "is empty");
    }

    @Test
    void a_file_of_blank_lines() {
        assertRefused(Bench.file("growth.csv", "", " , ", ""), "is empty");
    }

    @Test
    void a_header_alone() {
        assertRefused(Bench.file("growth.csv", "mouse,day,volume"), "a header and no rows");
    }

    @Test
    void numbers_where_the_header_should_be() {
        assertRefused(Bench.file("growth.csv", "1,2,3", "4,5,6"), "line 1 holds no word", "names of the columns");
    }

    @Test
    void a_file_above_the_limit() {
        assertRefused(
                new ImportFile("big.csv", new byte[200 << 20]),
                "has 200 MB and at most 1 MB are read",
                "maxFileMb",
                "org.graftline.capture");
    }

    @Test
    void bytes_that_are_no_text() {
        assertRefused(
                new ImportFile("photo.csv", new byte[] {'m', ',', 0, 1, 2, 'x', '\n', 'a', ',', 'b'}), "zero byte");
    }

    @Test
    void text_of_an_old_code_page_with_the_line_of_the_first_such_byte() {
        byte[] bytes = "mouse,day,volume\nM1,0,100\nMäuschen,0,90\n".getBytes(Charset.forName("windows-1252"));

        assertRefused(new ImportFile("alt.csv", bytes), "line 3", "byte 0xE4", "Save the file as UTF-8");
    }

    @Test
    void a_byte_that_breaks_off_at_the_end() {
        assertRefused(new ImportFile("cut.csv", new byte[] {'a', ',', 'b', '\n', (byte) 0xC3}), "line 2", "byte 0xC3");
    }

    @Test
    void a_quote_that_never_closes() {
        assertRefused(
                Bench.file("growth.csv", "mouse,day,volume", "M1,0,100", "\"M2,0,90", "M3,0,80"),
                "about line 3",
                "a quote is opened");
    }

    @Test
    void an_old_workbook() {
        byte[] xls = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2, 3};

        assertRefused(new ImportFile("old.xls", xls), ".xls kind", "Save it as .xlsx");
    }

    @Test
    void a_zip_that_is_no_workbook() {
        assertRefused(
                new ImportFile("x.xlsx", "PK\u0003\u0004 and then nothing".getBytes(StandardCharsets.UTF_8)),
                "looks like a workbook");
    }

    @Test
    void a_workbook_that_unpacks_without_end() {
        assertRefused(Workbooks.bomb("bomb.xlsx", 40 << 20), "unpacks to more than");
    }

    @Test
    void no_file_at_all() {
        assertThatThrownBy(() -> bench.imports.preview(Bench.DIRECTOR, Bench.STUDY, List.of(), null))
                .hasMessage("No file was handed over. Name at least one.");
    }
}
