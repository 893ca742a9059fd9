package org.graftline.report.internal.verify;

import java.util.ArrayList;
import java.util.List;
import org.graftline.report.verify.Verdict;

/** Collects what the checks find. Not for several threads. */
final class Findings {
    private static final int SHOWN = 5;
    private final List<String> traced = new ArrayList<>();
    private final List<String> untraced = new ArrayList<>();
    private final List<String> unchecked = new ArrayList<>();

    void holds(String sentence) {
        traced.add(sentence);
    }

    void fails(String sentence) {
        untraced.add(sentence);
    }

    void takesAsPrinted(String sentence) {
        unchecked.add(sentence);
    }

    /** Says that a check holds, or what it found: the first few, and how many more. */
    void conclude(List<String> problems, String holds) {
        if (problems.isEmpty()) {
            holds(holds);
            return;
        }
        problems.stream().limit(SHOWN).forEach(this::fails);
        if (problems.size() > SHOWN) {
            fails("And %,d more of the same kind.".formatted(problems.size() - SHOWN));
        }
    }

    Verdict verdict() {
        return new Verdict(traced, untraced, unchecked);
    }
}
