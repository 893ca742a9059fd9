package org.graftline.it.bench.faults;

import java.io.IOException;
import java.util.Random;
import org.graftline.it.bench.capture.Shift;

/** PostgreSQL dies or is stopped while readings are saved, and comes back; the server goes on. */
final class DatabaseGone implements Fault {
    private static final int LONGEST_MS = 3_000;

    @Override
    public String kind() {
        return "database";
    }

    @Override
    public String words() {
        return "PostgreSQL is killed (`kill -9`, all of its processes) or stopped while readings are saved, and started again up to %d s later"
                .formatted(LONGEST_MS / 1_000);
    }

    @Override
    public Ground ground() {
        return Ground.DATABASE_SERVER;
    }

    @Override
    public void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException {
        Shift shift = site.shift();
        try {
            site.awaitReadings();
            Thread.sleep(moments.nextInt(500));
            if (moments.nextInt(3) == 0) {
                site.database().stop();
            } else {
                site.database().kill();
            }
            Thread.sleep(moments.nextInt(LONGEST_MS));
            site.database().startAgain();
            site.awaitReadings();
        } finally {
            shift.end();
        }
        site.settle(shift, tally);
    }
}
