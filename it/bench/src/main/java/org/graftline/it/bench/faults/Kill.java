package org.graftline.it.bench.faults;

import java.io.IOException;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/** The process is gone between two of its instructions. */
final class Kill implements Fault {
    private static final int LONGEST_MS = 1_200;

    @Override
    public String kind() {
        return "kill";
    }

    @Override
    public String words() {
        return "the process is killed (`kill -9`) while readings are saved";
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Shift shift = site.shift();
        site.awaitReadings();
        Thread.sleep(moments.nextInt(LONGEST_MS));
        site.server().kill();
        shift.end();
        site.start();
        site.settle(shift, tally);
    }
}
