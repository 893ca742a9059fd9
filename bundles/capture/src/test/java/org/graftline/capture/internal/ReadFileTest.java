package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.graftline.capture.internal.layout.LongLayout;
import org.graftline.capture.internal.reading.ImportAssembly;
import org.graftline.capture.internal.table.TableFiles;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.MeasurementImports.FileStudy;
import org.graftline.study.capture.RowProblem.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a file without a store, and writing what was read back into a file. */
class ReadFileTest {
    private final Bench bench = new Bench();

    @Test
    void a_file_alone_is_a_study_named_after_it() {
        FileStudy read = bench.imports.read(
                Bench.file("my growth (1).csv", "mouse,donor,arm,day,volume", "M2,D1,drug,0,90", "M1,D1,control,0,100"),
                null,
                Bench.DETAILS);

        assertThat(read.problems()).isEmpty();
        assertThat(read.data().study().code()).hasToString("my-growth-1-");
        assertThat(read.data().mice()).extracting(m -> m.mouse().value()).containsExactly("M1", "M2");
        assertThat(read.data().readings()).hasSize(2);
        assertThat(read.data().ledgerHead()).isNull();
        assertThat(bench.store.studies()).isEmpty();
    }

    @Test
    void a_file_with_errors_has_no_readings_and_all_its_problems() {
        FileStudy read = bench.imports.read(
                Bench.file("bad.csv", "mouse,donor,arm,day,volume", "M1,D1,drug,0,90", "M2,D1,control,0,many"),
                null,
                Bench.DETAILS);

        assertThat(read.data().readings()).isEmpty();
        assertThat(Bench.texts(read.problems(), Severity.ERROR))
                .singleElement()
                .asString()
                .contains("bad.csv line 3");
    }

    @Test
    void the_same_file_read_twice_is_the_same_snapshot() {
        ImportFile file =
                Bench.file("growth.csv", "mouse,donor,arm,day,volume", "M1,D1,control,0,100", "M2,D1,drug,0,90");

        assertThat(bench.imports.read(file, null, Bench.DETAILS).data().sha256())
                .isEqualTo(bench.imports.read(file, null, Bench.DETAILS).data().sha256());
    }

    @Test
    void without_records_a_file_is_read_and_an_import_refused() {
        FileImports alone = new FileImports(
                null,
                new WriteLock(),
                new ImportAssembly(new TableFiles(1 << 20), List.of(new LongLayout()), List.of(), Bench.CLOCK),
                Bench.CLOCK);
        ImportFile file = Bench.file("growth.csv", "mouse,donor,day,volume", "M1,D1,0,100");

        assertThat(alone.read(file, null, Bench.DETAILS).data().readings()).hasSize(1);
        assertThatThrownBy(() -> alone.preview(Bench.DIRECTOR, Bench.STUDY, List.of(file), null))
                .hasMessageContaining("no records to import into");
    }

    /** Random readings, written as a file, read, written again: the second file is the first. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void what_is_exported_is_imported_as_the_same_readings(long seed) {
        List<String> rows = randomRows(new Random(seed));
        rows.add(0, "mouse,donor,arm,tumor,day,replicate,volume_mm3");
        ImportFile file = new ImportFile("export.csv", String.join("\n", rows).getBytes(StandardCharsets.UTF_8));

        ImportPreview preview = bench.preview(bench.imports.design("""
                        {"columns": {"mouse": "mouse", "donor": "donor", "arm": "arm", "tumor_site": "tumor",
                          "study_day": "day", "volume_mm3": "volume_mm3"}}"""), file);

        assertThat(Bench.errors(preview)).isEmpty();
        List<String> back = new ArrayList<>();
        preview.newRows().stream()
                .filter(Reading.class::isInstance)
                .map(Reading.class::cast)
                .forEach(reading -> back.add(row(reading)));
        assertThat(back).containsExactlyInAnyOrderElementsOf(rows.subList(1, rows.size()));
    }

    private static List<String> randomRows(Random random) {
        List<String> rows = new ArrayList<>();
        for (int mouse = 0; mouse < 5; mouse++) {
            for (String site : List.of("L", "R")) {
                for (int day = -2; day < 6; day++) {
                    for (int replicate = 1; replicate <= 1 + random.nextInt(3); replicate++) {
                        String volume = "%d.%0" + (1 + random.nextInt(6)) + "d";
                        rows.add("M%d,D%d,%s,%s,%d,%d,%s"
                                .formatted(
                                        mouse,
                                        mouse % 2,
                                        mouse % 3 == 0 ? "control" : "drug",
                                        site,
                                        day * 3,
                                        replicate,
                                        volume.formatted(1 + random.nextInt(3000), random.nextInt(10))));
                    }
                }
            }
        }
        return rows;
    }

    private static String row(Reading reading) {
        assertThat(reading.endpoint()).isEqualTo(Endpoint.TUMOR_VOLUME);
        int mouse = reading.mouse().value().charAt(1) - '0';
        return "%s,D%d,%s,%s,%s,%d,%s"
                .formatted(
                        reading.mouse(),
                        mouse % 2,
                        mouse % 3 == 0 ? "control" : "drug",
                        reading.site(),
                        reading.day(),
                        reading.replicate(),
                        reading.value());
    }
}
