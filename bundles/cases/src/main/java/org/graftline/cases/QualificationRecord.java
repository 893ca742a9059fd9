package org.graftline.cases;

import java.util.List;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.internal.RecordHtml;
import org.graftline.cases.internal.RecordJson;

/**
 * What a qualification found.
 *
 * @param source the folder of cases, or that they are those shipped
 * @param started when, UTC, ISO 8601
 * @param threads allowed to each fit
 * @param verdicts one per case, in the order of their names
 */
public record QualificationRecord(String source, String started, int threads, List<CaseVerdict> verdicts) {
    /** Copies the list. */
    public QualificationRecord {
        verdicts = List.copyOf(verdicts);
    }

    /** How many cases ended so. */
    public long count(Outcome outcome) {
        return verdicts.stream().filter(v -> v.outcome() == outcome).count();
    }

    /** In how many cases ours is proven to be better than the peer's answer. */
    public long wins() {
        return verdicts.stream().filter(v -> !v.win().isEmpty()).count();
    }

    /** How many numbers were held against a peer's. */
    public int comparisons() {
        return verdicts.stream().mapToInt(v -> v.comparisons().size()).sum();
    }

    /**
     * The verdict over all: failed when a case failed or none passed; not available yet when some could not be run; else passed.
     */
    public Outcome overall() {
        if (count(Outcome.FAILED) > 0 || count(Outcome.PASSED) == 0) {
            return Outcome.FAILED;
        }
        return count(Outcome.NOT_AVAILABLE) > 0 ? Outcome.NOT_AVAILABLE : Outcome.PASSED;
    }

    /** One line: how many passed, failed, are not available yet, and what was left unchecked. */
    public String summary() {
        return RecordJson.summary(this);
    }

    /** The record as a page that prints: versions, totals, and for every case each number held against the peer's. */
    public String html() {
        return RecordHtml.of(this);
    }

    /** The same content as JSON; machine facts in the block {@code run}. */
    public String json() {
        return RecordJson.json(this);
    }
}
