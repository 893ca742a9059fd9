package org.graftline.capture.internal.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all rules about a reading at once and waits for them together. A rule that fails, is
 * slow, or hangs never blocks an entry: it is left out for this reading, and a concern names it.
 */
final class RuleRound implements AutoCloseable {
    /** The concern of a rule that gave no answer. */
    static final String INCOMPLETE = "rules-incomplete";

    private static final Logger LOG = LoggerFactory.getLogger(RuleRound.class);
    /** A rule that has this many calls unanswered hangs; it is not asked again before some of them return. */
    private static final int MOST_UNANSWERED = 16;

    private static final int MOST_THREADS = 128;

    private final List<PlausibilityRule> rules;
    private final Duration patience;
    private final Map<PlausibilityRule, AtomicInteger> unanswered = new ConcurrentHashMap<>();
    private final AtomicInteger threads = new AtomicInteger();
    private final ThreadPoolExecutor pool =
            new ThreadPoolExecutor(0, MOST_THREADS, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);

    /**
     * @param rules in the order of asking
     * @param patience how long all of them together may take
     */
    RuleRound(List<PlausibilityRule> rules, Duration patience) {
        this.rules = List.copyOf(rules);
        this.patience = patience;
        this.rules.forEach(rule -> unanswered.put(rule, new AtomicInteger()));
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "graftline-rule-" + threads.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    /** @return what the rules ask, in their order, then who gave no answer; never fails */
    List<Concern> ask(Reading candidate, Surroundings around) {
        long end = System.nanoTime() + patience.toNanos();
        List<Map.Entry<PlausibilityRule, Optional<Future<Optional<Concern>>>>> asked = new ArrayList<>();
        rules.forEach(rule -> asked.add(Map.entry(rule, Optional.ofNullable(asked(rule, candidate, around)))));
        List<Concern> concerns = new ArrayList<>();
        List<Concern> incomplete = new ArrayList<>();
        asked.forEach(one -> {
            PlausibilityRule rule = one.getKey();
            try {
                if (one.getValue().isEmpty()) {
                    incomplete.add(incomplete(rule, "did not answer in time"));
                } else {
                    answer(one.getValue().get(), end).ifPresent(concerns::add);
                }
            } catch (TimeoutException slow) {
                LOG.warn("GL-3101 Plausibility rule {} did not answer within {} ms", name(rule), patience.toMillis());
                incomplete.add(incomplete(rule, "did not answer in time"));
            } catch (ExecutionException | CancellationException failed) {
                LOG.warn("GL-3102 Plausibility rule {} failed", name(rule), failed);
                incomplete.add(incomplete(rule, "failed"));
            }
        });
        concerns.addAll(incomplete);
        return concerns;
    }

    private @Nullable Future<Optional<Concern>> asked(
            PlausibilityRule rule, Reading candidate, Surroundings around) {
        AtomicInteger open = unanswered.getOrDefault(rule, new AtomicInteger());
        if (open.get() >= MOST_UNANSWERED) {
            return null;
        }
        try {
            return pool.submit(() -> {
                open.incrementAndGet();
                try {
                    return rule.atEntry(candidate, around);
                } finally {
                    open.decrementAndGet();
                }
            });
        } catch (RejectedExecutionException full) {
            return null; // every thread is held by rules that hang, or the bundle is stopping
        }
    }

    private static Optional<Concern> answer(Future<Optional<Concern>> asked, long end)
            throws TimeoutException, ExecutionException {
        try {
            return asked.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            asked.cancel(true);
            throw slow;
        } catch (InterruptedException stopped) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            throw new CancellationException("The entry was interrupted while a rule was asked");
        }
    }

    private static Concern incomplete(PlausibilityRule rule, String what) {
        return new Concern(
                INCOMPLETE,
                "The rule %s %s; the reading is stored unquestioned by it.".formatted(name(rule), what),
                null);
    }

    /** A rule may fail at its name too. */
    private static String name(PlausibilityRule rule) {
        try {
            return rule.name();
        } catch (RuntimeException failed) {
            LOG.debug("A plausibility rule failed at its name", failed);
            return rule.getClass().getSimpleName();
        }
    }

    /** Asks nobody any more; calls that hang are interrupted. */
    @Override
    public void close() {
        pool.shutdownNow();
    }
}
