package org.graftline.web.internal.analysis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A page of the report in the making, for one person. Safe for many threads. */
public final class Making {
    private final CompletableFuture<Optional<String>> result = new CompletableFuture<>();
    private volatile @Nullable Step step;

    /**
     * How far it is.
     *
     * @param part heading of the part that is being made
     * @param number which one it is, from 1
     * @param of how many there are
     */
    public record Step(String part, int number, int of) {}

    /** What has become of it. */
    public enum State {
        WORKING,
        MADE,
        CANCELED
    }

    void at(String part, int number, int of) {
        step = new Step(part, number, of);
    }

    /** @param reason why the page says nothing of a model; empty where it has one */
    void follow(CompletableFuture<?> page, CompletableFuture<Optional<String>> reason) {
        CompletableFuture<?> unused = page.thenCombine(reason, (made, why) -> why)
                .whenComplete((why, failure) -> {
                    if (failure != null) {
                        result.completeExceptionally(failure);
                    } else {
                        result.complete(why);
                    }
                });
    }

    boolean isDone() {
        return result.isDone();
    }

    boolean cancel() {
        return result.cancel(false);
    }

    /**
     * Waits for it a while.
     *
     * @throws RuntimeException as thrown where it was made
     */
    public State await(Duration time) {
        try {
            return Waiting.atMost(time, result).isPresent() ? State.MADE : State.WORKING;
        } catch (CanceledException canceled) {
            return State.CANCELED;
        }
    }

    /** @return how far it is; empty before its first part, while the model is fitted */
    public Optional<Step> step() {
        return Optional.ofNullable(step);
    }

    /** @return why the page that was made has no model; empty where it has one */
    public Optional<String> withoutModel() {
        return result.getNow(Optional.empty());
    }
}
