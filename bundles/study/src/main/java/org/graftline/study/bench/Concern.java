package org.graftline.study.bench;

import org.graftline.study.MouseId;
import org.jspecify.annotations.Nullable;

/**
 * A question about a stored reading.
 *
 * @param rule who asks, a stable short name such as "digit-transposition"
 * @param sentence the question with its numbers and units; in a blinded session made without any arm
 * @param likelier the animal that the value fits better; null unless the question is that of a wrong mouse
 */
public record Concern(
        String rule, String sentence, @Nullable MouseId likelier) {}
