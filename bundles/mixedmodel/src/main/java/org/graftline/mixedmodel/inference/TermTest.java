package org.graftline.mixedmodel.inference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The F test of one term of the fixed part, or why it cannot be made. Immutable. */
public final class TermTest {
    private final String term;
    private final @Nullable FTest test;
    private final String reason;

    private TermTest(String term, @Nullable FTest test, String reason) {
        this.term = term;
        this.test = test;
        this.reason = reason;
    }

    /** A term with its test. */
    public static TermTest of(String term, FTest test) {
        return new TermTest(term, test, "");
    }

    /** A term that cannot be tested, with a sentence that says why. */
    public static TermTest notEstimable(String term, String reason) {
        return new TermTest(term, null, reason);
    }

    /** The term as R prints it: {@code day:arm}. */
    public String term() {
        return term;
    }

    /** The test; empty when no function of the term is estimable. */
    public Optional<FTest> test() {
        return Optional.ofNullable(test);
    }

    /** Why there is no test; empty when there is. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return term + ": " + (test == null ? reason : test.toString());
    }
}
