package org.graftline.it.bench.capture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.graftline.it.bench.capture.Client.Answer;
import tools.jackson.databind.JsonNode;

/**
 * The plan of a study of many mice after a reading was saved, and the worklist of many studies, as a browser waits for them. Prints
 * times; asserts nothing.
 */
public final class Planning {
    private static final String DIRECTOR = "director";
    private static final String PASSWORD = "five quiet words for this";
    private static final int ROUNDS = 20;
    private static final int DAYS = 21;
    private static final int PATIENCE_SECONDS = 60;

    private Planning() {}

    /**
     * @param args folder of the distribution, mice of the large study (1000), studies (30), mice of each (200)
     * @throws Exception if the server does not answer
     */
    public static void main(String[] args) throws Exception {
        int large = args.length > 1 ? Integer.parseInt(args[1]) : 1_000;
        int studies = args.length > 2 ? Integer.parseInt(args[2]) : 30;
        int mice = args.length > 3 ? Integer.parseInt(args[3]) : 200;
        Path home = Files.createTempDirectory("graftline-planning");
        PrintStream out = System.out;
        try (Server server = Server.start(Path.of(args[0]), home)) {
            Client director = new Client(server.api());
            director.first(server.firstToken().orElseThrow(), DIRECTOR, PASSWORD);
            study(server, director, "LARGE", large);
            awaitModel(director, "LARGE");
            List<Long> plans = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                save(director, round);
                plans.add(timed(director, "/studies/LARGE/conduct/visits"));
            }
            print(out, "%d mice, plan after a saved reading (read, posterior, plan, JSON)".formatted(large), plans);
            List<Long> calls = new ArrayList<>();
            for (int round = 0; round < Math.min(ROUNDS, large); round++) {
                calls.add(untilCalled(director, large - 1 - round));
            }
            print(out, "%d mice, from a reading that is sent to its alert's first call".formatted(large), calls);
            for (int k = 0; k < studies; k++) {
                study(server, director, "S%02d".formatted(k), mice);
            }
            timed(director, "/worklist"); // the first look reads every study
            List<Long> lists = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                lists.add(timed(director, "/worklist"));
            }
            print(
                    out,
                    "worklist of %d studies of %d mice and the large one, nothing new".formatted(studies, mice),
                    lists);
        }
    }

    private static void study(Server server, Client director, String code, int mice)
            throws IOException, InterruptedException {
        Path rows = Files.createTempFile("planning", ".csv");
        Files.writeString(rows, rows(mice));
        server.type("import", "--study", code, "--as", DIRECTOR, "--accept", rows.toString());
        Files.delete(rows);
        director.send(
                        "PUT",
                        "/studies/" + code + "/bench/rules",
                        Map.of(
                                "independent",
                                true,
                                "blinded",
                                List.of(),
                                "impliedDecimals",
                                0,
                                "limits",
                                List.of(Map.of("quantity", "TUMOR_VOLUME", "threshold", "1500", "tier", "STOP")),
                                "keepReasons",
                                List.of("same again"),
                                "missingReasons",
                                List.of("no time"),
                                "version",
                                0,
                                "why",
                                "protocol"))
                .required("The limits");
        director.send(
                        "PUT",
                        "/studies/" + code + "/conduct/visits",
                        Map.of(
                                "every",
                                Map.of("from", 0, "to", 42, "days", 3),
                                "longestDays",
                                7,
                                "version",
                                0,
                                "why",
                                "protocol"))
                .required("The schedule");
    }

    private static String rows(int mice) {
        Random random = new Random(mice);
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,volume_mm3\n");
        for (int mouse = 0; mouse < mice; mouse++) {
            double level = Math.log(150) + 0.2 * random.nextGaussian();
            double rate = 0.05 + 0.015 * random.nextGaussian();
            for (int day = 0; day <= DAYS; day += 3) {
                rows.append(String.format(
                        Locale.ROOT,
                        "D%d,M%04d,%s,%d,%.1f%n",
                        mouse % 10,
                        mouse,
                        mouse % 2 == 0 ? "control" : "drug",
                        day,
                        Math.exp(level + rate * day + 0.12 * random.nextGaussian())));
            }
        }
        return rows.toString();
    }

    private static void awaitModel(Client director, String code) throws IOException, InterruptedException {
        for (int look = 0; look < 600; look++) {
            Answer answer = director.send("GET", "/studies/" + code + "/conduct/visits", null)
                    .required("The plan");
            if (answer.body().path("hasModel").asBoolean()) {
                return;
            }
            Thread.sleep(1_000);
        }
        throw new IllegalStateException("No model came up in ten minutes.");
    }

    private static void save(Client director, int round) throws IOException, InterruptedException {
        director.send(
                        "PUT",
                        "/studies/LARGE/readings/" + UUID.randomUUID(),
                        Map.of("mouse", "M%04d".formatted(round), "day", DAYS + 1, "value", "600"))
                .required("A reading");
    }

    /** The notices of a call are queued in the transaction that keeps the call. */
    private static long untilCalled(Client director, int mouse) throws IOException, InterruptedException {
        String name = "M%04d".formatted(mouse);
        long begin = System.nanoTime();
        director.send(
                        "PUT",
                        "/studies/LARGE/readings/" + UUID.randomUUID(),
                        Map.of("mouse", name, "day", DAYS + 1, "value", "1700"))
                .required("A reading");
        while (System.nanoTime() - begin < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
            Answer answer =
                    director.send("GET", "/studies/LARGE/conduct/alerts", null).required("The alerts");
            for (JsonNode one : answer.body().path("alerts")) {
                if (one.path("mouse").asString().equals(name)
                        && !one.path("messages").isEmpty()) {
                    return System.nanoTime() - begin;
                }
            }
        }
        throw new IllegalStateException("Nobody was called about " + name + " in a minute.");
    }

    private static long timed(Client director, String path) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        director.send("GET", path, null).required(path);
        return System.nanoTime() - begin;
    }

    private static void print(PrintStream out, String what, List<Long> nanos) {
        nanos.sort(null);
        out.printf(
                Locale.ROOT,
                "%s: median %.0f ms, largest %.0f ms of %d%n",
                what,
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get(nanos.size() - 1) / 1e6,
                nanos.size());
    }
}
