package org.graftline.it.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap in use since the beginning, garbage not yet collected included: under {@code -Xmx} an upper bound of the need. */
final class PeakMemory {
    private static final double MEGABYTE = 1 << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(p -> p.getType() == MemoryType.HEAP)
            .toList();

    /** Collects garbage and begins. */
    void begin() {
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    double megabytes() {
        return pools.stream().mapToLong(p -> p.getPeakUsage().getUsed()).sum() / MEGABYTE;
    }
}
