package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.graftline.report.export.ExportFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExportsApiTest {
    private static final String EXPORTS = "/studies/PDX-1/exports";
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site().loggedInAs("dora");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private static String name(HttpResponse<?> answer) {
        return answer.headers().firstValue("Content-Disposition").orElseThrow();
    }

    private Map<String, String> entries(String path) throws Exception {
        HttpResponse<byte[]> answer = site.bytes(path);
        then(answer.statusCode()).isEqualTo(200);
        then(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/zip");
        return entries(answer.body());
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }

    @Test
    void every_format_is_listed_with_a_sentence_and_its_address_gives_a_file() throws Exception {
        JsonNode list = Site.json(site.get(EXPORTS));
        then(list).hasSize(ExportFormat.values().length);
        for (JsonNode one : list) {
            then(one.get("sentence").asString()).matches("[A-Z].{30,}\\.");
            HttpResponse<String> answer =
                    site.get(EXPORTS + "/" + one.get("format").asString());
            then(answer.statusCode()).as(one.toString()).isEqualTo(200);
            then(name(answer)).startsWith("attachment; filename=\"PDX-1-");
        }
        then(site.get(EXPORTS + "/parquet").body()).contains("no such export", "dataset-json");
    }

    @Test
    void one_file_comes_as_it_is_and_several_in_a_zip() throws Exception {
        HttpResponse<String> one = site.get(EXPORTS + "/arrive");
        then(one.body()).isEqualTo("ARRIVE by Dora Rector");
        then(name(one)).contains("PDX-1-one.csv");
        then(entries(EXPORTS + "/csv")).containsOnlyKeys("one.csv", "two.csv");
    }

    @Test
    void all_of_them_come_in_one_zip_with_the_interim_update() throws Exception {
        then(entries(EXPORTS + "/all"))
                .hasSize(ExportFormat.values().length + 2) // CSV has two files, and the update comes first
                .containsEntry("docx/one.csv", "DOCX by Dora Rector")
                .containsEntry("csv/two.csv", "CSV by Dora Rector")
                .hasEntrySatisfying(
                        "PDX-1-interim-2026-11-23-DRAFT.pdf", pdf -> then(pdf).startsWith("%PDF"));
    }

    @Test
    void the_interim_update_bears_the_day_on_which_it_is_asked_for() throws Exception {
        then(name(site.get("/studies/PDX-1/report/interim.pdf"))).contains("PDX-1-interim-2026-11-23-DRAFT.pdf");
        site.clock.pass(java.time.Duration.ofDays(2));
        site.loggedInAs("dora");
        then(name(site.get("/studies/PDX-1/report/interim.pdf"))).contains("PDX-1-interim-2026-11-25-DRAFT.pdf");
    }

    @Test
    void whoever_is_blinded_gets_no_file_and_a_sentence() throws Exception {
        site.laboratory.blind("dora");
        for (String path :
                new String[] {EXPORTS, EXPORTS + "/csv", EXPORTS + "/all", "/studies/PDX-1/report/interim.pdf"}) {
            HttpResponse<String> refused = site.get(path);
            then(refused.statusCode()).as(path).isEqualTo(403);
            then(Site.json(refused).get("detail").asString()).startsWith("This study is blinded for you. ");
        }
        then(site.workshop.fits).hasValue(0);
    }
}
