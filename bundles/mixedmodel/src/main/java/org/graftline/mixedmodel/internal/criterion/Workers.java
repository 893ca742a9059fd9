package org.graftline.mixedmodel.internal.criterion;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs independent pieces of work on a fixed number of threads. Which thread runs which piece is left to chance; no result may depend on
 * it.
 */
public final class Workers implements AutoCloseable {
    private final int threads;
    private final ExecutorService helpers;

    /** {@code threads}: at least 1; the caller's thread is one of them. */
    public Workers(int threads) {
        this.threads = threads;
        this.helpers = Executors.newFixedThreadPool(Math.max(1, threads - 1), work -> {
            Thread t = new Thread(work, "mixedmodel");
            t.setDaemon(true);
            return t;
        });
    }

    /** Runs piece 0 … count−1, returns when all are done. */
    public void run(int count, IntConsumer piece) {
        int extra = Math.min(threads, count) - 1;
        if (extra <= 0) {
            for (int i = 0; i < count; i++) {
                piece.accept(i);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                piece.accept(i);
            }
        };
        List<Future<?>> running = new ArrayList<>();
        for (int h = 0; h < extra; h++) {
            running.add(helpers.submit(share));
        }
        share.run();
        try {
            for (Future<?> f : running) {
                f.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The fit was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("A worker of the fit failed", e);
        }
    }

    @Override
    public void close() {
        helpers.shutdownNow();
    }
}
