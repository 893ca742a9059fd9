package org.graftline.report.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.graftline.growth.Cancelable;

/**
 * Makes parts that do not depend on each other side by side. A report spends most of its time in fits of which half runs on one thread; a
 * second thread uses what they leave. More would only hold more of them in memory.
 */
final class Sideways {
    private static final int THREADS = Math.min(2, Runtime.getRuntime().availableProcessors());

    private Sideways() {}

    /**
     * @param begun is told each one before it is made, in their order
     * @param making may run on any thread
     * @return a part for each, in their order, whatever the order in which they were done
     * @throws CancellationException if it was canceled meanwhile
     */
    static <T, V> List<V> each(List<T> from, ObjIntConsumer<T> begun, Function<T, V> making) {
        ExecutorService beside = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "graftline-report");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return new Row<>(from, begun, making).made(beside);
        } finally {
            beside.shutdown();
        }
    }

    /** What is made, one after the other of it by whichever thread is free. */
    private static final class Row<T, V> {
        private final List<T> from;
        private final ObjIntConsumer<T> begun;
        private final Function<T, V> making;
        private final List<CompletableFuture<V>> parts = new ArrayList<>();
        private int next;

        Row(List<T> from, ObjIntConsumer<T> begun, Function<T, V> making) {
            this.from = from;
            this.begun = begun;
            this.making = making;
            from.forEach(one -> parts.add(new CompletableFuture<>()));
        }

        List<V> made(ExecutorService beside) {
            List<CompletableFuture<Boolean>> shares = IntStream.range(0, THREADS)
                    .mapToObj(thread -> CompletableFuture.supplyAsync(Cancelable.carried(this::share), beside))
                    .toList();
            try {
                shares.forEach(CompletableFuture::join);
                return parts.stream().map(CompletableFuture::join).toList();
            } catch (CompletionException failed) {
                throw cause(failed);
            }
        }

        private boolean share() {
            try {
                for (int i = take(); i < from.size(); i = take()) {
                    parts.get(i).complete(making.apply(from.get(i)));
                }
                return true;
            } catch (RuntimeException | Error failed) {
                end();
                throw failed;
            }
        }

        private synchronized int take() {
            if (next < from.size()) {
                Cancelable.check();
                begun.accept(from.get(next), next + 1);
            }
            return next++;
        }

        /** Nothing else is begun. */
        private synchronized void end() {
            next = from.size();
        }

        private static RuntimeException cause(CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            return failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }
}
