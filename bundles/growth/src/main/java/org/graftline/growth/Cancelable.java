package org.graftline.growth;

import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.graftline.mixedmodel.Cancellation;

/** Work that stops when nobody waits for it any more: analyses between the steps of their fits, and whatever else asks. */
public final class Cancelable {
    private Cancelable() {}

    /**
     * Runs work on this thread.
     *
     * @param canceled asked from this thread again and again, so it must be quick
     * @throws java.util.concurrent.CancellationException if it was stopped
     */
    public static <V> V run(BooleanSupplier canceled, Supplier<V> work) {
        return Cancellation.run(canceled, work);
    }

    /**
     * The same work for another thread: whoever may stop this thread's may stop it there.
     *
     * @return to be run anywhere
     */
    public static <V> Supplier<V> carried(Supplier<V> work) {
        return Cancellation.carried(work);
    }

    /**
     * Goes on if nobody stopped the work of this thread.
     *
     * @throws java.util.concurrent.CancellationException if somebody did
     */
    public static void check() {
        Cancellation.check();
    }
}
