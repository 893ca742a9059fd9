package org.graftline.it.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The campaign as a command, which leaves its figures as a page of the manual. */
public final class Faults {
    private static final int ROUNDS = 40;
    private static final String USAGE =
            "usage: run faults [--rounds N] [--minutes N] [--seed S] [--kinds %s] [--page FILE.md]";

    private Faults() {}

    /**
     * @param args folder of the distribution, then options
     * @throws Exception if a server cannot be set up
     */
    public static void main(String[] args) throws Exception {
        int rounds = ROUNDS;
        long minutes = Duration.ofDays(7).toMinutes();
        long seed = 1;
        List<Fault> kinds = Campaign.FAULTS;
        Path page = null;
        for (int k = 1; k < args.length; k += 2) {
            String value = k + 1 < args.length ? args[k + 1] : "";
            switch (args[k]) {
                case "--rounds" -> rounds = Integer.parseInt(value);
                case "--minutes" -> minutes = Long.parseLong(value);
                case "--seed" -> seed = Long.parseLong(value);
                case "--kinds" -> kinds = kinds(value);
                case "--page" -> page = Path.of(value);
                default -> usage();
            }
        }
        Instant begun = Instant.now();
        Path work = Files.createTempDirectory("graftline-faults");
        PrintStream out = System.out;
        out.println("Homes and the logs of what was acknowledged are in " + work);
        long until = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        Campaign campaign = new Campaign(Path.of(args[0]), work, seed, out);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(campaign), "stop"));
        Map<String, Tally> tallies = campaign.run(kinds, rounds, until);
        String text = new FaultsPage(begun, Duration.between(begun, Instant.now()), seed, kinds).text(tallies);
        out.print(text);
        if (page != null) {
            Files.writeString(page, text);
        }
        if (tallies.values().stream().anyMatch(tally -> !tally.wrong().isEmpty())) {
            System.exit(1);
        }
        deleteTree(work);
    }

    private static void stop(Campaign campaign) {
        try {
            campaign.close();
        } catch (IOException failure) {
            System.err.println("What runs could not be stopped: " + failure.getMessage());
        }
    }

    private static List<Fault> kinds(String names) {
        List<Fault> chosen = new ArrayList<>();
        for (String name : names.split(",", -1)) {
            Campaign.FAULTS.stream()
                    .filter(fault -> fault.kind().equals(name))
                    .findFirst()
                    .ifPresentOrElse(chosen::add, Faults::usage);
        }
        return chosen;
    }

    private static void usage() {
        System.err.println(
                USAGE.formatted(Campaign.FAULTS.stream().map(Fault::kind).collect(Collectors.joining(","))));
        System.exit(2);
    }

    private static void deleteTree(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
