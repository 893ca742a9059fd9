package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.house.HouseStyle;
import org.graftline.report.internal.verify.CheckedReports;
import org.graftline.report.verify.KeptRecords;
import org.graftline.report.verify.Verdict;
import org.graftline.study.Reading;
import org.graftline.study.Sha256;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A report proves itself, and one that somebody touched does not. */
class VerifiedReportTest {
    private static ReportSource source = ExampleStudy.aStudy().source();
    private static ReportBody body = new ReportBody(java.util.List.of(), "", java.util.List.of());
    private static byte[] untouched = {};

    @BeforeAll
    static void print() {
        source = FittedExample.source();
        body = ReportBody.of(
                Printing.SECTIONS.stream()
                        .sorted(Comparator.comparingInt((Map.Entry<Map<String, Object>, ReportSection> one) ->
                                        (int) named(one.getKey(), "service.ranking"))
                                .reversed())
                        .map(Map.Entry::getValue)
                        .toList(),
                source);
        untouched = new PdfPrinter().print(body, source, HouseStyle.NONE);
    }

    @Test
    void an_untouched_report_holds_and_says_what_traced() {
        Verdict verdict = verify(untouched);

        then(verdict.untraced()).isEmpty();
        then(String.join("\n", verdict.traced()))
                .containsPattern("\\d+ files inside hash to what the manifest says")
                .containsPattern("All [\\d,]+ rows of data.csv come from readings.csv")
                .containsPattern("All [\\d,]+ rows of the tables stand on the pages")
                .containsPattern("[1-9]\\d numbers of the tables come out again");
    }

    @Test
    void how_growth_varies_comes_out_again_and_another_number_does_not() throws Exception {
        String json = named(PdfReading.attached(untouched), "numbers.json");
        Matcher deviation = Pattern.compile(
                        "\"source\" : \\[ \"deviation\", \"donor\", \"\", \"day␞day:treated\" ],\\s+\"value\" : (0\\.\\d+)")
                .matcher(json);
        then(deviation.find()).isTrue();
        then(json).contains("\"wald\", \"upper\", \"sd mouse day\"");
        String value = deviation.group(1);
        byte[] touched = touch(Map.of("numbers.json", all -> all.replace(value, flipLastSignificant(value))), true);

        then(verify(touched).untraced()).anyMatch(s -> s.contains("SD per day") && s.contains("run again gives"));
    }

    @Test
    void a_digit_flipped_in_any_file_inside_is_found() throws Exception {
        for (String name : new String[] {"readings.csv", "data.csv", "model.json", "model.R", "numbers.json"}) {
            byte[] touched = touch(Map.of(name, VerifiedReportTest::flipLastDigit), false);

            then(verify(touched).untraced()).as(name).anyMatch(s -> s.startsWith(name + " was changed"));
        }
    }

    @Test
    void a_reading_flipped_with_its_hash_made_good_is_found_in_the_rows_of_the_model() throws Exception {
        Reading reading = source.data().readings().stream()
                .filter(r -> r.day().value() > 0 && r.value() != null)
                .findFirst()
                .orElseThrow();
        String value = ",MEASURED," + reading.value();
        byte[] touched = touch(
                Map.of("readings.csv", csv -> csv.replaceFirst(Pattern.quote(value), ",MEASURED,1" + reading.value())),
                true);

        then(verify(touched).untraced()).anyMatch(s -> s.contains("its readings give"));
    }

    @Test
    void a_printed_number_that_is_not_its_value_rounded_is_found() {
        ReportBody touched = new ReportBody(body.headings(), flipFirstCoefficient(body.xhtml()), body.unmade());

        then(verify(new PdfPrinter().print(touched, source, HouseStyle.NONE)).untraced())
                .anyMatch(s -> s.contains("column 'Estimate': printed as") && s.contains("rounded"));
    }

    @Test
    void a_number_that_the_model_does_not_give_is_found_though_print_and_list_agree() throws Exception {
        String listed = source.analysis().fit().coefficients().get(1).estimate().value() + "";
        byte[] touched = touch(Map.of("numbers.json", json -> json.replace(listed, flipLastSignificant(listed))), true);

        then(verify(touched).untraced()).anyMatch(s -> s.contains("but the model run again gives"));
    }

