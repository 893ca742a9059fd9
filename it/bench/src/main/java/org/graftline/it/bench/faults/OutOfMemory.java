package org.graftline.it.bench.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.graftline.it.bench.capture.Client;
import org.graftline.it.bench.capture.Laboratory;
import org.graftline.it.bench.capture.Shift;

/** A server with little memory that is asked for too much at once: it answers, or it ends by itself. */
final class OutOfMemory implements Fault {
    /** What the server has; it idles in about half of it. */
    static final int HEAP_MB = 96;

    private static final int MICE = 20_000;
    private static final int MOST_GREEDY = 4;
    private static final long PATIENCE_MS = 60_000;

    @Override
    public String kind() {
        return "memory";
    }

    @Override
    public String words() {
        return "a server with %d MB is sent imports of %,d rows and asked for exports at the same time"
                .formatted(HEAP_MB, MICE * 4);
    }

    @Override
    public Ground ground() {
        return Ground.SMALL_HEAP;
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Path rows = site.place().resolve("large.csv");
        if (!Files.exists(rows)) {
            Files.writeString(rows, Laboratory.studyRows(MICE));
        }
        Shift shift = site.shift();
        site.awaitReadings();
        List<Thread> greedy = new ArrayList<>();
        int many = 2 + moments.nextInt(MOST_GREEDY - 1);
        for (int k = 0; k < many; k++) {
            String study = "LARGE-%d-%d".formatted(moments.nextInt(1_000_000), k);
            greedy.add(new Thread(() -> importing(site, study, rows), "greedy-" + k));
        }
        greedy.add(new Thread(() -> exporting(site), "greedy-exports"));
        greedy.forEach(Thread::start);
        for (Thread one : greedy) {
            one.join(PATIENCE_MS);
        }
        boolean ended = site.server().endsWithin(500);
        shift.end();
        if (ended) {
            Sentences.lastWords(site.server().said())
                    .ifPresentOrElse(
                            words -> tally.refused("ended: " + words),
                            () -> tally.wrong("The server ended without a sentence."));
            site.start();
        } else if (greedy.stream().anyMatch(Thread::isAlive)) {
            tally.wrong("For a minute the server neither answered nor ended.");
            site.server().kill();
            site.start();
        }
        site.settle(shift, tally);
    }

    private static void importing(Site site, String study, Path rows) {
        try {
            site.server().type("import", "--study", study, "--as", "director", "--accept", rows.toString());
        } catch (IOException | IllegalStateException refused) {
            return; // it is refused, or its server ends: either is as it should be
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void exporting(Site site) {
        try {
            Client director = site.director();
            for (int turn = 0; turn < 3; turn++) {
                Oracle.stored(director);
                director.send("GET", "/studies/" + Laboratory.STUDY + "/report", null);
            }
        } catch (IOException | IllegalStateException ended) {
            return; // with its server
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
