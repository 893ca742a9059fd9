package org.graftline.web.internal.analysis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.graftline.growth.Cancelable;
import org.graftline.study.StudyException;
import org.jspecify.annotations.Nullable;

/**
 * Makes a thing once for each key, however many ask at the same time, and keeps the most recent ones. A refusal is kept as well, since
 * the same key would be refused again; a fault is not. Safe for many threads.
 *
 * @param <K> what the thing depends on, all of it
 * @param <V> the thing
 */
final class Once<K, V> {
    private final Executor executor;
    private final Map<K, CompletableFuture<V>> kept;

    /**
     * @param most how many are kept
     * @param executor where they are made
     */
    Once(int most, Executor executor) {
        this.executor = executor;
        this.kept = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, CompletableFuture<V>> eldest) {
                return size() > most;
            }
        };
    }

    CompletableFuture<V> get(K key, Supplier<V> maker) {
        synchronized (kept) {
            CompletableFuture<V> known = kept.get(key);
            if (known != null) {
                return known;
            }
            CompletableFuture<V> made = new CompletableFuture<>();
            executor.execute(() -> make(made, maker));
            kept.put(key, made);
            CompletableFuture<V> unused = made.whenComplete((value, failure) -> forgetFault(key, made, failure));
            return made;
        }
    }

    /** Stops what is being made, or is yet to be: whoever waits for it learns that it was canceled. What is made stays. */
    void cancel(K key) {
        synchronized (kept) {
            CompletableFuture<V> known = kept.get(key);
            if (known != null && known.cancel(false)) {
                kept.remove(key, known);
            }
        }
    }

    private static <V> void make(CompletableFuture<V> made, Supplier<V> maker) {
        if (made.isDone()) {
            return; // canceled before it began
        }
        try {
            made.complete(Cancelable.run(made::isCancelled, maker));
        } catch (RuntimeException | Error failed) {
            made.completeExceptionally(failed);
        }
    }

    private void forgetFault(K key, CompletableFuture<V> made, @Nullable Throwable failure) {
        if (failure != null && !(failure instanceof StudyException)) {
            synchronized (kept) {
                kept.remove(key, made);
            }
        }
    }
}
