package org.graftline.it.bench.faults;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/** The clock of the computer is set hours ahead or back under the running server, and right again. */
final class ClockJump implements Fault {
    private static final int MOST_HOURS = 30;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Override
    public String kind() {
        return "clock";
    }

    @Override
    public String words() {
        return "the clock jumps up to %d hours, ahead or back, and right again later".formatted(MOST_HOURS);
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        FaultSwitch faults = site.faults();
        long asked = faults.clockAsked();
        int told = told(site);
        Duration jump = Duration.ofMinutes((moments.nextBoolean() ? 1 : -1) * (5L + moments.nextInt(MOST_HOURS * 60)));
        Shift before = site.shift();
        site.awaitReadings();
        faults.clockOffBy(jump);
        Thread.sleep(200 + moments.nextInt(300));
        before.end();
        Shift meanwhile;
        try {
            site.logIn(); // sessions may have ended by the wrong time
            meanwhile = site.shift();
            site.awaitReadings();
            awaitTold(site, told + 1, tally);
        } finally {
            faults.heal();
        }
        Thread.sleep(200 + moments.nextInt(300));
        meanwhile.end();
        awaitTold(site, told + 2, tally);
        if (faults.clockAsked() == asked) {
            tally.wrong("The server never asked for the time, so its clock was not wrong.");
        }
        site.logIn();
        site.settle(before, tally);
        site.settle(meanwhile, tally);
    }

    private static void awaitTold(Site site, int times, Tally tally) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (told(site) < times) {
            if (System.nanoTime() > deadline) {
                tally.wrong("The log says nothing about a clock that jumped by hours.");
                return;
            }
            Thread.sleep(50);
        }
    }

    private static int told(Site site) throws IOException {
        int told = 0;
        try (DirectoryStream<Path> logs = Files.newDirectoryStream(site.home().resolve("log"), "graftline*.log")) {
            for (Path log : logs) { // a clock that jumps over midnight begins another
                told += (int) Files.readAllLines(log).stream()
                        .filter(line -> line.contains(" GL-1014 "))
                        .count();
            }
        }
        return told;
    }
}
