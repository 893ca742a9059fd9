package org.graftline.capture.internal.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;

/**
 * Asks all rules about a reading at once and waits for them together. A rule that fails, is slow, or hangs never blocks an entry: who is
 * late goes on thinking in the background, and its question is added to the stored reading.
 */
final class RuleRound implements AutoCloseable {
    /** A rule that has this many calls unanswered hangs; it is not asked again before some of them return. */
    private static final int MOST_UNANSWERED = 16;

    private static final int MOST_THREADS = 128;

    private final List<PlausibilityRule> rules;
    private final Duration patience;
    private final Duration longest;
    private final Map<PlausibilityRule, AtomicInteger> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /**
     * @param rules in the order of asking
     * @param patience how long all of them together may hold up an entry
     * @param longest after which a rule counts as one that never answers
     */
    RuleRound(List<PlausibilityRule> rules, Duration patience, Duration longest) {
        this.rules = List.copyOf(rules);
        this.patience = patience;
        this.longest = longest;
        this.rules.forEach(rule -> unanswered.put(rule, new AtomicInteger()));
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "graftline-rule-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /**
     * What the rules said.
     *
     * @param concerns of those in time, in their order, then who failed
     * @param late rules that are still thinking
     */
    record Answers(List<Concern> concerns, List<AskedRule> late) {
        /** @return the same without what these rules ask */
        Answers without(Set<String> names) {
            return names.isEmpty()
                    ? this
                    : new Answers(
                            concerns.stream()
                                    .filter(concern -> !names.contains(concern.rule()))
                                    .toList(),
                            late.stream()
                                    .filter(rule -> !names.contains(rule.name()))
                                    .toList());
        }
    }

    /** @return what is known when the patience ends or all have answered; never fails */
    Answers ask(Reading candidate, Surroundings around) {
        long end = System.nanoTime() + patience.toNanos();
        List<AskedRule> asked =
                rules.stream().map(rule -> asked(rule, candidate, around)).toList();
        List<Concern> concerns = new ArrayList<>();
        List<Concern> incomplete = new ArrayList<>();
        List<AskedRule> late = new ArrayList<>();
        for (AskedRule one : asked) {
            if (one.isAnsweredBy(end)) {
                one.question()
                        .ifPresent(concern ->
                                (concern.rule().equals(AskedRule.INCOMPLETE) ? incomplete : concerns).add(concern));
            } else {
                late.add(one);
            }
        }
        concerns.addAll(incomplete);
        return new Answers(concerns, late);
    }

    private AskedRule asked(PlausibilityRule rule, Reading candidate, Surroundings around) {
        AtomicInteger open = unanswered.getOrDefault(rule, new AtomicInteger());
        return open.get() >= MOST_UNANSWERED
                ? AskedRule.hanging(rule)
                : AskedRule.ask(rule, candidate, around, pool, open, longest);
    }

    /** Asks nobody any more; calls that hang are interrupted. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
