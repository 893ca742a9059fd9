package org.graftline.web.internal.analysis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for a thing in the making, for a while. */
final class Waiting {
    private Waiting() {}

    /**
     * @return the thing; empty if it is still being made
     * @throws RuntimeException as thrown where it was made
     */
    static <V> Optional<V> atMost(Duration time, CompletableFuture<V> making) {
        try {
            return Optional.of(making.get(time.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }
}
