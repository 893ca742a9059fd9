package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.graftline.report.ReportSource;
import org.graftline.report.export.ExportFormat;
import org.graftline.report.export.ExportedFile;
import org.graftline.report.internal.export.WrittenExports;
import org.graftline.study.ArmName;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What a director sends to others. */
class StudyExportsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    private final ReportSource source = ExampleStudy.of(3, 1, 12).source();

    @Test
    void a_wide_table_has_mice_down_and_days_across() {
        String csv = text(named(files(source, ExportFormat.PRISM), "prism-01-control.csv"));

        then(csv.lines()).first().asString().startsWith("mouse,-3,0,3.5,7,");
        then(csv.lines().skip(1)).isNotEmpty().allMatch(line -> line.startsWith("M-"));
    }

    @Test
    void names_that_look_like_formulas_are_text_and_negative_days_stay_numbers() throws Exception {
        ReportSource hostile =
                ExampleStudy.of(3, 1, 12).named(name -> "=1+" + name).source();

        then(text(named(files(hostile, ExportFormat.CSV), "volumes.csv"))
                        .lines()
                        .skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("'=1+"))
                .anyMatch(line -> line.contains(",-3,"));
        List<Row> volumes = sheets(hostile).get("Volumes");
        then(Objects.requireNonNull(volumes).stream().flatMap(Row::stream))
                .filteredOn(Objects::nonNull)
                .extracting(Cell::getType)
                .doesNotContain(CellType.FORMULA);
        then(Objects.requireNonNull(volumes).get(1).getCell(0).asString()).isEqualTo("'=1+M-001");
    }

    @Test
    void a_workbook_read_again_has_the_sheets_cells_and_types_that_went_in() throws Exception {
        ReportSource slashed = ExampleStudy.of(3, 1, 12)
                .named(name -> name.replace("erlotinib 50 mg/kg", "erlotinib 50 mg/kg, once a day, by mouth"))
                .source();
        Map<String, List<Row>> sheets = sheets(slashed);
        Reading first = slashed.data().readings().stream()
                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME)
                .findFirst()
                .orElseThrow();

        then(sheets.keySet())
                .containsExactly("Study", "Mice", "Volumes", "Weights", "control", "erlotinib 50 mg kg, once a day,");
        List<Row> volumes = Objects.requireNonNull(sheets.get("Volumes"));
        then(volumes)
                .hasSize(1
                        + (int) slashed.data().readings().stream()
                                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME)
                                .count());
        then(volumes.get(1).getCell(0).asString()).isEqualTo(first.mouse().value());
        then(volumes.get(1).getCell(4).getType()).isEqualTo(CellType.NUMBER);
        then(volumes.get(1).getCell(4).asNumber()).isEqualByComparingTo("-3");
        then(volumes.get(1).getCell(7).getType()).isEqualTo(CellType.STRING);
        then(volumes.get(1).getCell(8).asNumber())
                .isEqualByComparingTo(Objects.requireNonNull(first.value()).toString());
        then(volumes.get(1).getCell(10).asString()).isEqualTo(first.uuid().toString());
    }

    @Test
    void two_workbooks_of_one_study_differ_in_nothing_but_their_time() {
        Map<String, byte[]> first = parts(named(files(source, ExportFormat.XLSX), "study.xlsx"));
        Map<String, byte[]> second = parts(named(files(source, ExportFormat.XLSX), "study.xlsx"));

        then(first.keySet()).contains("docProps/core.xml", "xl/worksheets/sheet1.xml");
        first.keySet().stream()
                .filter(part -> !part.equals("docProps/core.xml"))
                .forEach(part -> then(named(second, part)).as(part).isEqualTo(named(first, part)));
    }

    private static Map<String, List<Row>> sheets(ReportSource source) throws IOException {
        Map<String, List<Row>> sheets = new LinkedHashMap<>();
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(named(files(source, ExportFormat.XLSX), "study.xlsx")))) {
            for (Sheet sheet : workbook.getSheets().toList()) {
                sheets.put(sheet.getName(), sheet.read());
            }
        }
        return sheets;
    }

    @Test
    void every_part_of_workbook_and_document_is_well_formed() throws Exception {
        for (ExportFormat format : List.of(ExportFormat.XLSX, ExportFormat.DOCX)) {
            for (byte[] file : files(source, format).values()) {
                for (Map.Entry<String, byte[]> part : parts(file).entrySet()) {
                    if (!part.getKey().endsWith(".png")) {
                        DocumentBuilderFactory.newInstance()
                                .newDocumentBuilder()
                                .parse(new ByteArrayInputStream(part.getValue()));
                    }
                }
            }
        }
    }

    @Test
    void every_table_of_the_document_is_locked_and_its_header_says_draft_and_the_day() {
        Map<String, byte[]> parts = parts(named(files(source, ExportFormat.DOCX), "report.docx"));
        String document = text(named(parts, "word/document.xml"));

        int tables = document.split("<w:tbl>", -1).length - 1;
        then(tables).isGreaterThan(3);
        then(document.split("<w:lock w:val=\"sdtContentLocked\"/></w:sdtPr><w:sdtContent><w:tbl>", -1))
                .hasSize(tables + 1);
        then(text(named(parts, "word/header1.xml"))).contains("DRAFT of 2026-11-23");
        then(parts.keySet()).contains("word/media/figure0.png");
    }

    @Test
    void a_figure_is_three_hundred_dots_an_inch() throws Exception {
        Map<String, byte[]> files = files(source, ExportFormat.FIGURES);
        String svg = text(named(files, "growth-by-arm.svg"));
        double width = Double.parseDouble(svg.replaceFirst("(?s).*?viewBox=\"[-\\d.]+ [-\\d.]+ ([\\d.]+).*", "$1"));

        then(ImageIO.read(new ByteArrayInputStream(named(files, "growth-by-arm.png")))
                        .getWidth())
                .isBetween((int) (width * 300 / 96) - 1, (int) (width * 300 / 96) + 1);
    }

    @Test
    void volumes_go_to_pm_as_rows_as_wide_as_their_columns_and_no_tf_is_written() {
        Map<String, byte[]> files = files(source, ExportFormat.DATASET_JSON);

        then(files.keySet()).containsExactlyInAnyOrder("dm.json", "pm.json", "bw.json", "cl.json", "ds.json");
        JsonNode pm = new ObjectMapper().readTree(text(named(files, "pm.json")));
        then(pm.path("datasetJSONVersion").asString("")).isEqualTo("1.1.0");
        then(pm.path("records").asInt()).isEqualTo((int) source.data().readings().stream()
                .filter(reading -> reading.endpoint() == Endpoint.TUMOR_VOLUME)
                .count());
        then(pm.path("rows"))
                .hasSize(pm.path("records").asInt())
                .allMatch(row -> row.size() == pm.path("columns").size());
    }

    @Test
    void doses_go_to_ex_with_their_amount_and_a_withheld_one_has_none() {
        ReportSource dosed = new SmallStudy()
                .growing("M0", "D0", "control", 0.07, 0, 4, 7)
                .growing("M1", "D0", "treated", 0.04, 0, 4, 7)
                .growing("M2", "D1", "control", 0.07, 0, 4, 7)
                .growing("M3", "D1", "treated", 0.04, 0, 4, 7)
                .source()
                .with(ConductTest.conduct());

        JsonNode ex = new ObjectMapper().readTree(text(named(files(dosed, ExportFormat.DATASET_JSON), "ex.json")));

        then(ex.path("rows")).hasSize(5);
        then(ex.path("rows").path(3).toString())
                .isEqualTo(
                        "[\"SMALL-1\",\"EX\",\"SMALL-1-M1\",2,\"erlotinib\",30.0,\"mg/kg\",\"ORAL\",\"Captisol\",0.2,\"mL\",\"PARTIAL\",\"\",4.0]");
        then(ex.path("rows").path(4).path(5).isNull()).isTrue();
        then(ex.path("rows").path(4).path(11).asString("")).isEqualTo("WITHHELD");
    }

    @Test
    void the_ten_items_of_arrive_are_filled_or_left_to_the_author() {
        then(text(named(files(source, ExportFormat.ARRIVE), "arrive.csv"))
                        .lines()
                        .skip(1))
                .hasSize(10)
                .allMatch(line -> line.contains("to be written by the author") || !line.contains(",,"))
                .anyMatch(line -> line.startsWith("4,Randomization,,") && line.contains("by the author"));
        then(text(named(files(source, ExportFormat.PDX_MI), "pdx-mi.csv")).lines())
                .hasSize(1 + 3);
    }

    @Test
    void arms_that_are_pooled_stay_pooled() {
        ReportSource pooled = new ReportSource(
                source.data().pooled(new ArmName("all arms")),
                source.analysis(),
                source.files(),
                source.madeBy(),
                source.madeAt(),
                source.versions(),
                source.notes());

        for (ExportFormat format : List.of(ExportFormat.CSV, ExportFormat.PRISM, ExportFormat.DATASET_JSON)) {
            files(pooled, format)
                    .forEach((name, content) -> then(name + text(content)).doesNotContain("erlotinib", "control"));
        }
    }

    private static byte[] named(Map<String, byte[]> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    private static Map<String, byte[]> files(ReportSource source, ExportFormat format) {
        Map<String, byte[]> files = new HashMap<>();
        for (ExportedFile file : new WrittenExports(Printing.reports()).of(source, List.of(format))) {
            files.put(file.name(), file.content());
        }
        return files;
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    private Map<String, byte[]> parts(byte[] office) {
        Map<String, byte[]> parts = new HashMap<>();
        try {
            Path file = Files.write(folder.resolve("office.zip"), office);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return parts;
    }
}
