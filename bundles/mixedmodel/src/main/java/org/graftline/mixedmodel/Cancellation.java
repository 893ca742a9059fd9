package org.graftline.mixedmodel;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Stops work that nobody waits for any more. Fits ask between the steps of their searches. A thread is never interrupted: a database that
 * reads on it would take that for an order to close its file.
 */
public final class Cancellation {
    private static final ThreadLocal<BooleanSupplier> ASKED = new ThreadLocal<>();

    private Cancellation() {}

    /**
     * Runs work on this thread that may be stopped.
     *
     * @param canceled asked from this thread again and again, so it must be quick
     * @throws CancellationException if it was stopped
     */
    public static <V> V run(BooleanSupplier canceled, Supplier<V> work) {
        BooleanSupplier outer = ASKED.get();
        ASKED.set(canceled);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                ASKED.remove();
            } else {
                ASKED.set(outer);
            }
        }
    }

    /**
     * The same work for another thread: whoever may stop this thread's may stop it there.
     *
     * @return to be run anywhere
     */
    public static <V> Supplier<V> carried(Supplier<V> work) {
        BooleanSupplier canceled = ASKED.get();
        return canceled == null ? work : () -> run(canceled, work);
    }

    /**
     * Goes on if nobody stopped the work of this thread.
     *
     * @throws CancellationException if somebody did
     */
    public static void check() {
        BooleanSupplier canceled = ASKED.get();
        if (canceled != null && canceled.getAsBoolean()) {
            throw new CancellationException("It was canceled by whoever asked for it.");
        }
    }
}
