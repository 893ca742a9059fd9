package org.graftline.web.internal.analysis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
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
        } catch (CancellationException canceled) {
            throw canceled(canceled);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof CancellationException canceled) {
                throw canceled(canceled);
            }
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static CanceledException canceled(CancellationException cause) {
        return new CanceledException(
                "Not made: it was canceled by somebody who had asked for it as well, and nothing of it is kept. Ask again.",
                cause);
    }
}
