package org.graftline.it.bench.capture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * Kills the process, again and again, while technicians save readings; after each restart everything that was acknowledged must be
 * there once, and the ledger must verify. Run in slices: every run has its own home.
 */
public final class Kills {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int TECHNICIANS = 10;
    private static final int SHORTEST_MS = 200;
    private static final int LONGEST_MS = 2_500;

    private final Path distribution;
    private final Path home;
    private final int technicians;
    private final Random moments;
    private final PrintStream out;

    private Kills(Path distribution, Path home, int technicians, long seed, PrintStream out) {
        this.distribution = distribution;
        this.home = home;
        this.technicians = technicians;
        this.moments = new Random(seed);
        this.out = out;
    }

    /**
     * @param args folder of the distribution, kills (20), seed (1), technicians (10)
     * @throws Exception if the server does not answer
     */
    public static void main(String[] args) throws Exception {
        int kills = args.length > 1 ? Integer.parseInt(args[1]) : 20;
        long seed = args.length > 2 ? Long.parseLong(args[2]) : 1;
        int technicians = args.length > 3 ? Integer.parseInt(args[3]) : TECHNICIANS;
        Path home = Files.createTempDirectory("graftline-kills");
        List<String> wrong = new Kills(Path.of(args[0]), home, technicians, seed, System.out).run(kills);
        wrong.stream().limit(10).forEach(System.out::println);
        if (!wrong.isEmpty()) {
            System.exit(1);
        }
    }

    /** @return what is wrong, a sentence each; empty if nothing was lost, doubled or changed */
    private List<String> run(int kills) throws IOException, InterruptedException {
        Laboratory laboratory = new Laboratory(technicians);
        Ledger ledger = new Ledger();
        Server server = Server.start(distribution, home);
        try {
            laboratory.setUp(server);
            int unanswered = 0;
            List<Client> clients = laboratory.logIn(server);
            for (int kill = 1; kill <= kills; kill++) {
                Shift shift = Shift.begin(clients, PAUSE);
                Thread.sleep(SHORTEST_MS + moments.nextInt(LONGEST_MS - SHORTEST_MS));
                server.kill();
                shift.end();
                server.close();

                server = Server.start(distribution, home);
                clients = laboratory.logIn(server);
                for (Technician technician : shift.technicians()) {
                    unanswered += technician.unanswered();
                    technician.repeatUnanswered(clients.get(technician.number()));
                    ledger.add(technician);
                }
                List<String> wrong = wrong(server, laboratory, ledger);
                if (!wrong.isEmpty()) {
                    return wrong;
                }
                out.printf("kill %d of %d: %d acknowledged so far%n", kill, kills, ledger.size());
            }
            out.printf(
                    "%d kills, %d readings acknowledged, %d of them after a repetition: each is there once, the ledger verifies%n",
                    kills, ledger.size(), unanswered);
            return List.of();
        } finally {
            server.close();
        }
    }

    private static List<String> wrong(Server server, Laboratory laboratory, Ledger ledger)
            throws IOException, InterruptedException {
        Client director = new Client(server.api());
        laboratory.logInDirector(director);
        List<String> wrong = ledger.compare(director);
        server.type("verify-audit");
        return wrong;
    }
}
