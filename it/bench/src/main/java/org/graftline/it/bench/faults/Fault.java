package org.graftline.it.bench.faults;

import java.io.IOException;
import java.util.Random;

/** One kind of fault. A round finds a site in good order and leaves it so. */
interface Fault {
    /** @return its name on the command line */
    String kind();

    /** @return what happens, for a reader */
    String words();

    /** @return what it needs */
    default Ground ground() {
        return Ground.DISK;
    }

    /**
     * Lets it happen once, while technicians save readings, and takes down what came of it.
     *
     * @param moments when, how long and which
     */
    void round(Site site, Random moments, Tally tally) throws IOException, InterruptedException;
}
