package org.graftline.conduct.internal.draw;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.graftline.conduct.internal.draw.Chance.Purpose;
import org.graftline.conduct.internal.draw.Units.Placeable;

/** The order of mice that are drawn on one day: chance's, since the order of their ids may be that of their cages or sizes. */
final class Arrivals {
    private Arrivals() {}

    /** @return the hashed names of the mice, as {@link Units} has them */
    static long[] names(List<Placeable> mice) {
        return mice.stream()
                .mapToLong(one -> Chance.name("mouse " + one.mouse()))
                .toArray();
    }

    /** @return the places 0 to below {@code in.length}, in the order of drawing */
    static int[] order(Chance chance, int[] in, long[] names) {
        Integer[] order = new Integer[in.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                Comparator.<Integer>comparingLong(i -> chance.bits(Purpose.ORDER, names[in[i]], 0))
                        .thenComparing(Comparator.naturalOrder()));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }
}
