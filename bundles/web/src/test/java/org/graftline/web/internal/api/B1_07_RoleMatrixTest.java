package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.web.internal.http.Route;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every address, asked by everybody who should and everybody who should not. The table says what each address asks for; who may follows
 * from the permissions of the roles. The routes are taken from the API, so that one without a line here fails. The services' own refusals,
 * without any web, are the matter of the matrix of services in {@code it/felix}.
 */
class B1_07_RoleMatrixTest {
    /** Somebody for every role, somebody without one, and nobody. */
    private static final Map<String, Set<Role>> WHO = who();

    /** Roles that a study blinds where nobody set its rules. */
    private static final Set<Role> BLINDED = Set.of(Role.TECHNICIAN, Role.READ_ONLY);

    /** The status for those who may, and what the address asks for; +ARMS: also that one is not blinded. */
    private static final String TABLE = """
            GET /session                                                              200  ANYBODY
            POST /session                                                             401  ANYBODY
            DELETE /session                                                           204  LOGGED_IN
            POST /single-sign-on                                                      201  ANYBODY
            POST /single-sign-on/proof                                                201  LOGGED_IN
            POST /single-sign-on/end                                                  422  ANYBODY
            POST /first-administrator                                                 422  ANYBODY
            POST /bench/sign-in                                                       401  ANYBODY
            GET /bench/journal-key                                                    200  LOGGED_IN
            GET /studies                                                              200  LOGGED_IN
            GET /studies/{code}                                                       200  READ_STUDY
            GET /studies/{code}/analysis                                              200  READ_STUDY+ARMS
            GET /studies/{code}/figures/{figure}                                      200  READ_STUDY+ARMS
            GET /studies/{code}/report.html                                           200  READ_REPORT+ARMS
            GET /studies/{code}/report.pdf                                            200  READ_REPORT+ARMS
            GET /studies/{code}/report/making                                         200  READ_REPORT+ARMS
            DELETE /studies/{code}/report/making                                      200  READ_REPORT+ARMS
            GET /studies/{code}/report/trail                                          200  READ_REPORT+ARMS
            GET /studies/{code}/report/interim.pdf                                    200  READ_REPORT+ARMS
            GET /studies/{code}/exports                                               200  READ_REPORT+ARMS
            GET /studies/{code}/exports/{format}                                      200  READ_REPORT+ARMS
            GET /studies/{code}/readings                                              200  READ_STUDY
            GET /studies/{code}/readings/{uuid}                                       200  READ_STUDY
            PUT /studies/{code}/readings/{uuid}                                       409  RECORD_READINGS
            POST /studies/{code}/readings/{uuid}/corrections                          201  RECORD_READINGS
            POST /studies/{code}/imports                                              201  IMPORT_FILES
            DELETE /studies/{code}/imports/{import}                                   404  IMPORT_FILES
            POST /studies/{code}/imports/{import}/preview                             404  IMPORT_FILES
            POST /studies/{code}/imports/{import}/commit                              404  IMPORT_FILES
            GET /studies/{code}/bench                                                 200  RECORD_READINGS
            PUT /studies/{code}/bench/sessions/{uuid}                                 201  RECORD_READINGS
            GET /studies/{code}/bench/sessions/{uuid}                                 200  RECORD_READINGS
            POST /studies/{code}/bench/sessions/{uuid}/sign-off                       200  RECORD_READINGS
            PUT /studies/{code}/bench/readings/{uuid}                                 201  RECORD_READINGS
            POST /studies/{code}/bench/readings/{uuid}/kept                           200  RECORD_READINGS
            POST /studies/{code}/bench/readings/{uuid}/withdrawn                      200  RECORD_READINGS
            POST /studies/{code}/bench/moves                                          200  RECORD_READINGS
            PUT /studies/{code}/bench/remarks/{uuid}                                  201  RECORD_READINGS
            PUT /studies/{code}/bench/removals/{mouse}                                200  RECORD_READINGS
            POST /studies/{code}/bench/tags/{mouse}                                   200  RECORD_READINGS
            PUT /studies/{code}/bench/housing                                         200  RECORD_READINGS
            GET /studies/{code}/bench/repeatability                                   200  READ_STUDY
            GET /studies/{code}/bench/rules                                           200  READ_STUDY
            PUT /studies/{code}/bench/rules                                           200  CHANGE_STUDY
            GET /studies/{code}/bench/paper/cage-cards                                200  RECORD_READINGS
            GET /studies/{code}/bench/paper/worksheet                                 200  RECORD_READINGS
            POST /studies/{code}/bench/scans                                          201  RECORD_READINGS
            GET /studies/{code}/bench/scans/{sha256}                                  404  READ_STUDY
            GET /studies/{code}/conduct/regimens                                      200  READ_STUDY+ARMS
            PUT /studies/{code}/conduct/regimens/{arm}                                200  CHANGE_STUDY
            GET /studies/{code}/conduct/doses/round                                   200  GIVE_DOSES
            GET /studies/{code}/conduct/doses                                         200  READ_STUDY
            GET /studies/{code}/conduct/doses/deviations                              200  READ_STUDY
            GET /studies/{code}/conduct/doses/contradictions                          200  READ_STUDY
            PUT /studies/{code}/conduct/doses/{uuid}                                  201  GIVE_DOSES
            GET /studies/{code}/conduct/doses/{uuid}/history                          200  READ_STUDY
            POST /studies/{code}/conduct/doses/{uuid}/corrections                     200  GIVE_DOSES
            POST /studies/{code}/conduct/doses/{uuid}/retracted                       200  GIVE_DOSES
            POST /studies/{code}/conduct/doses/{uuid}/decision                        200  CHANGE_STUDY
            GET /studies/{code}/conduct/necropsies                                    200  READ_STUDY
            PUT /studies/{code}/conduct/necropsies/{mouse}                            200  RECORD_READINGS
            GET /studies/{code}/conduct/photos                                        200  READ_STUDY
            PUT /studies/{code}/conduct/photos/{uuid}                                 201  RECORD_READINGS
            GET /studies/{code}/conduct/photos/{uuid}                                 200  READ_STUDY
            GET /studies/{code}/conduct/animals/{mouse}                               200  READ_STUDY
            GET /studies/{code}/mice/{mouse}                                          200  READ_STUDY
            GET /studies/{code}/bench/writers                                         200  RECORD_READINGS
            GET /studies/{code}/waiting                                               200  READ_STUDY
            GET /studies/{code}/contradictions                                        200  READ_STUDY
            POST /studies/{code}/contradictions/{uuid}                                200  CHANGE_STUDY
            GET /studies/{code}/unblindings                                           200  INSPECT_STUDY
            POST /studies/{code}/unblindings                                          201  CHANGE_STUDY
            GET /studies/{code}/conduct/enrollment-rules                              200  READ_STUDY+ARMS
            PUT /studies/{code}/conduct/enrollment-rules                              200  RANDOMIZE
            GET /studies/{code}/conduct/candidates                                    200  RANDOMIZE
            GET /studies/{code}/conduct/draw-preview                                  200  RANDOMIZE
            GET /studies/{code}/conduct/draws                                         200  READ_STUDY
            PUT /studies/{code}/conduct/draws/{uuid}                                  200  RANDOMIZE
            POST /studies/{code}/conduct/draws/{uuid}/drawn                           200  RANDOMIZE
            GET /studies/{code}/conduct/draws/{uuid}/stability                        200  RANDOMIZE
            GET /studies/{code}/conduct/draws/{uuid}/verification                     200  READ_STUDY+ARMS
            GET /conduct/sources                                                      200  LOGGED_IN
            POST /conduct/tables/mice                                                 200  LOGGED_IN
            POST /conduct/tables/donors                                               200  LOGGED_IN
            POST /studies/{code}/conduct/setup/check                                  200  CHANGE_STUDY
            POST /studies/{code}/conduct/setup                                        201  CHANGE_STUDY
            GET /studies/{code}/conduct/setup                                         200  READ_STUDY
            PUT /studies/{code}/conduct/setup                                         200  CHANGE_STUDY
            GET /studies/{code}/conduct/enrollment                                    200  READ_STUDY
            POST /studies/{code}/conduct/enrollment                                   200  CHANGE_STUDY
            GET /studies/{code}/conduct/amendments                                    200  READ_STUDY
            POST /studies/{code}/conduct/amendments                                   201  CHANGE_STUDY
            GET /studies/{code}/conduct/amendments/{number}/readings                  200  READ_STUDY
            GET /studies/{code}/conduct/governing/{uuid}                              200  READ_STUDY
            GET /studies/{code}/report/versions                                       200  READ_REPORT+ARMS
            POST /studies/{code}/report/versions                                      201  MAKE_REPORT+ARMS
            GET /studies/{code}/report/versions/{number}/frozen.pdf                   200  READ_REPORT+ARMS
            GET /studies/{code}/report/versions/{number}/report.pdf                   200  READ_REPORT+ARMS
            GET /studies/{code}/report/versions/{number}/changes/{later}              200  READ_REPORT+ARMS
            POST /studies/{code}/report/versions/{number}/review                      200  MAKE_REPORT
            PUT /studies/{code}/report/versions/{number}/comments/{uuid}              200  COMMENT_REPORT
            POST /studies/{code}/report/versions/{number}/comments/{uuid}/resolution  200  COMMENT_REPORT
            POST /studies/{code}/report/versions/{number}/signatures                  200  SIGN_REPORT
            POST /studies/{code}/report/versions/{number}/amendment                   200  SIGN_REPORT
            PUT /studies/{code}/report/texts/{part}                                   200  MAKE_REPORT
            GET /studies/{code}/conduct/locks                                         200  READ_STUDY
            POST /studies/{code}/conduct/locks/{lock}                                 200  LOCK_STUDY
            POST /studies/{code}/conduct/data-opening                                 200  LOCK_STUDY
            POST /studies/{code}/conduct/taking-out                                   200  LOCK_STUDY
            GET /studies/{code}/conduct/exceptions                                    200  READ_STUDY
            PUT /studies/{code}/conduct/looks/{uuid}                                  200  LOCK_STUDY
            GET /studies/{code}/conduct/analysis-plan                                 200  READ_STUDY
            PUT /studies/{code}/conduct/analysis-plan                                 200  LOCK_STUDY
            GET /alerts                                                               200  LOGGED_IN
            GET /studies/{code}/conduct/alerts                                        200  READ_STUDY
            GET /studies/{code}/conduct/alerts/{case}                                 200  READ_STUDY
            POST /studies/{code}/conduct/alerts/{case}/acknowledgments                200  HANDLE_ALERTS
            POST /studies/{code}/conduct/alerts/{case}/decision                       200  DECIDE_WELFARE
            GET /studies/{code}/conduct/alert-chain                                   200  READ_STUDY
            PUT /studies/{code}/conduct/alert-chain                                   200  CHANGE_STUDY
            PUT /people/{person}/mail-address                                         204  ONESELF|MANAGE_PEOPLE
            GET /studies/{code}/conduct/desk                                          200  READ_STUDY+ARMS
            GET /studies/{code}/conduct/care                                          200  READ_STUDY
            PUT /studies/{code}/conduct/care                                          200  CHANGE_STUDY
            GET /worklist                                                             200  LOGGED_IN
            GET /studies/{code}/conduct/visits                                        200  READ_STUDY
            PUT /studies/{code}/conduct/visits                                        200  CHANGE_STUDY
            GET /devices                                                              200  READ_STUDY|KEEP_DEVICES
            PUT /devices/{device}                                                     200  KEEP_DEVICES
            GET /devices/{device}/checks                                              200  READ_STUDY|KEEP_DEVICES
            PUT /devices/{device}/checks/{uuid}                                       200  RECORD_READINGS|KEEP_DEVICES
            GET /tokens                                                               200  LOGGED_IN
            POST /tokens                                                              201  READ_STUDY
            DELETE /tokens/{token}                                                    204  ONESELF|MANAGE_PEOPLE
            GET /people/{person}/tokens                                               200  ONESELF|MANAGE_PEOPLE
            GET /people                                                               200  MANAGE_PEOPLE
            POST /people                                                              201  MANAGE_PEOPLE
            PUT /people/{person}/password                                             204  ONESELF|MANAGE_PEOPLE
            PUT /people/{person}/roles/{role}                                         204  MANAGE_PEOPLE
            DELETE /people/{person}/roles/{role}                                      204  MANAGE_PEOPLE
            PUT /people/{person}/directory                                            204  MANAGE_PEOPLE
            POST /people/{person}/disable                                             204  MANAGE_PEOPLE
            PUT /people/{person}/badge                                                204  ONESELF|MANAGE_PEOPLE
            DELETE /people/{person}/badge                                             204  MANAGE_PEOPLE
            GET /help                                                                 200  ANYBODY
            GET /help/{page}                                                          404  ANYBODY
            GET /openapi.json                                                         200  ANYBODY
            """;

