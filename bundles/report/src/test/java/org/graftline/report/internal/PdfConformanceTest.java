package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.graftline.report.internal.PdfReading.violations;
import static org.graftline.report.internal.PdfReading.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.text.PDFTextStripper;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSource;
import org.graftline.study.Sha256;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.TextPart;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** What an archive and a screen reader ask of the document, judged by veraPDF. */
class PdfConformanceTest {
    private static final PrintedReports REPORTS = Printing.reports();
    private static byte[] typical = {};

    @BeforeAll
    static void print() {
        typical = REPORTS.pdf(ExampleStudy.aStudy().source());
    }

    @Test
    void the_document_is_pdf_a_3a() throws Exception {
        then(violations(typical, PDFAFlavour.PDFA_3_A)).isEmpty();
    }

    @Test
    void the_document_is_pdf_ua_1() throws Exception {
        then(violations(typical, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void names_outside_the_fonts_and_hostile_names_leave_it_conforming() throws Exception {
        ReportSource source = ExampleStudy.aStudy()
                .named(name -> "<script>alert(1)</script>&amp; 研究 😀 \u202E " + name)
                .titled("]]> \" ' } @page{} <svg onload=x>")
                .source();

        byte[] pdf = REPORTS.pdf(source);

        then(violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        then(violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void two_prints_of_one_source_are_the_same_bytes() {
        then(REPORTS.pdf(ExampleStudy.aStudy().source())).isEqualTo(typical);
    }

    @Test
    void every_page_carries_study_state_hash_and_its_number() throws Exception {
        String hash = ExampleStudy.aStudy().source().data().sha256().substring(0, 12);
        try (PDDocument document = Loader.loadPDF(typical)) {
            int pages = document.getNumberOfPages();
            for (int page = 1; page <= pages; page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                then(text.getText(document))
                        .contains(
                                "PDX-2026-014 · data " + hash, "DRAFT of 2026-11-23", "page " + page + " of " + pages);
            }
        }
    }

    @Test
    void the_readings_and_the_manifest_travel_inside_and_hash_as_it_says() throws Exception {
        ReportSource source = ExampleStudy.aStudy().source();
        try (PDDocument document = Loader.loadPDF(typical)) {
            Map<String, PDComplexFileSpecification> files = new PDDocumentNameDictionary(document.getDocumentCatalog())
                    .getEmbeddedFiles()
                    .getNames();
            JsonNode manifest = new ObjectMapper().readTree(text(files, "manifest.json"));
            then(manifest.path("snapshotSha256").asString())
                    .isEqualTo(source.data().sha256());
            List<String> named = new ArrayList<>(List.of("manifest.json"));
            for (JsonNode file : manifest.path("files")) {
                String name = file.path("name").asString();
                named.add(name);
                then(Sha256.of(text(files, name))).isEqualTo(file.path("sha256").asString());
            }
            then(files.keySet()).containsExactlyInAnyOrderElementsOf(named);
            then(text(files, "readings.csv").lines())
                    .hasSize(1 + source.data().readings().size())
                    .first()
                    .asString()
                    .startsWith("reading,version,donor,mouse,arm");
        }
    }

    private static String text(Map<String, PDComplexFileSpecification> files, String name) throws IOException {
        return new String(
                Objects.requireNonNull(files.get(name), name).getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8);
    }

    @Test
    void the_document_is_dated_by_the_source() throws Exception {
        try (PDDocument document = Loader.loadPDF(typical)) {
            then(document.getDocumentInformation().getCreationDate().toInstant())
                    .isEqualTo("2026-11-23T22:41:07Z");
            then(document.getDocumentInformation().getTitle()).startsWith("PDX-2026-014: Effect of erlotinib");
        }
    }

    @Test
    void the_curves_of_many_arms_share_a_page_with_their_heading() throws Exception {
        try (PDDocument document =
                Loader.loadPDF(REPORTS.pdf(ExampleStudy.of(3, 41, 1).source()))) {
            PDFTextStripper text = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                text.setStartPage(page);
                text.setEndPage(page);
                String words = text.getText(document);
                if (words.contains("4 Growth by arm")) {
                    then(words).contains("Figure 1.");
                    return;
                }
            }
        }
        throw new AssertionError("No page has the heading of the curves");
    }

    @Test
    void B1_09_a_signed_report_prints_name_meaning_and_the_time_in_utc_and_where_the_study_is() throws Exception {
        HumanText text = new HumanText(
                TextPart.CONCLUSION,
                2,
                "It <works>.\n\nIn three donors.",
                "Dana Rector",
                Instant.parse("2026-11-24T08:00:00Z"));
        ReportSource source = ExampleStudy.aStudy().source();
        byte[] frozen = REPORTS.frozen(
                        source,
                        List.of(text),
                        new Edition(
                                2,
                                1,
                                new ReportVersion.Amendment(
                                        "Table <2>",
                                        "a dose was wrong",
                                        "Dana Rector",
                                        Instant.parse("2026-11-23T08:00:00Z"))),
                        ReportProgress.UNTOLD)
                .content();
        String sha256 = Sha256.of(frozen);
        ReportVersion version = new ReportVersion(
                2,
                ReportVersion.State.SIGNED,
                new ReportVersion.Frozen(sha256, "ab".repeat(32), 7, "cd".repeat(32), null, true, List.of(), List.of()),
                1,
                Instant.parse("2026-11-24T08:00:00Z"),
                "Dana Rector",
                List.of(new ReportVersion.Signature(
                        ReportVersion.Meaning.APPROVAL,
                        "Rita Reader",
                        Instant.parse("2026-11-25T09:10:11Z"),
                        ZoneId.of("Europe/Berlin"),
                        sha256,
                        true)),
                List.of(),
                null,
                0,
                List.of());

        byte[] signed = REPORTS.signed(frozen, version);

        then(words(frozen))
                .contains(
                        "It <works>.",
                        "Written by Dana Rector on 24 Nov 2026",
                        "DRAFT",
                        "Version 2. It amends version 1",
                        "Table <2>");
        then(words(signed))
                .contains(
                        "It <works>.",
                        "Rita Reader approves this report",
                        "25 Nov 2026 10:10:11 +01:00 (Europe/Berlin)",
                        "25 Nov 2026 09:10:11 +00:00",
                        "amends version 1",
                        "SIGNED")
                .doesNotContain("DRAFT");
        then(words(signed).replaceAll("\\s", "")).contains(sha256);
        then(REPORTS.signed(frozen, version)).isEqualTo(signed);
        then(violations(frozen, PDFAFlavour.PDFA_3_A)).isEmpty();
        then(violations(signed, PDFAFlavour.PDFA_3_A)).isEmpty();
        then(violations(signed, PDFAFlavour.PDFUA_1)).isEmpty();
        try (PDDocument document = Loader.loadPDF(signed)) {
            byte[] attached = Objects.requireNonNull(new PDDocumentNameDictionary(document.getDocumentCatalog())
                            .getEmbeddedFiles()
                            .getNames()
                            .get("frozen.pdf"))
                    .getEmbeddedFile()
                    .toByteArray();
            then(Sha256.of(attached)).isEqualTo(sha256);
        }
    }
}
