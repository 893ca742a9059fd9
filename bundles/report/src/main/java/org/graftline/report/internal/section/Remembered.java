package org.graftline.report.internal.section;

import java.lang.ref.WeakReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What was computed last, for as long as what it was computed from lives: page and document of one analysis fit what stands beside it
 * once. Safe for many threads.
 *
 * @param <V> what is computed
 */
final class Remembered<V> {
    private record Last<V>(WeakReference<Object> of, V made) {}

    private @Nullable Last<V> last;

    /**
     * Whoever asks while it is made waits for it.
     *
     * @param from compared by identity; what is made must follow from it alone
     * @return as made now or before
     */
    synchronized V of(Object from, Supplier<V> making) {
        Last<V> before = last;
        if (before != null && before.of().get() == from) {
            return before.made();
        }
        V made = making.get();
        last = new Last<>(new WeakReference<>(from), made);
        return made;
    }
}
