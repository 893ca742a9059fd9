package org.graftline.capture.internal.bench;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.graftline.study.Reading;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One rule, asked about one reading: it answers in time, late, or never. */
final class AskedRule {
    /** The concern of a rule that gave no answer. */
    static final String INCOMPLETE = "rules-incomplete";

    private static final Logger LOG = LoggerFactory.getLogger(AskedRule.class);

    private final PlausibilityRule rule;
    private final CompletableFuture<Optional<Concern>> answer = new CompletableFuture<>();

    private AskedRule(PlausibilityRule rule) {
        this.rule = rule;
    }

    /**
     * @param unanswered counts the calls of this rule that have not returned
     * @param longest after which a rule counts as one that never answers, and is interrupted
     */
    static AskedRule ask(
            PlausibilityRule rule,
            Reading candidate,
            Surroundings around,
            ExecutorService pool,
            AtomicInteger unanswered,
            Duration longest) {
        AskedRule asked = new AskedRule(rule);
        try {
            Future<?> running = pool.submit(() -> asked.answer(candidate, around, unanswered));
            asked.answer.orTimeout(longest.toMillis(), TimeUnit.MILLISECONDS).exceptionally(failed -> {
                running.cancel(true);
                return Optional.empty();
            });
        } catch (
                RejectedExecutionException full) { // every thread is held by rules that hang, or the bundle is stopping
            asked.answer.completeExceptionally(full);
        }
        return asked;
    }

    /** @return a rule of which so many calls hang that it is not asked again before some of them return */
    static AskedRule hanging(PlausibilityRule rule) {
        AskedRule asked = new AskedRule(rule);
        asked.answer.completeExceptionally(new TimeoutException());
        return asked;
    }

    // Whatever a foreign rule throws is its failure and said as such: an Error would else end a thread of the pool
    // unheard.
    private void answer(Reading candidate, Surroundings around, AtomicInteger unanswered) {
        unanswered.incrementAndGet();
        try {
            answer.complete(rule.atEntry(candidate, around));
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError failed) {
            answer.completeExceptionally(failed);
        } finally {
            unanswered.decrementAndGet();
        }
    }

    /**
     * Waits for the answer until a moment.
     *
     * @param end as {@link System#nanoTime()}
     * @return whether it is there; a failure is an answer
     */
    boolean isAnsweredBy(long end) {
        try {
            answer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException failed) {
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt(); // the entry goes on; the answer comes late
            return false;
        }
    }

    /** @return the question of a rule that has answered; that it failed, if it did */
    Optional<Concern> question() {
        try {
            return answer.join();
        } catch (CompletionException failed) {
            return Optional.of(failure(failed.getCause() == null ? failed : failed.getCause()));
        }
    }

    /** Hands over the question of a rule that was late, on a thread of the executor, if there is one. */
    void whenAnswered(Executor executor, Consumer<Concern> then) {
        answer.handleAsync(
                        (done, failed) -> {
                            question().ifPresent(then);
                            return true;
                        },
                        executor)
                .exceptionally(lost -> {
                    LOG.warn("GL-3103 A question of rule {} came late and is lost", name(), lost);
                    return false;
                });
    }

    private Concern failure(Throwable cause) {
        if (cause instanceof TimeoutException || cause instanceof RejectedExecutionException) {
            LOG.warn("GL-3101 Plausibility rule {} does not answer", name());
            return incomplete("does not answer");
        }
        LOG.warn("GL-3102 Plausibility rule {} failed: {}", name(), place(cause));
        return incomplete("failed");
    }

    private Concern incomplete(String what) {
        return new Concern(
                INCOMPLETE, "The rule %s %s; the reading is stored unquestioned by it.".formatted(name(), what), null);
    }

    /** What failed and where, without the message, which may hold a measured value. */
    private static String place(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    /** A rule may fail at its name too. */
    String name() {
        try {
            return rule.name();
        } catch (RuntimeException failed) {
            LOG.debug("A plausibility rule failed at its name", failed);
            return rule.getClass().getSimpleName();
        }
    }
}
