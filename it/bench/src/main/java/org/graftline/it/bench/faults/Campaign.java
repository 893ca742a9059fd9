package org.graftline.it.bench.faults;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Faults of every kind by turns against running servers. Whatever was acknowledged must be there exactly once after every round, the
 * ledger must verify, and whatever was refused must have been refused whole, in a sentence.
 */
final class Campaign {
    static final List<Fault> FAULTS = List.of(
            new Kill(),
            new DiskFull(),
            new ReadOnlyDisk(),
            new ClockJump(),
            new OutOfMemory(),
            new SlowDisk(),
            new DatabaseGone(),
            new DamagedDatabase());

    /** After so many rounds a site is left and a new one set up, so that the rounds of a long campaign take no longer than the first. */
    private static final int ROUNDS_OF_A_SITE = 60;

    private final Path distribution;
    private final Path work;
    private final long seed;
    private final PrintStream out;
    private final Map<Ground, Site> sites = new EnumMap<>(Ground.class);
    private final Map<Ground, Integer> used = new EnumMap<>(Ground.class);
    private final Map<Ground, String> notHad = new EnumMap<>(Ground.class);
    private int opened;

    /** @param work an empty folder for homes and logs */
    Campaign(Path distribution, Path work, long seed, PrintStream out) {
        this.distribution = distribution;
        this.work = work;
        this.seed = seed;
        this.out = out;
    }

    /**
     * @param kinds to be made by turns
     * @param rounds of all kinds together
     * @param until the campaign ends early at this {@link System#nanoTime()}
     * @return what came of each kind
     */
    Map<String, Tally> run(List<Fault> kinds, int rounds, long until) throws IOException, InterruptedException {
        Map<String, Tally> tallies = new LinkedHashMap<>();
        kinds.forEach(fault -> tallies.put(fault.kind(), new Tally()));
        try {
            for (int round = 0; round < rounds && System.nanoTime() < until; round++) {
                Fault fault = kinds.get(round % kinds.size());
                round(fault, round, tallies.getOrDefault(fault.kind(), new Tally()));
            }
        } finally {
            close();
        }
        return tallies;
    }

    /** Stops what runs, also when somebody stops the campaign. */
    synchronized void close() throws IOException {
        for (Site site : List.copyOf(sites.values())) {
            site.close();
        }
        sites.clear();
    }

    private void round(Fault fault, int round, Tally tally) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int before = tally.acknowledged();
        int wrong = tally.wrong().size();
        try {
            Site site = site(fault.ground());
            fault.round(site, new Random(new SplittableRandom(seed + round).nextLong()), tally);
        } catch (NotHadException reason) {
            tally.skipped(reason.reason());
            out.printf("round %d, %s: skipped, %s%n", round + 1, fault.kind(), reason.reason());
            return;
        } catch (IOException | IllegalStateException failure) {
            tally.wrong("Round %d broke off: %s".formatted(round + 1, failure));
        }
        tally.round();
        out.printf(
                "round %d, %s: %d acknowledged, %.1f s%n",
                round + 1, fault.kind(), tally.acknowledged() - before, (System.nanoTime() - begun) / 1e9);
        tally.wrong().stream().skip(wrong).forEach(sentence -> out.println("  WRONG: " + sentence));
        if (tally.wrong().size() > wrong) {
            Site spoilt = sites.get(fault.ground());
            if (spoilt != null) {
                spoilt.keepLog();
            }
            leave(fault.ground()); // what comes next shall not suffer for it
        }
    }

    private Site site(Ground ground) throws IOException, InterruptedException {
        String reason = notHad.get(ground);
        if (reason != null) {
            throw new NotHadException(reason);
        }
        int turn = used.merge(ground, 1, Integer::sum);
        if (turn > ROUNDS_OF_A_SITE) {
            leave(ground);
            used.put(ground, 1);
        }
        Site site = sites.get(ground);
        if (site == null) {
            try {
                site = Site.open(distribution, Files.createDirectory(work.resolve("site-" + opened++)), ground);
            } catch (NotHadException none) {
                notHad.put(ground, none.reason());
                throw none;
            }
            sites.put(ground, site);
        }
        return site;
    }

    private void leave(Ground ground) throws IOException {
        Site left = sites.remove(ground);
        if (left != null) {
            left.close();
        }
    }
}
