package org.graftline.it.bench.faults;

/** What a fault needs of the installation it happens to. Faults of one ground share an installation. */
enum Ground {
    /** An H2 file on a disk of its own, whose disk and clock can be made bad. */
    DISK,
    /** Little memory. */
    SMALL_HEAP,
    /** PostgreSQL in a process of its own. */
    DATABASE_SERVER
}