    private static Map<String, Set<Role>> who() {
        Map<String, Set<Role>> who = new LinkedHashMap<>();
        who.put("tom", Set.of(Role.TECHNICIAN));
        who.put("sia", Set.of(Role.SCIENTIST));
        who.put("dora", Set.of(Role.DIRECTOR));
        who.put("quinn", Set.of(Role.QA));
        who.put("mara", Set.of(Role.ADMINISTRATOR));
        who.put("rolf", Set.of(Role.READ_ONLY));
        who.put("nina", Set.of());
        who.put("", Set.of());
        return who;
    }

    /** @param needs permissions of which one is enough, or ANYBODY, LOGGED_IN, ONESELF */
    private record Line(int status, List<String> needs, boolean arms) {
        boolean open() {
            return needs.contains("ANYBODY");
        }

        boolean allows(String login) {
            if (open()) {
                return true;
            }
            Set<Role> roles = WHO.getOrDefault(login, Set.of());
            return !login.isEmpty()
                    && (!arms || !BLINDED.containsAll(roles))
                    && needs.stream().anyMatch(need -> switch (need) {
                        case "LOGGED_IN" -> true;
                        case "ONESELF" -> login.equals("tom"); // whom the addresses of the calls name
                        default -> roles.stream().anyMatch(role -> role.allows(Permission.valueOf(need)));
                    });
        }

