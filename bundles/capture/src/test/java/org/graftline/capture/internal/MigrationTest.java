package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.graftline.study.PersonId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportFile;
import org.graftline.study.capture.ImportPreview;
import org.graftline.study.capture.StudyDetails;
import org.junit.jupiter.api.Test;

/** A study that was kept in a spreadsheet moves here with its dates and people. */
class MigrationTest {
    private final Bench bench = new Bench();

    /** A title, two header rows, dates, initials, and three cells that need a person. */
    private static ImportFile workbook(String badWeight) {
        return Workbooks.of(
                "past study.xlsx",
                Workbooks.text("A1", "Study 09-11, caliper book"),
                Workbooks.text("A2", "Animal")
                        + Workbooks.text("B2", "Group")
                        + Workbooks.text("C2", "Date")
                        + Workbooks.text("D2", "Tumor")
                        + Workbooks.text("F2", "Weight")
                        + Workbooks.text("G2", "Measured by"),
                Workbooks.text("D3", "length (mm)") + Workbooks.text("E3", "width (mm)") + Workbooks.text("F3", "(g)"),
                row(4, "A1", "Vehicle", "18.03.2019", "8.1", "6", "20.3", "anna"),
                row(5, "A1", "Vehicle", "22.03.2019", "9.4", "7", "20.1", "KM"),
                row(6, "A2", "Drug", "18.03.2019", "7.7", "6.2", "21", "anna"),
                row(7, "A2", "Drug", "22.03.2019", "<2", "<2", badWeight, "KM"),
                row(8, "A2", "Drug", "25.03.2019", "not palpable", "", "20.8", "KM"));
    }

    private static String row(int row, String... cells) {
        StringBuilder xml = new StringBuilder();
        for (int c = 0; c < cells.length; c++) {
            String place = (char) ('A' + c) + "" + row;
            if (cells[c].matches("[0-9.]{1,5}")) {
                xml.append(Workbooks.number(place, cells[c]));
            } else if (!cells[c].isEmpty()) {
                xml.append(Workbooks.text(place, cells[c].replace("<", "&lt;")));
            }
        }
        return xml.toString();
    }

    private ImportDesign asPastStudy(ImportDesign design) {
        String json = bench.imports.designJson(design).strip();
        return bench.imports.design(
                json.substring(0, json.length() - 1) + ", \"migrated\": true, \"dayZero\": \"2019-03-18\"}");
    }

    @Test
    void the_preview_finds_dates_and_people_and_asks_for_day_zero() {
        ImportPreview preview = bench.preview(workbook("19.9"));

        assertThat(bench.imports.designJson(preview.design()))
                .contains(
                        "\"measured_on\" : \"Date\"",
                        "\"operator\" : \"Measured by\"",
                        "\"not palpable\" : \"not_palpable\"");
        assertThat(Bench.errors(preview))
                .singleElement()
                .asString()
                .contains("column 'Date' has dates, and nothing says which date is study day 0. Set dayZero");
    }

    @Test
    void a_cell_that_needs_a_person_stops_the_import_in_its_place() {
        ImportFile file = workbook("heavy");
        ImportPreview preview = bench.preview(asPastStudy(bench.preview(file).design()), file);

        assertThat(Bench.errors(preview))
                .singleElement()
                .asString()
                .contains("line 7, column 'Weight · (g)', value 'heavy'");
        assertThat(preview.isCommittable()).isFalse();
    }

    @Test
    void readings_keep_their_dates_and_people_and_say_that_they_were_migrated() {
        ImportFile file = workbook("19.9");
        ImportPreview preview = bench.preview(asPastStudy(bench.preview(file).design()), file);
        assertThat(Bench.errors(preview)).isEmpty();
        bench.imports.commit(
                Bench.DIRECTOR,
                preview,
                new StudyDetails("Study 09-11", ZoneId.of("America/Toronto"), ""),
                List.of(),
                "moved from the caliper book");

        List<Reading> readings = bench.store.data(Bench.STUDY).readings();
        assertThat(readings).hasSize(10).allSatisfy(reading -> {
            assertThat(reading.entry()).isNotNull();
            assertThat(reading.entry().means()).isEqualTo(Means.MIGRATED);
            assertThat(reading.source()).isNotNull();
        });
        Reading byAnna = reading(readings, "A1", 0);
        assertThat(byAnna.operator()).isEqualTo(new PersonId("p-anna"));
        // 18 March 2019 begins at 4:00 UTC in Toronto, where summer time had begun
        assertThat(byAnna.capturedAt()).isEqualTo(Instant.parse("2019-03-18T04:00:00Z"));
        assertThat(Objects.requireNonNull(byAnna.entry()).entered())
                .isEqualTo(Map.of("operator", "anna", "date", "18.03.2019"));
        Reading byNobodyHere = reading(readings, "A1", 4);
        assertThat(byNobodyHere.operator()).isNull();
        assertThat(Objects.requireNonNull(byNobodyHere.entry()).entered()).containsEntry("operator", "KM");
        assertThat(reading(readings, "A2", 4).status()).isEqualTo(ReadingStatus.TOO_SMALL);
        assertThat(reading(readings, "A2", 7).status()).isEqualTo(ReadingStatus.NOT_PALPABLE);
    }

    @Test
    void the_next_file_with_the_same_headers_is_read_the_same_way_and_is_no_past_study_by_itself() {
        ImportFile file = workbook("19.9");
        bench.commit(bench.preview(asPastStudy(bench.preview(file).design()), file));

        ImportPreview again = bench.preview(workbook("20.0"));

        assertThat(again.designSource()).isEqualTo(ImportPreview.DesignSource.SAVED);
        assertThat(again.design().provenance()).isEqualTo(ImportDesign.Provenance.CURRENT);
        assertThat(again.counts().knownReadings()).isEqualTo(9);
        assertThat(again.corrections()).singleElement().satisfies(correction -> {
            assertThat(correction.difference()).isEqualTo("weight 19.9 g → 20 g");
            assertThat(correction.proposed().entry()).isNotNull();
        });
    }

    private static Reading reading(List<Reading> readings, String mouse, int day) {
        return readings.stream()
                .filter(reading ->
                        reading.mouse().value().equals(mouse) && reading.day().value() == day && reading.site() != null)
                .findFirst()
                .orElseThrow();
    }
}
