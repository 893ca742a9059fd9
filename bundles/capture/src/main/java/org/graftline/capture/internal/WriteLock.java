package org.graftline.capture.internal;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;

/** Keeps what a write was decided on true until it is written: looking at a study and committing to it happen under one lock. */
@Component(service = WriteLock.class)
public final class WriteLock {
    private final ReentrantLock lock = new ReentrantLock();

    /** @return what the act returns, done while no other act of capture runs */
    public <T> T hold(Supplier<T> act) {
        lock.lock();
        try {
            return act.get();
        } finally {
            lock.unlock();
        }
    }
}
