package org.graftline.it.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A server with a study of 40 mice in eight cages, a director and two technicians with badges, and a browser to look at it. One for
 * each class of tests of the Bench.
 */
final class Laboratory implements AutoCloseable {
    static final String STUDY = "PDX-40";
    static final String PASSWORD = "seven unrelated words";
    static final String BEN = "BADGE-0417";
    static final String CEM = "BADGE-0993";
    static final String BENS_PIN = "481623";
    static final String CEMS_PIN = "902174";

    private static final Pattern ID = Pattern.compile("\"(?:id|person)\":\"([^\"]+)\"");

    private final DemoServer server;
    private final Playwright playwright;
    private final Browser browser;
    private final Caller ada;
    private final Map<String, String> technicians = new HashMap<>();

    private Laboratory(DemoServer server, Playwright playwright, Browser browser, Caller ada) {
        this.server = server;
        this.playwright = playwright;
        this.browser = browser;
        this.ada = ada;
    }

    static Laboratory open() throws IOException, InterruptedException {
        Optional<Path> chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "No Chromium is on the PATH, so the pages are not looked at.");
        DemoServer server = DemoServer.start(Files.createTempDirectory("graftline-bench"));
        Playwright playwright = Playwright.create();
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(Chromium.ARGUMENTS));
        Caller ada = new Caller(server.root());
        String token = server.firstAddress().replaceFirst(".*#first/", "");
        ada.begins("/first-administrator", """
                {"token": "%s", "name": "Ada Director", "login": "ada", "password": "%s", "alsoDirector": true}""".formatted(token, PASSWORD));
        Laboratory laboratory = new Laboratory(server, playwright, browser, ada);
        try {
            laboratory.enrolls("Ben Technician", "ben", BEN, BENS_PIN);
            laboratory.enrolls("Cem Technician", "cem", CEM, CEMS_PIN);
            laboratory.importsTheStudy();
        } catch (AssertionError refused) {
            laboratory.close();
            throw refused;
        }
        return laboratory;
    }

    /** @return the mice in the order of their cages: C01-1 to C08-5 */
    static List<String> mice() {
        List<String> mice = new ArrayList<>();
        for (int cage = 1; cage <= 8; cage++) {
            for (int mouse = 1; mouse <= 5; mouse++) {
                mice.add("C0%d-%d".formatted(cage, mouse));
            }
        }
        return mice;
    }

    Caller ada() {
        return ada;
    }

    String root() {
        return server.root();
    }

    /**
     * @param mouse the whole name
     * @return the newest version of every reading of a day, with the names and texts of the API
     */
    @SuppressWarnings("unchecked") // a list of objects comes back
    List<Map<String, Object>> readings(String mouse, int day) {
        try (Page page = browser.newPage()) {
            return (List<Map<String, Object>>) page.evaluate(
                    "([json, mouse, day]) => JSON.parse(json).mice.filter(m => m.mouse === mouse).flatMap(m => m.readings).filter(r => r.day === day)",
                    List.of(ada.gets("/studies/" + STUDY + "/readings?mouse=" + mouse), mouse, day));
        }
    }

    /** @return the only reading of this kind that was not taken back */
    Map<String, Object> reading(String mouse, int day, String endpoint) {
        List<Map<String, Object>> found = readings(mouse, day).stream()
                .filter(r -> endpoint.equals(r.get("endpoint")) && !"WITHDRAWN".equals(r.get("status")))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    "%s, day %d, %s: one reading was expected among %s".formatted(mouse, day, endpoint, found));
        }
        return found.get(0);
    }

    /** @return the name of the technician who measured a volume */
    String whoMeasured(String mouse, int day) {
        String operator = String.valueOf(reading(mouse, day, "TUMOR_VOLUME").get("operator"));
        return technicians.getOrDefault(operator, operator);
    }

    /** @return somebody in front of a browser of their own, which knows nobody yet */
    Person atABrowser() {
        return new Person(browser, server.root(), Path.of(System.getProperty("graftline.pictures", "target/pictures")));
    }

    /** @return a technician at a browser, signed in by badge and PIN */
    Person atTheBench(String badge, String pin) {
        Person person = atABrowser();
        person.opens(server.root() + "bench/sign-in");
        person.signsInBy(badge, pin);
        person.sees("Which study do you measure?");
        return person;
    }

    /** @return the id of the new technician */
    String enrolls(String name, String login, String badge, String pin) {
        String id = id(ada.sends("POST", "/people", "{\"login\": \"%s\", \"name\": \"%s\"}".formatted(login, name)));
        technicians.put(id, name);
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

    private void importsTheStudy() {
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,length_mm,width_mm,body_weight_g");
        List<String> mice = mice();
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
                "POST", "/studies/" + STUDY + "/imports?name=weeks.csv", "application/octet-stream", rows.toString());
        ada.sends("POST", "/studies/" + STUDY + "/imports/" + id(preview) + "/commit", """
                {"reason": "the weeks before", "title": "Forty mice on the Bench", "zone": "Europe/Berlin"}""");
        String housing = mice.stream()
                .map(mouse -> "{\"mouse\": \"%s\", \"cage\": \"%s\", \"rack\": \"R1\"}"
                        .formatted(mouse, mouse.substring(0, 3)))
                .collect(Collectors.joining(", ", "[", "]"));
        ada.sends(
                "PUT",
                "/studies/" + STUDY + "/bench/housing",
                "{\"housing\": " + housing + ", \"reason\": \"as the cage cards say\"}");
        ada.sends("PUT", "/studies/" + STUDY + "/bench/rules", """
                {"dayZero": null, "independent": true, "blinded": ["TECHNICIAN"], "impliedDecimals": 0, "smallestMm": "2",
                 "limits": [{"quantity": "TUMOR_VOLUME", "threshold": "1500", "tier": "STOP"},
                            {"quantity": "WEIGHT_LOSS", "threshold": "20", "tier": "STOP"}],
                 "keepReasons": ["measured again, same value", "tumor changed shape"],
                 "missingReasons": ["animal not found", "animal under anesthesia"], "version": 0, "why": "the protocol says so"}""");
        ada.sends("PUT", "/devices/K2", """
                {"kind": "CALIPER", "name": "digital caliper", "serial": "4711", "calibratedOn": "2020-01-01", "calibrationDue": "2099-12-31",
                 "gauge": "10.00", "tolerance": "0.05", "state": "IN_USE", "version": 0, "why": "new device"}""");
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
    }
}
