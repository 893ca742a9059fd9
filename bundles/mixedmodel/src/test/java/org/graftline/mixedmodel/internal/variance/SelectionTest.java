package org.graftline.mixedmodel.internal.variance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SelectionTest {
    @Test
    void the_value_at_every_place_is_that_of_the_sorted_values() {
        SplittableRandom random = new SplittableRandom(2);
        for (int n = 1; n < 60; n++) {
            int different = 1 + random.nextInt(n);
            double[] values = random.ints(n, 0, different).asDoubleStream().toArray();
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            for (int place = 0; place < n; place++) {
                assertThat(Selection.select(values.clone(), place)).isEqualTo(sorted[place]);
            }
        }
    }
}
