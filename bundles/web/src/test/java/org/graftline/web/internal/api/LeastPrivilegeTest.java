package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.graftline.web.internal.http.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every address, asked by everybody who should and everybody who should not. The table is the house's rule; the routes are taken from the
 * API, so that one without a line here fails.
 */
class LeastPrivilegeTest {
    private static final List<String> WHO = List.of("tom", "dora", "mara", "nina", "");

    /** Status for a technician, a director, an administrator, somebody without a role, and nobody. */
    private static final String TABLE = """
            GET /session                                                200 200 200 200 200
            POST /session                                               401 401 401 401 401
            DELETE /session                                             204 204 204 204 401
            POST /first-administrator                                   422 422 422 422 422
            POST /bench/sign-in                                         401 401 401 401 401
            GET /bench/journal-key                                      200 200 200 200 401
            GET /studies                                                200 200 200 200 401
            GET /studies/{code}                                         200 200 403 403 401
            GET /studies/{code}/analysis                                403 200 403 403 401
            GET /studies/{code}/figures/{figure}                        403 200 403 403 401
            GET /studies/{code}/report.html                             403 200 403 403 401
            GET /studies/{code}/report.pdf                              403 200 403 403 401
            GET /studies/{code}/report/making                           403 200 403 403 401
            DELETE /studies/{code}/report/making                        403 200 403 403 401
            GET /studies/{code}/report/trail                            403 200 403 403 401
            GET /studies/{code}/report/interim.pdf                      403 200 403 403 401
            GET /studies/{code}/exports                                 403 200 403 403 401
            GET /studies/{code}/exports/{format}                        403 200 403 403 401
            GET /studies/{code}/readings                                200 200 403 403 401
            GET /studies/{code}/readings/{uuid}                         200 200 403 403 401
            PUT /studies/{code}/readings/{uuid}                         409 409 403 403 401
            POST /studies/{code}/readings/{uuid}/corrections            201 201 403 403 401
            POST /studies/{code}/imports                                403 201 403 403 401
            DELETE /studies/{code}/imports/{import}                     403 404 403 403 401
            POST /studies/{code}/imports/{import}/preview               403 404 403 403 401
            POST /studies/{code}/imports/{import}/commit                403 404 403 403 401
            GET /studies/{code}/bench                                   200 200 403 403 401
            PUT /studies/{code}/bench/sessions/{uuid}                   201 201 403 403 401
            GET /studies/{code}/bench/sessions/{uuid}                   200 200 403 403 401
            POST /studies/{code}/bench/sessions/{uuid}/sign-off         200 200 403 403 401
            PUT /studies/{code}/bench/readings/{uuid}                   201 201 403 403 401
            POST /studies/{code}/bench/readings/{uuid}/kept             200 200 403 403 401
            POST /studies/{code}/bench/readings/{uuid}/withdrawn        200 200 403 403 401
            POST /studies/{code}/bench/moves                            200 200 403 403 401
            PUT /studies/{code}/bench/remarks/{uuid}                    201 201 403 403 401
            PUT /studies/{code}/bench/removals/{mouse}                  200 200 403 403 401
            POST /studies/{code}/bench/tags/{mouse}                     200 200 403 403 401
            PUT /studies/{code}/bench/housing                           200 200 403 403 401
            GET /studies/{code}/bench/repeatability                     200 200 403 403 401
            GET /studies/{code}/bench/rules                             200 200 403 403 401
            PUT /studies/{code}/bench/rules                             403 200 403 403 401
            GET /studies/{code}/bench/paper/cage-cards                  200 200 403 403 401
            GET /studies/{code}/bench/paper/worksheet                   200 200 403 403 401
            POST /studies/{code}/bench/scans                            201 201 403 403 401
            GET /studies/{code}/bench/scans/{sha256}                    404 404 403 403 401
            GET /studies/{code}/conduct/regimens                        403 200 403 403 401
            PUT /studies/{code}/conduct/regimens/{arm}                  403 200 403 403 401
            GET /studies/{code}/conduct/doses/round                     200 200 403 403 401
            GET /studies/{code}/conduct/doses                           200 200 403 403 401
            GET /studies/{code}/conduct/doses/deviations                200 200 403 403 401
            GET /studies/{code}/conduct/doses/contradictions            200 200 403 403 401
            PUT /studies/{code}/conduct/doses/{uuid}                    201 201 403 403 401
            GET /studies/{code}/conduct/doses/{uuid}/history            200 200 403 403 401
            POST /studies/{code}/conduct/doses/{uuid}/corrections       200 200 403 403 401
            POST /studies/{code}/conduct/doses/{uuid}/retracted         200 200 403 403 401
            POST /studies/{code}/conduct/doses/{uuid}/decision          403 200 403 403 401
            GET /studies/{code}/conduct/necropsies                      200 200 403 403 401
            PUT /studies/{code}/conduct/necropsies/{mouse}              200 200 403 403 401
            GET /studies/{code}/conduct/photos                          200 200 403 403 401
            PUT /studies/{code}/conduct/photos/{uuid}                   201 201 403 403 401
            GET /studies/{code}/conduct/photos/{uuid}                   200 200 403 403 401
            GET /studies/{code}/conduct/animals/{mouse}                 200 200 403 403 401
            GET /studies/{code}/mice/{mouse}                            200 200 403 403 401
            GET /studies/{code}/bench/writers                           200 200 403 403 401
            GET /studies/{code}/waiting                                 200 200 403 403 401
            GET /studies/{code}/contradictions                          200 200 403 403 401
            POST /studies/{code}/contradictions/{uuid}                  403 200 403 403 401
            GET /studies/{code}/unblindings                             403 200 403 403 401
            POST /studies/{code}/unblindings                            403 201 403 403 401
            GET /studies/{code}/conduct/enrollment-rules                403 200 403 403 401
            PUT /studies/{code}/conduct/enrollment-rules                403 200 403 403 401
            GET /studies/{code}/conduct/candidates                      403 200 403 403 401
            GET /studies/{code}/conduct/draw-preview                    403 200 403 403 401
            GET /studies/{code}/conduct/draws                           200 200 403 403 401
            PUT /studies/{code}/conduct/draws/{uuid}                    403 200 403 403 401
            POST /studies/{code}/conduct/draws/{uuid}/drawn             403 200 403 403 401
            GET /studies/{code}/conduct/draws/{uuid}/stability          403 200 403 403 401
            GET /studies/{code}/conduct/draws/{uuid}/verification       403 200 403 403 401
            GET /conduct/sources                                        200 200 200 200 401
            POST /conduct/tables/mice                                   200 200 200 200 401
            POST /conduct/tables/donors                                 200 200 200 200 401
            POST /studies/{code}/conduct/setup/check                    403 200 403 403 401
            POST /studies/{code}/conduct/setup                          403 201 403 403 401
            GET /studies/{code}/conduct/setup                           200 200 403 403 401
            PUT /studies/{code}/conduct/setup                           403 200 403 403 401
            GET /studies/{code}/conduct/enrollment                      200 200 403 403 401
            POST /studies/{code}/conduct/enrollment                     403 200 403 403 401
            GET /studies/{code}/conduct/amendments                      200 200 403 403 401
            POST /studies/{code}/conduct/amendments                     403 201 403 403 401
            GET /studies/{code}/conduct/amendments/{number}/readings    200 200 403 403 401
            GET /studies/{code}/conduct/governing/{uuid}                200 200 403 403 401
            GET /studies/{code}/report/versions                         403 200 403 403 401
            POST /studies/{code}/report/versions                        403 201 403 403 401
            GET /studies/{code}/report/versions/{number}/frozen.pdf     403 200 403 403 401
            GET /studies/{code}/report/versions/{number}/report.pdf     403 200 403 403 401
            GET /studies/{code}/report/versions/{number}/changes/{later}  403 200 403 403 401
            POST /studies/{code}/report/versions/{number}/review        403 200 403 403 401
            PUT /studies/{code}/report/versions/{number}/comments/{uuid}  403 200 403 403 401
            POST /studies/{code}/report/versions/{number}/comments/{uuid}/resolution  403 200 403 403 401
            POST /studies/{code}/report/versions/{number}/signatures    403 200 403 403 401
            POST /studies/{code}/report/versions/{number}/amendment     403 200 403 403 401
            PUT /studies/{code}/report/texts/{part}                     403 200 403 403 401
            GET /studies/{code}/conduct/locks                           200 200 403 403 401
            POST /studies/{code}/conduct/locks/{lock}                   403 200 403 403 401
            POST /studies/{code}/conduct/data-opening                   403 200 403 403 401
            POST /studies/{code}/conduct/taking-out                     403 200 403 403 401
            GET /studies/{code}/conduct/exceptions                      200 200 403 403 401
            PUT /studies/{code}/conduct/looks/{uuid}                    403 200 403 403 401
            GET /studies/{code}/conduct/analysis-plan                   200 200 403 403 401
            PUT /studies/{code}/conduct/analysis-plan                   403 200 403 403 401
            GET /alerts                                                 200 200 200 200 401
            GET /studies/{code}/conduct/alerts                          200 200 403 403 401
            GET /studies/{code}/conduct/alerts/{case}                   200 200 403 403 401
            POST /studies/{code}/conduct/alerts/{case}/acknowledgments  200 200 403 403 401
            POST /studies/{code}/conduct/alerts/{case}/decision         403 200 403 403 401
            GET /studies/{code}/conduct/alert-chain                     200 200 403 403 401
            PUT /studies/{code}/conduct/alert-chain                     403 200 403 403 401
            PUT /people/{person}/mail-address                           204 403 204 403 401
            GET /studies/{code}/conduct/desk                            403 200 403 403 401
            GET /studies/{code}/conduct/care                            200 200 403 403 401
            PUT /studies/{code}/conduct/care                            403 200 403 403 401
            GET /worklist                                               200 200 200 200 401
            GET /studies/{code}/conduct/visits                          200 200 403 403 401
            PUT /studies/{code}/conduct/visits                          403 200 403 403 401
            GET /devices                                                200 200 200 403 401
            PUT /devices/{device}                                       403 200 200 403 401
            GET /devices/{device}/checks                                200 200 200 403 401
            PUT /devices/{device}/checks/{uuid}                         200 200 200 403 401
            GET /people                                                 403 403 200 403 401
            POST /people                                                403 403 201 403 401
            PUT /people/{person}/password                               204 204 204 204 401
            PUT /people/{person}/roles/{role}                           403 403 204 403 401
            DELETE /people/{person}/roles/{role}                        403 403 204 403 401
            POST /people/{person}/disable                               403 403 204 403 401
            PUT /people/{person}/badge                                  204 403 204 403 401
            DELETE /people/{person}/badge                               403 403 204 403 401
            GET /help                                                   200 200 200 200 200
            GET /help/{page}                                            404 404 404 404 404
            GET /openapi.json                                           200 200 200 200 200
            """;