        int expected(String login) {
            return allows(login) ? status : login.isEmpty() ? 401 : 403;
        }
    }

    private static Map<String, Line> table() {
        Map<String, Line> table = new LinkedHashMap<>();
        TABLE.lines().forEach(line -> {
            String[] words = line.split(" +", -1);
            String[] needs = words[3].split("\\+", 2);
            table.put(
                    words[0] + " " + words[1],
                    new Line(Integer.parseInt(words[2]), List.of(needs[0].split("\\|", -1)), needs.length > 1));
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
    @ValueSource(strings = {"tom", "sia", "dora", "quinn", "mara", "rolf", "nina", ""})
    void B1_07_every_address_answers_exactly_those_who_may(String login) throws Exception {
        Map<String, Line> table = table();
        List<String> wrong = new ArrayList<>();
        try (Site site = new Site()) {
            if (!login.equals("dora")) { // she opens it herself
                openSession(site.loggedInAs("dora"));
                site.cookie = null;
                site.token = null;
            }
            if (!login.isEmpty()) {
                site.loggedInAs(login);
            }
            for (String name : inOrder()) {
                String[] words = name.split(" ", -1);
                int status = site.send(words[0], ApiCalls.address(words[1]), ApiCalls.BODIES.get(name))
                        .statusCode();
                Line line = table.get(name);
                boolean right = line != null
                        && (line.allows(login)
                                ? status != 403 && (status != 401 || line.open()) && isAsDirector(login, line, status)
                                : status == line.expected(login));
                if (!right) {
                    wrong.add("%s answered %d, wanted %s".formatted(name, status, line));
                }
            }
        }
        then(wrong).isEmpty();
    }

    private static void openSession(Site site) throws Exception {
        String template = "/studies/{code}/bench/sessions/{uuid}";
        then(site.send("PUT", ApiCalls.address(template), ApiCalls.BODIES.get("PUT " + template))
                        .statusCode())
                .isEqualTo(201);
    }

    /** What a director gets is exactly known; others miss some of what the calls before would have made. */
    private static boolean isAsDirector(String login, Line line, int status) {
        return !login.equals("dora") || status == line.status();
    }

    @Test
    void B1_07_no_address_is_left_out() throws Exception {
        try (Site site = new Site()) {
            then(table().keySet())
                    .containsExactlyInAnyOrderElementsOf(site.api.routes().all().stream()
                            .map(Route::name)
                            .filter(name -> !name.endsWith("/events")) // LiveWorksheetTest has its statuses
                            .toList());
        }
    }

    @Test
    void B1_07_an_administrator_and_a_reader_alter_no_data() {
        then(Role.ADMINISTRATOR.allows(Permission.READ_STUDY)).isFalse();
        then(Stream.of(Permission.values()).filter(Role.READ_ONLY::allows)).containsExactly(Permission.READ_STUDY);
        then(table().entrySet().stream()
                        .filter(line -> line.getKey().contains("/studies/{code}"))
                        .filter(line -> line.getValue().allows("mara")
                                || (!line.getKey().startsWith("GET ")
                                        && line.getValue().allows("rolf"))))
                .isEmpty();
    }

    @Test
    void B1_07_the_manual_has_the_roles_and_their_permissions() throws Exception {
        List<String> lines = Arrays.stream(Permission.values())
                .map(permission -> row(
                        permission.words(),
                        (login, roles) -> yes(roles.stream().anyMatch(role -> role.allows(permission)))))
                .toList();
        ManualSection.of("permissions").holds(head("May …") + String.join("\n", lines));
    }

    @Test
    void B1_07_the_manual_has_the_matrix_of_addresses() throws Exception {
        String lines = table().entrySet().stream()
                .map(line -> row("`" + line.getKey() + "`", (login, roles) -> shown(line.getValue(), login)))
                .collect(Collectors.joining("\n"));
        ManualSection.of("addresses").holds(head("Address below `/api/v1`") + lines);
    }

    private static String head(String what) {
        return "| " + what + " | "
                + WHO.values().stream()
                        .filter(roles -> !roles.isEmpty())
                        .map(roles -> roles.iterator().next().word())
                        .collect(Collectors.joining(" | "))
                + " |\n|---|" + "---|".repeat(Role.values().length) + "\n";
    }

    private static String shown(Line line, String login) {
        return line.needs().contains("ONESELF") && !login.equals("mara") ? "oneself" : yes(line.allows(login));
    }

    private static String yes(boolean may) {
        return may ? "yes" : "–";
    }

    private static String row(String what, BiFunction<String, Set<Role>, String> allows) {
        return "| " + what.replace("|", "\\|") + " | "
                + WHO.entrySet().stream()
                        .filter(one -> !one.getValue().isEmpty())
                        .map(one -> allows.apply(one.getKey(), one.getValue()))
                        .collect(Collectors.joining(" | "))
                + " |";
    }
}
