package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveWorksheetTest {
    /** Its length: the connection stays for the next request. */
    private static final String LAST_CHUNK = "0";

    private static final String SESSION = "/studies/PDX-1/bench/sessions/11111111-1111-4111-8111-111111111111";

    private Site site;

    @BeforeEach
    void open() throws Exception {
        site = new Site();
        site.loggedInAs("tom");
        site.send(
                "PUT",
                SESSION,
                "{\"day\":7,\"mice\":[\"m1\"],\"endpoints\":[\"TUMOR_VOLUME\"],\"openedAt\":\"2026-11-23T07:55:00Z\"}");
    }

    @AfterEach
    void close() throws Exception {
        site.close();
    }

    /** A page that listens: a plain socket, so that a test sees exactly what comes and can go away as a browser does. */
    private final class Page implements AutoCloseable {
        final Socket socket = new Socket(InetAddress.getLoopbackAddress(), site.port());
        final BufferedReader in =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        final List<String> head = new ArrayList<>();

        Page() throws Exception {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/v1" + SESSION + "/events HTTP/1.1\r\nHost: x\r\nCookie: " + site.cookie + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
                head.add(line);
            }
        }

        /** The next line that says something; lengths of chunks and blank lines do not. */
        String next() throws Exception {
            for (String line = in.readLine(); line != null && !line.equals(LAST_CHUNK); line = in.readLine()) {
                if (line.startsWith("data:") || line.startsWith("event:") || line.equals(":")) {
                    return line;
                }
            }
            return "closed";
        }

        @Override
        public void close() throws IOException {
            socket.setSoLinger(true, 0); // gone without a good-bye
            socket.close();
        }
    }

    private void measure() throws Exception {
        site.send(
                "PUT",
                "/studies/PDX-1/bench/readings/" + UUID.randomUUID(),
                "{\"mouse\":\"m1\",\"day\":7,\"value\":\"99\"}");
    }

    @Test
    void a_page_is_told_where_the_ledger_stands_and_then_that_it_moved_and_nothing_else() throws Exception {
        try (Page page = new Page()) {
            then(page.head.get(0)).contains("200");
            then(page.head).anyMatch(line -> line.equalsIgnoreCase("Content-Type: text/event-stream;charset=utf-8"));
            then(page.next()).isEqualTo("event: changed");
            then(page.next()).isEqualTo("data: {\"position\":2}");
            measure();
            then(page.next()).isEqualTo("event: changed");
            then(page.next()).isEqualTo("data: {\"position\":3}");
            site.api.followers().beat();
            then(page.next()).isEqualTo(":");
        }
    }

    @Test
    void an_act_whose_event_was_lost_is_told_with_the_next_beat() throws Exception {
        try (Page page = new Page()) {
            page.next();
            page.next();
            site.laboratory.noted(
                    site.laboratory.actor("dora"), org.graftline.study.record.ActKind.CHANGE_STUDY, "unheard of");
            site.api.followers().beat();
            then(page.next()).isEqualTo("event: changed");
            then(page.next()).isEqualTo("data: {\"position\":3}");
        }
    }

    @Test
    void the_stream_ends_with_the_log_in() throws Exception {
        try (Page page = new Page()) {
            page.next();
            page.next();
            site.send("DELETE", "/session", null);
            site.api.followers().beat();
            then(page.next()).isEqualTo("closed");
        }
        then(site.api.followers().size()).isZero();
    }

    @Test
    void listening_does_not_keep_a_log_in_alive() throws Exception {
        try (Page page = new Page()) {
            page.next();
            page.next();
            site.clock.pass(Duration.ofMinutes(31));
            site.api.followers().beat();
            then(page.next()).isEqualTo("closed");
        }
    }

    @Test
    void whoever_loses_the_role_hears_nothing_more() throws Exception {
        try (Page page = new Page()) {
            page.next();
            page.next();
            site.laboratory.disable("tom");
            site.api.followers().beat();
            then(page.next()).isEqualTo("closed");
        }
    }

    @Test
    void pages_that_went_away_are_forgotten() throws Exception {
        for (int i = 0; i < 20; i++) {
            try (Page page = new Page()) {
                page.next();
            }
        }
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (site.api.followers().size() > 0 && System.nanoTime() < until) {
            site.api.followers().beat();
            Thread.onSpinWait();
        }
        then(site.api.followers().size()).isZero();
        try (Page page = new Page()) {
            then(page.next()).isEqualTo("event: changed");
        }
    }

    @Test
    void hundred_pages_need_no_thread_each() throws Exception {
        List<Page> pages = new ArrayList<>();
        pages.add(new Page());
        pages.get(0).next();
        int before = Thread.activeCount();
        for (int i = 0; i < 100; i++) {
            Page page = new Page();
            page.next();
            page.next();
            pages.add(page);
        }
        then(site.api.followers().size()).isEqualTo(101);
        then(Thread.activeCount() - before).isLessThan(50);
        measure();
        for (Page page : pages.subList(1, 101)) {
            then(page.next()).isEqualTo("event: changed");
            page.close();
        }
        pages.get(0).close();
    }

    @Test
    void a_session_that_is_not_there_and_people_who_may_not_measure_hear_nothing() throws Exception {
        HttpResponse<String> unknown = site.get("/studies/PDX-1/bench/sessions/" + UUID.randomUUID() + "/events");
        then(unknown.statusCode()).isEqualTo(404);
        site.loggedInAs("nina");
        then(site.get(SESSION + "/events").statusCode()).isEqualTo(403);
        site.cookie = null;
        then(site.get(SESSION + "/events").statusCode()).isEqualTo(401);
    }
}
