package org.graftline.web.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.graftline.web.internal.http.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * One page that is kept informed. Written to without blocking, by whichever thread has news; a page that reads slowly gets the latest
 * position when it is ready, and none in between. Safe for many threads.
 */
final class Follower implements WriteListener, AsyncListener {
    private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final String chain;
    private final AsyncContext open;
    private final ServletOutputStream out;
    private final BooleanSupplier welcome;
    private final Consumer<Follower> forget;
    private long newest;
    private long told = -1;
    private boolean heartbeatDue;
    private boolean started;
    private boolean unflushed;
    private boolean done;

    /**
     * @param chain whose acts it is told
     * @param position of the chain's end now
     * @param welcome whether it may still be told
     * @param forget called once when it is over
     */
    Follower(
            String chain,
            long position,
            AsyncContext open,
            ServletOutputStream out,
            BooleanSupplier welcome,
            Consumer<Follower> forget) {
        this.chain = chain;
        this.newest = position;
        this.open = open;
        this.out = out;
        this.welcome = welcome;
        this.forget = forget;
    }

    String chain() {
        return chain;
    }

    boolean isWelcome() {
        return welcome.getAsBoolean();
    }

    synchronized void tell(long position) {
        if (position > newest) {
            newest = position;
            write();
        }
    }

    synchronized void beat() {
        heartbeatDue = true;
        write();
    }

    @Override
    public synchronized void onWritePossible() {
        started = true;
        write();
    }

    @Override
    public void onError(Throwable gone) {
        Delivery.noted(gone);
        close();
    }

    /** Ends the answer. */
    void close() {
        synchronized (this) {
            if (done) {
                return;
            }
            done = true;
        }
        forget.accept(this);
        try {
            open.complete();
        } catch (IllegalStateException over) {
            Delivery.noted(over); // the container was faster
        }
    }

    private void write() {
        try {
            while (started && !done && out.isReady()) {
                if (unflushed) {
                    unflushed = false;
                    out.flush();
                } else {
                    byte @Nullable [] next = next();
                    if (next == null) {
                        return;
                    }
                    unflushed = true;
                    out.write(next);
                }
            }
        } catch (IOException | IllegalStateException gone) {
            onError(gone);
        }
    }

    private byte @Nullable [] next() {
        if (newest > told) {
            told = newest;
            heartbeatDue = false;
            return "event: changed\ndata: {\"position\":%d}\n\n".formatted(told).getBytes(StandardCharsets.UTF_8);
        }
        if (heartbeatDue) {
            heartbeatDue = false;
            return HEARTBEAT;
        }
        return null;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // it is not started again
    }
}
