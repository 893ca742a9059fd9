package org.graftline.it.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of the rounds of one kind of fault. For one thread. */
final class Tally {
    private int rounds;
    private int acknowledged;
    private int repeated;
    private int refused;
    private int lost;
    private int twice;
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> said = new TreeMap<>();
    private final Map<String, Integer> skipped = new TreeMap<>();

    void round() {
        rounds++;
    }

    void acknowledged(int readings) {
        acknowledged += readings;
    }

    /** @param readings that were not answered, or refused, and went in when they were sent again */
    void repeated(int readings) {
        repeated += readings;
    }

    /** A refusal, or the last words of a server, in a sentence. */
    void refused(String sentence) {
        refused++;
        said.merge(sentence, 1, Integer::sum);
    }

    void skipped(String reason) {
        skipped.merge(reason, 1, Integer::sum);
    }

    void lost(String sentence) {
        lost++;
        wrong(sentence);
    }

    void twice(String sentence) {
        twice++;
        wrong(sentence);
    }

    void wrong(String sentence) {
        wrong.add(sentence);
    }

    int rounds() {
        return rounds;
    }

    int acknowledged() {
        return acknowledged;
    }

    int repeated() {
        return repeated;
    }

    int refused() {
        return refused;
    }

    int lost() {
        return lost;
    }

    int twice() {
        return twice;
    }

    /** @return everything that is wrong, a sentence each */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** @return the sentences of refusals and how often each was said */
    Map<String, Integer> said() {
        return said;
    }

    /** @return why rounds were not made, and how many */
    Map<String, Integer> skipped() {
        return skipped;
    }
}
