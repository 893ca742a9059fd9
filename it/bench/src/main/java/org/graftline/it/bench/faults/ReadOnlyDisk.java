package org.graftline.it.bench.faults;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/**
 * A disk that takes nothing any more, by turns: for a while, and it is well again under the running server; or for good, as Linux makes
 * it after an error of the disk, with the loss of whatever was not on it, so that it must be mounted and the server started again.
 */
final class ReadOnlyDisk implements Fault {
    private static final int LONGEST_MS = 1_500;

    @Override
    public String kind() {
        return "readonly";
    }

    @Override
    public String words() {
        return "the disk turns read-only under open files: by turns for a while, and for good with the loss of what was not yet on it";
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Optional<LoopDisk> disk = site.disk();
        if (disk.isPresent() && moments.nextBoolean()) {
            forGood(site, disk.get(), moments, tally);
        } else {
            forAWhile(site, moments, tally);
        }
    }

    private static void forAWhile(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        FaultSwitch faults = site.faults();
        Shift shift = site.shift();
        try {
            site.awaitReadings();
            faults.refuseWrites(FaultSwitch.READ_ONLY);
            Thread.sleep(200 + moments.nextInt(LONGEST_MS));
            faults.heal();
            site.awaitReadings();
        } finally {
            shift.end();
        }
        site.settle(shift, tally);
    }

    private static void forGood(Site site, LoopDisk disk, Random moments, Tally tally)
            throws IOException, InterruptedException {
        Shift shift = site.shift();
        site.awaitReadings();
        disk.abort();
        Thread.sleep(200 + moments.nextInt(LONGEST_MS));
        shift.end();
        site.server().kill(); // its files are open until then
        disk.repair();
        site.start();
        site.settle(shift, tally);
    }
}
