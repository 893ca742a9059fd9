package org.graftline.it.bench.faults;

import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/** Every force to the disk takes long; by turns the process is killed meanwhile. */
final class SlowDisk implements Fault {
    private static final int SLOWEST_MS = 400;

    @Override
    public String kind() {
        return "slowdisk";
    }

    @Override
    public String words() {
        return "every `fsync` takes up to %d ms longer; by turns the process is killed in one".formatted(SLOWEST_MS);
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        FaultSwitch faults = site.faults();
        boolean killed = moments.nextBoolean();
        long before = faults.delayed();
        Shift shift = site.shift();
        try {
            site.awaitReadings();
            faults.slowDown(Duration.ofMillis(50 + moments.nextInt(SLOWEST_MS - 50)));
            site.awaitReadings();
            Thread.sleep(moments.nextInt(500));
            if (killed) {
                site.server().kill();
            }
        } finally {
            shift.end();
            faults.heal();
        }
        if (faults.delayed() == before) {
            tally.wrong("Nothing was forced to the slow disk while readings were acknowledged.");
        }
        if (killed) {
            site.start();
        }
        site.settle(shift, tally);
    }
}