    private static Map<String, List<Integer>> table() {
        Map<String, List<Integer>> table = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +");
            table.put(
                    words[0] + " " + words[1],
                    Stream.of(words).skip(2).map(Integer::valueOf).toList());
        });
        return table;
    }

    /** In the order of the bodies, so that what a request needs is there; logging out comes last. */
    private static List<String> inOrder() {
        List<String> names = new ArrayList<>(ApiCalls.BODIES.keySet());
        table().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
        names.remove("DELETE /session");
        names.add("DELETE /session");
        return names;
    }

    @ParameterizedTest(name = "asked by \"{0}\"")
    @ValueSource(strings = {"tom", "dora", "mara", "nina", ""})
    void every_address_answers_exactly_those_who_may(String login) throws Exception {
        int place = WHO.indexOf(login);
        List<String> wrong = new ArrayList<>();
        try (Site site = new Site()) {
            if (!login.isEmpty()) {
                site.loggedInAs(login);
            }
            for (String name : inOrder()) {
                String[] words = name.split(" ", -1);
                int status = site.send(words[0], ApiCalls.address(words[1]), ApiCalls.BODIES.get(name))
                        .statusCode();
                List<Integer> wanted = table().get(name);
                if (wanted == null || wanted.get(place) != status) {
                    wrong.add("%s answered %d, wanted %s".formatted(name, status, wanted));
                }
            }
        }
        then(wrong).isEmpty();
    }

    @Test
    void no_address_is_left_out() throws Exception {
        try (Site site = new Site()) {
            then(table().keySet())
                    .containsExactlyInAnyOrderElementsOf(site.api.routes().all().stream()
                            .map(Route::name)
                            .filter(name -> !name.endsWith("/events")) // LiveWorksheetTest has its statuses
                            .toList());
        }
    }
}
