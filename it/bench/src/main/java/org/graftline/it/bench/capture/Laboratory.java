package org.graftline.it.bench.capture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A study with many mice and people who measure them, set up through the ways that people have. */
public final class Laboratory {
    public static final String STUDY = "CAMPAIGN";
    public static final int MICE = 200;
    private static final String PASSWORD = "five quiet words for this";
    private static final String DIRECTOR = "director";

    private final int technicians;

    /** @param technicians how many people measure */
    public Laboratory(int technicians) {
        this.technicians = technicians;
    }

    /** Enrolls the people and imports the study into a home that has nobody yet. */
    public void setUp(Server server) throws IOException, InterruptedException {
        Client director = new Client(server.api());
        director.first(
                server.firstToken().orElseThrow(() -> new IllegalStateException("The server printed no first token.")),
                DIRECTOR,
                PASSWORD);
        Path rows = Files.createTempFile("campaign", ".csv");
        Files.writeString(rows, studyRows(MICE));
        server.type("import", "--study", STUDY, "--as", DIRECTOR, "--accept", rows.toString());
        Files.delete(rows);
        for (int k = 0; k < technicians; k++) {
            String person = director.send("POST", "/people", Map.of("login", login(k), "name", "Technician " + k))
                    .required("Enrolling")
                    .body()
                    .path("person")
                    .asString();
            director.send("PUT", "/people/" + person + "/password", Map.of("password", PASSWORD))
                    .required("The password");
            director.send("PUT", "/people/" + person + "/roles/technician", null)
                    .required("The role");
        }
    }

    /** @return everybody's browser, logged in */
    public List<Client> logIn(Server server) throws IOException, InterruptedException {
        List<Client> clients = new ArrayList<>();
        for (int k = 0; k < technicians; k++) {
            Client client = new Client(server.api());
            client.logIn(login(k), PASSWORD);
            clients.add(client);
        }
        return clients;
    }

    /** Logs in who may read everything. */
    public void logInDirector(Client client) throws IOException, InterruptedException {
        client.logIn(DIRECTOR, PASSWORD);
    }

    static String mouse(int number) {
        return "M%03d".formatted(number % MICE);
    }

    private static String login(int k) {
        return "technician-" + k;
    }

    /** @return a table of volumes of so many mice on four days */
    public static String studyRows(int mice) {
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,volume_mm3\n");
        for (int mouse = 0; mouse < mice; mouse++) {
            for (int day = 0; day <= 12; day += 4) {
                rows.append("D%d,%s,%s,%d,%d%n"
                        .formatted(
                                mouse % 10,
                                "M%03d".formatted(mouse),
                                mouse % 2 == 0 ? "control" : "drug",
                                day,
                                100 + 20 * day));
            }
        }
        return rows.toString();
    }
}
