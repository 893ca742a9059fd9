package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    private HttpResponse<String> fetch(String address) throws Exception {
        return site.send("GET", address, null, Map.of());
    }

    @Test
    void a_page_allows_its_import_map_by_hash_and_nothing_else_inline() throws Exception {
        HttpResponse<String> page = fetch("/studies/PDX-1");
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.body());
        then(map.find()).isTrue();
        String hash = Base64.getEncoder()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        then(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("'sha256-" + hash + "'", "frame-ancestors 'none'", "default-src 'none'")
                .doesNotContain("unsafe");
        then(page.body()).doesNotContainPattern("<script>|style=|onload=|onclick=");
    }

    @Test
    void a_page_says_that_its_time_is_simulated_and_otherwise_nothing_of_time() throws Exception {
        then(fetch("/studies/PDX-1").body()).doesNotContain("Simulated");
        then(fetch("/bench").body())
                .contains(
                        "<strong>Simulated time</strong>: it was 2026-03-02 08:15 UTC here when this page was opened.");
    }

    @Test
    void every_answer_carries_the_headers_of_a_careful_server() throws Exception {
        for (String address : List.of("/studies/PDX-1", "/assets/app.js", "/api/v1/session", "/assets/none.js")) {
            HttpResponse<String> answer = fetch(address);
            then(answer.headers().firstValue("X-Content-Type-Options"))
                    .as(address)
                    .hasValue("nosniff");
            then(answer.headers().firstValue("Referrer-Policy")).as(address).hasValue("no-referrer");
            then(answer.headers().firstValue("X-Frame-Options")).as(address).hasValue("DENY");
            then(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .as(address)
                    .contains("frame-ancestors 'none'");
        }
    }

    @Test
    void every_module_and_file_that_a_page_needs_is_in_the_bundle() throws Exception {
        then(neededByPages())
                .hasSizeGreaterThan(20)
                .contains("/assets/controls/figure.js", "/assets/fonts/atkinson-latin-400.woff2");
    }

    @Test
    void the_service_worker_keeps_every_file_that_a_page_needs_and_no_other() throws Exception {
        HttpResponse<String> worker = fetch("/sw.js");
        Matcher files = Pattern.compile("const FILES = \\[(.*)\\];").matcher(worker.body());
        then(files.find()).isTrue();
        then(files.group(1).replace("'", "").split(", ", -1)).containsExactlyInAnyOrderElementsOf(neededByPages());
        then(worker.body()).containsPattern("const VERSION = '[0-9a-f]{16}';").contains("'/bench'");
    }

    @Test
    void the_service_worker_may_ask_this_server_and_nobody_else() throws Exception {
        HttpResponse<String> worker = fetch("/sw.js");
        then(worker.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "connect-src 'self'")
                .doesNotContain("unsafe");
        then(worker.headers().firstValue("Cache-Control")).hasValue("no-cache");
    }

    /** As a browser finds them: from the shell through every import. */
    private List<String> neededByPages() throws Exception {
        List<String> open = new ArrayList<>();
        Matcher shell = Pattern.compile("\"(/assets/[^\"]+)\"")
                .matcher(fetch("/studies/PDX-1").body());
        while (shell.find()) {
            open.add(shell.group(1));
        }
        List<String> seen = new ArrayList<>();
        Pattern imports = Pattern.compile("from '(\\.[^']+)'");
        Pattern urls = Pattern.compile("url\\(([^)]+)\\)");
        while (!open.isEmpty()) {
            String address = open.remove(0);
            if (!seen.contains(address)) {
                seen.add(address);
                HttpResponse<String> file = fetch(address);
                then(file.statusCode()).as(address).isEqualTo(200);
                boolean ours = !address.contains("/vendor/") && !address.endsWith(".woff2");
                Matcher more = (address.endsWith(".css") ? urls : imports).matcher(ours ? file.body() : "");
                while (more.find()) {
                    open.add(java.net.URI.create(address).resolve(more.group(1)).toString());
                }
            }
        }
        return seen;
    }

    @Test
    void a_file_that_did_not_change_is_not_sent_again() throws Exception {
        String tag = fetch("/assets/app.js").headers().firstValue("ETag").orElseThrow();
        then(site.send("GET", "/assets/app.js", null, Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/..%2fshell.html",
                "/assets/vendor/README.md",
                "/assets/%2e%2e/%2e%2e/api/openapi.json",
                "/assets//app.js",
                "/assets/",
                "/assets/app.js%00.css",
                "/assets/APP.js"
            })
    void nothing_but_the_pages_files_is_served(String address) throws Exception {
        then(fetch(address).statusCode()).isIn(400, 404);
    }
}
