package org.graftline.it.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of a campaign as a page of the manual.
 *
 * @param begun when
 * @param took how long
 * @param seed of all moments
 * @param kinds that were made
 */
record FaultsPage(Instant begun, Duration took, long seed, List<Fault> kinds) {
    private static final int SHOWN = 20;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

    /** @param tallies by kind */
    String text(Map<String, Tally> tallies) {
        StringBuilder page = new StringBuilder("""
                # When things break

                Graftline promises: a reading that was acknowledged is there afterwards, exactly once, with its value; one that was refused was refused whole and
                in a sentence, and goes in when it is sent again; the ledger verifies. This page says how that was tried. It is written by
                `it/bench/run faults`, which breaks a running installation again and again while four technicians save readings, and compares what
                is stored with a log of acknowledged readings that it keeps outside of the server. After every round `verify-audit` runs.

                """);
        page.append("%s, %d minutes, %s, %d processors, Java %s, seed %d.%n%n"
                .formatted(
                        DATE.format(begun),
                        took.toMinutes(),
                        System.getProperty("os.name"),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        seed));
        page.append(
                "| what breaks | rounds | acknowledged | of these sent again | refusals in a sentence | lost | twice | anything else wrong | skipped |\n");
        page.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Fault fault : kinds) {
            Tally tally = tallies.getOrDefault(fault.kind(), new Tally());
            row(page, "`%s`".formatted(fault.kind()), tally);
        }
        page.append("\n");
        kinds.forEach(fault -> page.append("- `%s`: %s.%n".formatted(fault.kind(), fault.words())));
        said(page, tallies);
        skipped(page, tallies);
        wrong(page, tallies);
        return page.toString();
    }

    private static void row(StringBuilder page, String name, Tally tally) {
        int other = tally.wrong().size() - tally.lost() - tally.twice();
        page.append(String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d | %d | %d | %d | %d |%n",
                name,
                tally.rounds(),
                tally.acknowledged(),
                tally.repeated(),
                tally.refused(),
                tally.lost(),
                tally.twice(),
                other,
                tally.skipped().values().stream().mapToInt(Integer::intValue).sum()));
    }

    private static void said(StringBuilder page, Map<String, Tally> tallies) {
        Map<String, Integer> said = new TreeMap<>();
        tallies.values()
                .forEach(tally -> tally.said().forEach((words, count) -> said.merge(words, count, Integer::sum)));
        if (said.isEmpty()) {
            return;
        }
        page.append(
                "\n## What was said\nA number and a colon before a sentence are the status of the answer.\n\n| times | sentence |\n|---|---|\n");
        said.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(one -> page.append(
                        "| %d | %s |%n".formatted(one.getValue(), one.getKey().replace("|", "\\|"))));
    }

    private static void skipped(StringBuilder page, Map<String, Tally> tallies) {
        StringBuilder lines = new StringBuilder();
        tallies.forEach((kind, tally) -> tally.skipped()
                .forEach((reason, count) -> lines.append("- `%s`, %d rounds: %s%n".formatted(kind, count, reason))));
        if (!lines.isEmpty()) {
            page.append("\n## What could not be tried here\n").append(lines);
        }
    }

    private static void wrong(StringBuilder page, Map<String, Tally> tallies) {
        StringBuilder lines = new StringBuilder();
        tallies.forEach((kind, tally) -> tally.wrong().stream()
                .limit(SHOWN)
                .forEach(sentence -> lines.append("- `%s`: %s%n".formatted(kind, sentence.strip()))));
        if (!lines.isEmpty()) {
            page.append("\n## What went wrong\n").append(lines);
        }
    }
}
