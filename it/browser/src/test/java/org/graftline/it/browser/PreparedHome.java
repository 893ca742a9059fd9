package org.graftline.it.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The home directory of a server that was stopped: the study of the demo, a study of 40 mice, a director and two technicians.
 *
 * @param home the directory
 * @param technicians names by id
 */
record PreparedHome(Path home, Map<String, String> technicians) {
    private static final Pattern ID = Pattern.compile("\"(?:id|person)\":\"([^\"]+)\"");

    /** Starts the demo, fills it through its API, and stops it. */
    static PreparedHome prepare() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("graftline-prepared");
        try (DemoServer server = DemoServer.start(folder)) {
            Caller ada = new Caller(server.root());
            String token = server.firstAddress().replaceFirst(".*#first/", "");
            ada.begins("/first-administrator", """
                    {"token": "%s", "name": "Ada Director", "login": "ada", "password": "%s", "alsoDirector": true}""".formatted(token, Laboratory.PASSWORD));
            String ben = enroll(ada, "Ben Technician", "ben", Laboratory.BEN, Laboratory.BENS_PIN);
            String cem = enroll(ada, "Cem Technician", "cem", Laboratory.CEM, Laboratory.CEMS_PIN);
            importTheStudy(ada);
            return new PreparedHome(folder.resolve("home"), Map.of(ben, "Ben Technician", cem, "Cem Technician"));
        }
    }

    /** @param target does not exist yet */
    void copyTo(Path target) throws IOException {
        try (Stream<Path> all = Files.walk(home)) {
            for (Path one : (Iterable<Path>) all::iterator) {
                Files.copy(one, target.resolve(home.relativize(one).toString()));
            }
        }
    }

    /** @return the id of the new technician */
    static String enroll(Caller ada, String name, String login, String badge, String pin) {
        String id = id(ada.sends("POST", "/people", "{\"login\": \"%s\", \"name\": \"%s\"}".formatted(login, name)));
        ada.sends("PUT", "/people/" + id + "/roles/technician", "");
        ada.sends("PUT", "/people/" + id + "/badge", "{\"badge\": \"%s\", \"pin\": \"%s\"}".formatted(badge, pin));
        return id;
    }

    private static String id(String json) {
        Matcher found = ID.matcher(json);
        if (!found.find()) {
            throw new AssertionError("No id in " + json);
        }
        return found.group(1);
    }

    private static void importTheStudy(Caller ada) {
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,length_mm,width_mm,body_weight_g");
        List<String> mice = Laboratory.mice();
        for (int i = 0; i < mice.size(); i++) {
            for (int day = 0; day <= 9; day += 3) {
                double length = 6.2 + 0.17 * day + 0.03 * (i % 7);
                rows.append(String.format(
                        Locale.ROOT,
                        "\nD%d,%s,%s,%d,%.1f,%.1f,%.1f",
                        1 + i / 10,
                        mice.get(i),
                        i % 2 == 0 ? "control" : "drug",
                        day,
                        length,
                        length * 0.76,
                        21.6 - 0.03 * day + 0.1 * (i % 5)));
            }
        }
        String preview = ada.sends(
                "POST",
                "/studies/" + Laboratory.STUDY + "/imports?name=weeks.csv",
                "application/octet-stream",
                rows.toString());
        ada.sends("POST", "/studies/" + Laboratory.STUDY + "/imports/" + id(preview) + "/commit", """
                {"reason": "the weeks before", "title": "Forty mice on the Bench", "zone": "Europe/Berlin"}""");
        String housing = mice.stream()
                .map(mouse -> "{\"mouse\": \"%s\", \"cage\": \"%s\", \"rack\": \"R1\"}"
                        .formatted(mouse, mouse.substring(0, 3)))
                .collect(Collectors.joining(", ", "[", "]"));
        ada.sends(
                "PUT",
                "/studies/" + Laboratory.STUDY + "/bench/housing",
                "{\"housing\": " + housing + ", \"reason\": \"as the cage cards say\"}");
        ada.sends("PUT", "/studies/" + Laboratory.STUDY + "/bench/rules", """
                {"dayZero": null, "independent": true, "blinded": ["TECHNICIAN"], "impliedDecimals": 0, "smallestMm": "2",
                 "limits": [{"quantity": "TUMOR_VOLUME", "threshold": "1500", "tier": "STOP"},
                            {"quantity": "WEIGHT_LOSS", "threshold": "20", "tier": "STOP"}],
                 "keepReasons": ["measured again, same value", "tumor changed shape"],
                 "missingReasons": ["animal not found", "animal under anesthesia"], "version": 0, "why": "the protocol says so"}""");
        ada.sends("PUT", "/devices/K2", """
                {"kind": "CALIPER", "name": "digital caliper", "serial": "4711", "calibratedOn": "2020-01-01", "calibrationDue": "2099-12-31",
                 "gauge": "10.00", "tolerance": "0.05", "state": "IN_USE", "version": 0, "why": "new device"}""");
    }
}
