package org.graftline.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A server with a study of 40 mice in eight cages, a director and two technicians with badges, and a browser to look at it. One for
 * each class of tests.
 */
final class Laboratory implements AutoCloseable {
    static final String STUDY = "PDX-40";
    static final String PASSWORD = "seven unrelated words";
    static final String BEN = "BADGE-0417";
    static final String CEM = "BADGE-0993";
    static final String BENS_PIN = "481623";
    static final String CEMS_PIN = "902174";

    private final Path home;
    private final DemoServer server;
    private final Browser browser;
    private final Caller ada;
    private final Map<String, String> technicians;
    private final List<Person> people = new ArrayList<>();

    private Laboratory(Path home, DemoServer server, Browser browser, Caller ada, Map<String, String> technicians) {
        this.home = home;
        this.server = server;
        this.browser = browser;
        this.ada = ada;
        this.technicians = new HashMap<>(technicians);
    }

    /** Serves a copy of the prepared home. */
    static Laboratory open(Desktop desktop, PreparedHome prepared) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("graftline-bench");
        prepared.copyTo(folder.resolve("home"));
        Files.createDirectories(folder.resolve("home").resolve("config"));
        DemoServer server = DemoServer.startAgain(folder);
        Caller ada = new Caller(server.root());
        Laboratory laboratory =
                new Laboratory(folder.resolve("home"), server, desktop.browser(), ada, prepared.technicians());
        try {
            ada.begins("/session", "{\"login\": \"ada\", \"password\": \"%s\"}".formatted(PASSWORD));
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

    /** Changes settings of the running server. */
    void sets(String pid, String settings) throws IOException {
        Files.writeString(home.resolve("config").resolve(pid + ".cfg"), settings);
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
        Person person = new Person(browser, server.root(), Path.of(System.getProperty("graftline.pictures", "")));
        people.add(person);
        return person;
    }

    /** @return everybody who sits at a browser */
    List<Person> people() {
        return people;
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
        String id = PreparedHome.enroll(ada, name, login, badge, pin);
        technicians.put(id, name);
        return id;
    }

    @Override
    public void close() {
        people.forEach(Person::leaves);
        server.close();
    }
}
