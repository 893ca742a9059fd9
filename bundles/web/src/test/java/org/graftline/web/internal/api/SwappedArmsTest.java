package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.graftline.web.internal.http.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two laboratories that differ in nothing but which mouse is in which arm: whoever is blinded cannot tell them apart. */
class SwappedArmsTest {
    private Site one;
    private Site other;

    @BeforeEach
    void open() throws Exception {
        one = new Site(Optional.empty(), Laboratory.Draw.FIRST_IS_CONTROL, Site.Badges.READ);
        other = new Site(Optional.empty(), Laboratory.Draw.SECOND_IS_CONTROL, Site.Badges.READ);
    }

    @AfterEach
    void close() throws Exception {
        one.close();
        other.close();
    }

    private void loggedIn(String login) throws Exception {
        one.loggedInAs(login);
        other.loggedInAs(login);
    }

    /** Every address that is there, with every body that does something, in an order in which they have something to show. */
    private static List<String[]> everything(Site site) {
        Map<String, String[]> calls = new LinkedHashMap<>();
        for (Map.Entry<String, String> body : ApiCalls.BODIES.entrySet()) {
            calls.put(body.getKey(), null);
        }
        site.api.routes().all().stream().map(Route::name).forEach(name -> calls.put(name, null));
        List<String[]> list = new ArrayList<>();
        for (String name : calls.keySet()) {
            if (!name.endsWith("/events") && !name.equals("POST /session") && !name.equals("DELETE /session")) {
                list.add(new String[] {
                    name.split(" ", -1)[0], ApiCalls.address(name.split(" ", -1)[1]), ApiCalls.BODIES.get(name)
                });
            }
        }
        list.add(new String[] {"GET", "/studies/PDX-1/readings?arm=control", null});
        list.add(new String[] {"GET", "/studies/PDX-1/readings?mouse=m1", null});
        list.add(new String[] {"GET", "/studies/PDX-1/figures/residuals.svg", null});
        list.add(new String[] {"GET", "/studies/PDX-9", null});
        list.add(new String[] {"GET", "/studies/PDX-1/readings?page=x", null});
        list.add(new String[] {
            "GET", ApiCalls.address("/studies/{code}/bench/paper/worksheet") + "?session=" + ApiCalls.SESSION, null
        });
        return list;
    }

    private static Map<String, List<String>> told(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        headers.remove("set-cookie");
        return headers;
    }

    private List<String> differences() throws Exception {
        List<String> differences = new ArrayList<>();
        for (String[] call : everything(one)) {
            HttpResponse<String> here = one.send(call[0], call[1], call[2]);
            HttpResponse<String> there = other.send(call[0], call[1], call[2]);
            String mine = bare(here.body());
            String theirs = bare(there.body());
            if (here.statusCode() != there.statusCode()
                    || !mine.equals(theirs)
                    || !told(here).equals(told(there))) {
                differences.add("%s %s: %d %s | %d %s"
                        .formatted(call[0], call[1], here.statusCode(), mine, there.statusCode(), theirs));
            }
        }
        return differences;
    }

    /** The token of a log-in is drawn by chance, as its cookie is. */
    private static String bare(String body) {
        return body.replaceAll("\"token\":\"[^\"]*\"", "\"token\":\"\"");
    }

    @Test
    void every_answer_to_a_blinded_technician_is_the_same_byte_for_byte() throws Exception {
        loggedIn("tom");
        then(differences()).isEmpty();
        then(one.get("/studies/PDX-1").body()).doesNotContain("control", "erlotinib", "arms", Laboratory.FILE);
        then(one.get("/studies/PDX-1/readings").body()).doesNotContain("\"arm\"", "erlotinib", Laboratory.FILE);
    }

    @Test
    void a_director_sees_the_difference() throws Exception {
        loggedIn("dora");
        then(differences()).anyMatch(line -> line.startsWith("GET /studies/PDX-1/readings:"));
        then(differences()).anyMatch(line -> line.startsWith("GET /studies/PDX-1:"));
    }

    @Test
    void what_a_director_looked_at_before_is_not_handed_to_the_technician_nor_the_other_way() throws Exception {
        loggedIn("dora");
        one.get("/studies/PDX-1/readings");
        loggedIn("tom");
        then(one.get("/studies/PDX-1/readings").body()).doesNotContain("erlotinib");
        loggedIn("dora");
        then(one.get("/studies/PDX-1/readings").body()).contains("erlotinib");
    }

    @Test
    void a_role_given_meanwhile_opens_the_eyes_at_once() throws Exception {
        one.loggedInAs("tom");
        then(one.get("/studies/PDX-1/readings").body()).doesNotContain("erlotinib");
        one.laboratory.promote("tom");
        then(one.get("/studies/PDX-1/readings").body()).contains("erlotinib");
    }

    @Test
    void analysis_figures_reports_and_imports_say_why_they_are_refused() throws Exception {
        one.laboratory.blind("dora");
        one.loggedInAs("dora");
        for (String path :
                List.of("analysis", "figures/residuals.svg", "report.html", "report.pdf", "readings?arm=control")) {
            HttpResponse<String> answer = one.get("/studies/PDX-1/" + path);
            then(answer.statusCode()).as(path).isEqualTo(403);
            then(Site.json(answer).get("detail").asString()).startsWith("This study is blinded for you. ");
        }
        then(one.send("POST", "/studies/PDX-1/imports?name=a.csv", "mouse,vol\n")
                        .statusCode())
                .isEqualTo(403);
        then(one.workshop.fits).hasValue(0);
        then(one.send("POST", "/studies/NEW-1/imports?name=a.csv", "mouse,vol\n")
                        .statusCode())
                .isEqualTo(201);
    }
}
