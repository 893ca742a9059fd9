package org.graftline.study.bench;

import java.util.UUID;
import org.graftline.study.MouseId;
import org.jspecify.annotations.Nullable;

/**
 * A question about a stored reading.
 *
 * @param rule who asks, a stable short name such as "digit-transposition"
 * @param sentence the question with its numbers and units; in a blinded session made without any arm
 * @param likelier the animal that the value fits better; null unless the question is that of a wrong mouse
 * @param also what is asked about an earlier reading because of this one; null unless the two belong together, as of two mice that
 *     were swapped
 */
public record Concern(
        String rule,
        String sentence,
        @Nullable MouseId likelier,
        @Nullable Hindsight also) {
    /** A question about one reading alone. */
    public Concern(String rule, String sentence, @Nullable MouseId likelier) {
        this(rule, sentence, likelier, null);
    }

    /**
     * A question about a reading that was stored before, by the same rule.
     *
     * @param reading in its current version, of the same study
     * @param sentence the question
     * @param likelier the animal that it fits better
     */
    public record Hindsight(UUID reading, String sentence, MouseId likelier) {}
}
