package org.graftline.capture.internal.rule;

import java.util.List;
import java.util.Optional;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;

/** A question for the person who stands before the animal. A file of a past study is not asked it: nobody could measure again. */
abstract class EntryRule implements PlausibilityRule {
    @Override
    public final Optional<String> concern(Reading candidate, List<Reading> earlier) {
        return Optional.empty();
    }

    /** The rule's question of this sentence. */
    final Concern asks(String sentence) {
        return new Concern(name(), sentence, null);
    }
}
