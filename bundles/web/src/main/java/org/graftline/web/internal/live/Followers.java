package org.graftline.web.internal.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import org.graftline.study.StudyCode;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Ledger;
import org.graftline.web.internal.http.ClientGone;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages that are kept informed of their study's ledger. One thread for all of them beats the heart; the news come on the threads of
 * the events. Since an event can be lost, each beat looks at the ledger as well. Safe for many threads.
 */
public final class Followers implements AutoCloseable {
    /** Between two heartbeats; shorter than any connection is let idle. */
    public static final Duration BEAT = Duration.ofSeconds(15);

    /** The most pages at once. */
    static final int MOST = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Followers.class);

    private final LedgerEvents events;
    private final Ledger ledger;
    private final LedgerEvents.Listener listener = this::committed;
    private final Set<Follower> all = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "graftline-live");
        thread.setDaemon(true);
        return thread;
    });
    private final ScheduledFuture<?> beating;

    /** @param ledger tells what an event failed to tell */
    public Followers(LedgerEvents events, Ledger ledger) {
        this.events = events;
        this.ledger = ledger;
        events.add(listener);
        beating = heart.scheduleAtFixedRate(this::beat, BEAT.toSeconds(), BEAT.toSeconds(), TimeUnit.SECONDS);
    }

    /**
     * @throws Refusal if there are too many already
     */
    public void requireRoom() {
        if (all.size() >= MOST) {
            throw new Refusal(
                    Status.NOT_READY,
                    "%d pages are kept informed already, the most at once. Reload the page by hand, and close those that nobody looks at."
                            .formatted(MOST));
        }
    }

    /**
     * Keeps a page informed from now on; first of all it is told where the ledger stands.
     *
     * @param open the request, kept open; its answer has its headers
     * @param welcome asked at every beat whether the page may still be told
     */
    public void add(AsyncContext open, StudyCode study, BooleanSupplier welcome) {
        Chain chain = Chain.of(study);
        ServletOutputStream out;
        try {
            out = open.getResponse().getOutputStream();
        } catch (IOException gone) {
            open.complete();
            throw new ClientGone(gone);
        }
        Follower follower = new Follower(chain.name(), ledger.head(chain).position(), open, out, welcome, all::remove);
        all.add(follower);
        open.addListener(follower);
        out.setWriteListener(follower);
    }

    /** One beat: pages that are not welcome any more are closed, the others hear that we live, and where the ledger stands. */
    public void beat() {
        try {
            ToLongFunction<String> positions = positions();
            for (Follower follower : all) {
                if (follower.isWelcome()) {
                    follower.tell(positions.applyAsLong(follower.chain()));
                    follower.beat();
                } else {
                    follower.close();
                }
            }
        } catch (RuntimeException failed) {
            LOG.warn(
                    "GL-4003 Open pages could not be kept informed this time; it is tried again in {} s",
                    BEAT.toSeconds(),
                    failed);
        }
    }

    private ToLongFunction<String> positions() {
        Map<String, Long> known = new HashMap<>();
        return name -> known.computeIfAbsent(
                name, chain -> ledger.head(new Chain(chain)).position());
    }

    private void committed(String chain, long position) {
        for (Follower follower : all) {
            if (follower.chain().equals(chain)) {
                follower.tell(position);
            }
        }
    }

    /** @return how many pages are kept informed now */
    public int size() {
        return all.size();
    }

    @Override
    public void close() {
        events.remove(listener);
        beating.cancel(false);
        heart.shutdownNow();
        List.copyOf(all).forEach(Follower::close);
    }
}