    @Test
    void a_number_on_the_page_that_the_list_does_not_have_is_found() throws Exception {
        Matcher p = Pattern.compile("\"printed\" : \"(0\\.0\\d{4})\"")
                .matcher(PdfReading.attached(untouched).get("numbers.json"));
        then(p.find()).isTrue();
        String other = p.group(1).substring(0, 6) + (p.group(1).charAt(6) == '9' ? '8' : '9');
        byte[] touched = touch(
                Map.of(
                        "numbers.json",
                        json -> json.replaceFirst(
                                Pattern.quote("\"printed\" : \"" + p.group(1) + "\""),
                                "\"printed\" : \"" + other + "\"")),
                true);

        then(verify(touched).untraced()).anyMatch(s -> s.contains("the pages do not have it"));
    }

    @Test
    void the_ledger_of_the_home_directory_agrees_or_the_reading_is_named() {
        Map<UUID, Reading> kept = new HashMap<>();
        source.data().readings().forEach(r -> kept.put(r.uuid(), r));
        then(new CheckedReports()
                        .verify(untouched, FittedExample::fit, Optional.of(records(kept)))
                        .untraced())
                .isEmpty();

        UUID lost = source.data().readings().get(7).uuid();
        kept.remove(lost);
        then(new CheckedReports()
                        .verify(untouched, FittedExample::fit, Optional.of(records(kept)))
                        .untraced())
                .singleElement()
                .asString()
                .contains(lost.toString(), "is not in the ledger");
    }

    @Test
    void a_document_of_somebody_else_is_refused_in_a_sentence() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument empty = new PDDocument()) {
            empty.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            empty.save(bytes);
        }
        then(verify(bytes.toByteArray()).untraced()).singleElement().asString().contains("not a report of Graftline");
    }

    private static KeptRecords records(Map<UUID, Reading> kept) {
        return new KeptRecords() {
            @Override
            public Optional<KeptReading> reading(UUID reading, int version) {
                return Optional.ofNullable(kept.get(reading))
                        .map(r -> new KeptReading(
                                r.canonical().sha256(),
                                r.value() == null ? "" : r.value().toString()));
            }

            @Override
            public Optional<String> entry(String chain, long position) {
                return position == 312 ? Optional.of(Sha256.of("head")) : Optional.empty();
            }
        };
    }

    private static Verdict verify(byte[] pdf) {
        return new CheckedReports().verify(pdf, FittedExample::fit, Optional.empty());
    }

    private static String flipFirstCoefficient(String xhtml) {
        Matcher m = Pattern.compile("(data-source=\"coefficient␟estimate␟[^\"]*\">−?\\d+\\.\\d{4})(\\d)")
                .matcher(xhtml);
        then(m.find()).isTrue();
        return m.replaceFirst(m.group(1) + (m.group(2).equals("3") ? "8" : "3"));
    }

    private static String flipLastDigit(String text) {
        int at = text.length() - 1;
        while (!Character.isDigit(text.charAt(at))) {
            at--;
        }
        return text.substring(0, at) + (text.charAt(at) == '7' ? '3' : '7') + text.substring(at + 1);
    }

    private static String flipLastSignificant(String number) {
        return number.substring(0, 7) + (number.charAt(7) == '9' ? '8' : '9') + number.substring(8);
    }

    private static <V> V named(Map<String, V> all, String name) {
        return Objects.requireNonNull(all.get(name), name);
    }

    /** The document with files inside changed; with their hashes in the manifest made good where a clever hand does that. */
    private static byte[] touch(Map<String, UnaryOperator<String>> changes, boolean rehash) throws IOException {
        Map<String, String> content = PdfReading.attached(untouched);
        String manifest = named(content, "manifest.json");
        for (var change : changes.entrySet()) {
            String before = named(content, change.getKey());
            String after = change.getValue().apply(before);
            then(after).isNotEqualTo(before);
            content.put(change.getKey(), after);
            manifest = rehash ? manifest.replace(Sha256.of(before), Sha256.of(after)) : manifest;
        }
        content.put("manifest.json", manifest);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument document = Loader.loadPDF(untouched)) {
            Map<String, PDComplexFileSpecification> files = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames();
            for (var file : files.entrySet()) {
                byte[] text = named(content, file.getKey()).getBytes(StandardCharsets.UTF_8);
                file.getValue().setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(text)));
            }
            document.save(bytes);
        }
        return bytes.toByteArray();
    }
}
