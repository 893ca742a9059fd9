package org.graftline.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That the bookkeeping of the null studies is right; what they find is printed, never asserted. */
class NullEffectTest {
    @Test
    void the_same_studies_give_the_same_counts_and_every_study_is_counted() {
        NullEffect.Result once = new NullEffect(true, 5).run(4);

        assertThat(new NullEffect(true, 5).run(4)).isEqualTo(once);
        assertThat(once.studies()).isEqualTo(4);
        assertThat(once.unsettled()).isZero();
        assertThat(once.lineTests()).isEqualTo(4);
        assertThat(once.rejected()).isBetween(0, 4);
    }
}
