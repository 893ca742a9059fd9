package org.graftline.it.bench.faults;

import java.io.IOException;
import java.util.Optional;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/** No room, for a while: a disk of its own that is filled, or one that says it is full. */
final class DiskFull implements Fault {
    private static final int LONGEST_MS = 1_500;

    @Override
    public String kind() {
        return "diskfull";
    }

    @Override
    public String words() {
        return "the disk of the home is filled to its last block while readings are saved, and emptied again";
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Shift shift = site.shift();
        try {
            site.awaitReadings();
            int time = 300 + moments.nextInt(LONGEST_MS);
            Optional<LoopDisk> disk = site.disk();
            if (disk.isPresent()) {
                fill(disk.get(), time);
            } else {
                site.faults().refuseWrites(FaultSwitch.NO_SPACE);
                Thread.sleep(time);
                site.faults().heal();
            }
            site.awaitReadings();
        } finally {
            shift.end();
        }
        site.settle(shift, tally);
    }

    private static void fill(LoopDisk disk, int time) throws IOException, InterruptedException {
        long until = System.nanoTime() + time * 1_000_000L;
        while (System.nanoTime() < until) {
            disk.fill(); // what a refusal gave back, too
            Thread.sleep(20);
        }
        disk.free();
    }
}
