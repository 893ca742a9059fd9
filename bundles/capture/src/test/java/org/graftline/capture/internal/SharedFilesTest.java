package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.study.capture.ImportPreview;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every layout and every file as a laboratory exported it, previewed with nothing but the file. The expected numbers were counted in the
 * files themselves, cell by cell, and the reason stands beside each.
 */
class SharedFilesTest {
    private static final AtomicInteger RUN = new AtomicInteger();

    /**
     * @param readings that an import would add; where cells are errors, those of the other cells
     * @param says what reasons, warnings and errors have to say, each at least once
     */
    private record Expected(String path, int readings, int mice, int arms, int errors, List<String> says) {
        @Override
        public String toString() {
            return path;
        }
    }

    private static Expected file(String path, int readings, int mice, int arms, int errors, String... says) {
        return new Expected(path, readings, mice, arms, errors, List.of(says));
    }

    static Stream<Expected> files() {
        return Stream.of(
                // 319 cells with a number in 2 × 6 columns under 'Control' and 'Treatment', ragged ends
                file(
                        "layouts/days_down_mice_across_two_blocks.csv",
                        319,
                        12,
                        2,
                        0,
                        "no column names its mouse: the ids of the 12 animals are made from arm and place ('Control 1')"),
                // 568 pairs of L and W of 54 mice (cage and color); all 568 numbers beside them are L × W
                file(
                        "layouts/length_width_area_triples_per_day.tsv",
                        568,
                        54,
                        6,
                        0,
                        "The mouse is named by 'Cage' and 'Id · Color' together",
                        "Label 'V' is not read: in 568 of 568 cells it is length × width, an area in mm² and not a volume.",
                        "Label 'day 9' stands beside day 10",
                        "'Use' ('x' in 52 of 55 rows, else empty)",
                        "'SEM' (42 entries)"),
                // one row per reading, all complete
                file("layouts/long_pdxnet_full.csv", 263, 30, 4, 0, "Column 'Tumor' is the donor"),
                // the same without donor columns; 11 volumes are 0
                file(
                        "layouts/long_pdxnet_missing_columns.csv",
                        999,
                        108,
                        19,
                        0,
                        "Donor: no column names it",
                        "Arms 'Carbo+Doc20' and 'Doc20+Carbo' differ only in spelling or order and are kept apart."),
                // 379 cells that are neither empty nor NA, two of them 0
                file("layouts/mice_down_days_across_CR1197.csv", 379, 37, 4, 0, "17 headers are study days, 33 to 89"),
                // 123 cells, the first day is -1
                file("layouts/mice_down_days_across_SNU-81.csv", 123, 26, 4, 0, "6 headers are study days, -1 to 35"),
                // 35 cells under V, of which 'like', 'b10' and 'eighty' are no numbers; 6 cells under W without any L
                file(
                        "layouts/toy_bad_cells.tsv",
                        32,
                        6,
                        2,
                        3,
                        "line 4, column 'd25 · V', value 'like'",
                        "line 6, column 'd25 · V', value 'b10'",
                        "line 7, column '20 · V', value 'eighty'",
                        "say nothing we know are not read: 'W' (6 entries)"),
                // 80 values from 0.85 to 4.03: fold of the start, no volumes
                file(
                        "layouts/two_header_rows_KOLB2008.tsv",
                        0,
                        16,
                        2,
                        0,
                        "the 80 values under volumes are not read: they are relative values",
                        "What can be taken: 16 mice with their arms; no reading."),
                // 223 cells, 28 of them 0
                file(
                        "layouts/two_header_rows_decimal_comma_TestOS.tsv",
                        223,
                        24,
                        4,
                        0,
                        "The comma is the decimal mark",
                        "taken as mm³: the label says 'size' and no unit"),
                // a volume in each of 10,851 rows; days only as dates of reading and start
                file(
                        "crc_cetuximab/as_exported/cetuxi_long_header.tsv",
                        10_851,
                        1_150,
                        0,
                        0,
                        "Column 'longen' is taken as the mouse, although its name does not say so",
                        "Study days are counted from the date of day 0 to the date of the reading.",
                        "No arm"),
                // 1,389 volumes and 1,410 weights in 1,411 rows
                file("gbm_gdc0084_temo/as_exported/gdc0084_temo_01.csv", 1_389 + 1_410, 81, 16, 0),
                // 330 left and 298 right tumors, and 488 weights; the sums and relative values beside them are named
                file(
                        "mas98_06/as_exported/MAS98.06_Her_Trast.csv",
                        330 + 298 + 488,
                        23,
                        4,
                        0,
                        "tumor 'L' (length 'L_Dmax'",
                        "tumor 'R' (length 'R_Dmax'",
                        "volume 'R_vol', 298 entries",
                        "Not read as a volume, since it names none of these tumors: 'Total_vol', 'R_Total_Vol'.",
                        "Volumes are"),
                file(
                        "mas98_06/as_exported/MAS98.06_Her_Trast.xlsx",
                        330 + 298 + 488,
                        23,
                        4,
                        0,
                        "volume 'R_vol', 298 entries"),
                // the sum of both tumors, a volume in each row
                file("mas98_06/as_exported/MAS98_06_total_volume_public_arms.csv", 161, 23, 4, 0),
                // two of 1,553 rows have no weight
                file("pdxe/as_exported/body_weight_table_6_donors.csv", 1_551, 110, 22, 0),
                file("pdxe/as_exported/volume_table_6_donors.csv", 1_553, 110, 22, 0),
                // days as '[13.]'; replicate is unique only within patient and category; 3,122 zeros, padding among
                // them
                file(
                        "uhn_kulgap/as_exported/alldata_new_subset.csv",
                        16_205,
                        875,
                        0,
                        0,
                        "The mouse is named by 'patient' and 'category' and 'replicate' together",
                        "No arm",
                        "If it had left the study, the reading is 'not measured'."));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void a_file_is_read_as_far_as_it_can_be_and_the_rest_is_named(Expected expected) {
        ImportPreview preview = new Bench().preview(Shared.data(expected.path()));
        RUN.incrementAndGet();

        List<String> said = new ArrayList<>(preview.reasons());
        preview.problems().forEach(problem -> said.add(problem.text()));
        assertThat(preview.counts().newReadings()).as("readings").isEqualTo(expected.readings());
        assertThat(preview.counts().newMice()).as("mice").isEqualTo(expected.mice());
        assertThat(preview.counts().newArms()).as("arms").isEqualTo(expected.arms());
        assertThat(Bench.errors(preview)).as("errors").hasSize(expected.errors());
        for (String words : expected.says()) {
            assertThat(said).anySatisfy(sentence -> assertThat(sentence).contains(words));
        }
    }

    @Test
    void no_file_of_the_folder_is_left_out() throws IOException {
        Assumptions.assumeTrue(Shared.isThere(), "skipped: no folder 'shared/data' beside the checkout");
        Path folder = Shared.folder();
        try (Stream<Path> all = Files.walk(folder)) {
            Set<String> there = all.filter(Files::isRegularFile)
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.startsWith("layouts/") || path.contains("/as_exported/"))
                    .collect(Collectors.toSet());
            assertThat(files().map(Expected::path)).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    @AfterAll
    static void files_were_tried_where_they_are() {
        System.out.printf("SharedFilesTest: %d files of shared/data were previewed%n", RUN.get());
        if (Shared.isThere()) {
            assertThat(RUN.get())
                    .as("files previewed, since the folder is there")
                    .isPositive();
        }
    }
}
