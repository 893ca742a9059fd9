package org.graftline.mixedmodel.internal.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PhiloxTest {
    /** The known answers that the authors publish with Random123 for philox4x32 of 10 rounds. */
    @Test
    void words_are_the_published_ones() {
        assertThat(Philox.words(0, 0, 0, 0, 0, 0)).containsExactly(0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8);
        assertThat(Philox.words(-1, -1, -1, -1, -1, -1))
                .containsExactly(0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd);
        assertThat(Philox.words(0xa4093822, 0x299f31d0, 0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344))
                .containsExactly(0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1);
    }

    @Test
    void deviates_have_mean_0_variance_1_and_no_correlation_between_neighbors_or_replicates() {
        int n = 200_000;
        NormalDeviates a = new NormalDeviates(7, 0);
        NormalDeviates b = new NormalDeviates(7, 1);
        double sum = 0;
        double squares = 0;
        double fourths = 0;
        double neighbors = 0;
        double replicates = 0;
        for (int i = 0; i < n; i++) {
            double z = a.get(0, i);
            sum += z;
            squares += z * z;
            fourths += z * z * z * z;
            neighbors += z * a.get(0, i + 1);
            replicates += z * b.get(0, i);
        }
        // five standard errors each
        assertThat(sum / n).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(squares / n).isCloseTo(1, within(5 * Math.sqrt(2.0 / n)));
        assertThat(fourths / n).isCloseTo(3, within(5 * Math.sqrt(96.0 / n)));
        assertThat(neighbors / n).isCloseTo(0, within(5 / Math.sqrt(n)));
        assertThat(replicates / n).isCloseTo(0, within(5 / Math.sqrt(n)));
    }
}
