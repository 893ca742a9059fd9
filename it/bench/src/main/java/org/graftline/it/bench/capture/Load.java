package org.graftline.it.bench.capture;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Fifty technicians save a reading every two seconds each, on H2. Prints how long the acknowledged writes took, and whether all of them
 * are there.
 */
public final class Load {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    private Load() {}

    /**
     * @param args folder of the distribution, technicians (50), minutes (5)
     * @throws Exception if the server does not answer
     */
    public static void main(String[] args) throws Exception {
        Path distribution = Path.of(args[0]);
        int technicians = args.length > 1 ? Integer.parseInt(args[1]) : 50;
        int minutes = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        Path home = Files.createTempDirectory("graftline-load");
        PrintStream out = System.out;
        try (Server server = Server.start(distribution, home)) {
            Laboratory laboratory = new Laboratory(technicians);
            laboratory.setUp(server);
            List<Client> clients = laboratory.logIn(server);
            Ledger ledger = new Ledger();
            work(clients, WARM_UP, ledger);
            Shift shift = work(clients, Duration.ofMinutes(minutes), ledger);
            List<Long> nanos = new ArrayList<>();
            List<String> refused = new ArrayList<>();
            shift.technicians().forEach(technician -> {
                nanos.addAll(technician.nanos());
                technician.refused().forEach(one -> refused.add(one.toString()));
            });
            nanos.sort(null);
            out.printf(
                    Locale.ROOT,
                    "%d technicians, a reading every %d s each, %d min: %d acknowledged writes, p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, largest %.1f ms; %d refused%n",
                    technicians,
                    PAUSE.toSeconds(),
                    minutes,
                    nanos.size(),
                    millis(nanos, 0.5),
                    millis(nanos, 0.9),
                    millis(nanos, 0.99),
                    millis(nanos, 1),
                    refused.size());
            refused.stream().limit(3).forEach(out::println);
            Client director = new Client(server.api());
            laboratory.logInDirector(director);
            List<String> wrong = ledger.compare(director);
            wrong.stream().limit(10).forEach(out::println);
            out.printf("%d acknowledged in all, %d of them wrong%n", ledger.size(), wrong.size());
            out.print(server.type("verify-audit"));
            if (!wrong.isEmpty() || !refused.isEmpty()) {
                System.exit(1);
            }
        }
    }

    private static Shift work(List<Client> clients, Duration time, Ledger ledger) throws InterruptedException {
        Shift shift = Shift.begin(clients, PAUSE);
        Thread.sleep(time.toMillis());
        shift.end();
        shift.technicians().forEach(ledger::add);
        return shift;
    }

    private static double millis(List<Long> sorted, double share) {
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        int index = (int) Math.ceil(share * sorted.size()) - 1;
        return sorted.get(Math.max(0, index)) / 1e6;
    }
}
