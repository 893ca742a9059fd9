package org.graftline.platformlocal.internal.notices;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.graftline.platform.Notices;
import org.graftline.study.PersonId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the last {@value #MOST} notices in memory and announces each in the log, without its text: that may name a person or an
 * animal.
 */
@Component
@ServiceRanking(-100)
public final class LoggedNotices implements Notices {
    static final int MOST = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(LoggedNotices.class);

    private final Clock clock;
    private final Deque<Notice> kept = new ArrayDeque<>();

    /** A list that starts empty. */
    @Activate
    public LoggedNotices() {
        this(Clock.systemUTC());
    }

    LoggedNotices(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void tell(PersonId to, String subject, String text) {
        synchronized (kept) {
            if (kept.size() == MOST) {
                kept.removeFirst();
            }
            kept.addLast(new Notice(to, clock.instant(), subject, text));
        }
        LOG.info("GL-2101 a notice for {} is kept until the next restart", to);
    }

    /** @return the notices of a person, oldest first */
    List<Notice> of(PersonId person) {
        synchronized (kept) {
            return kept.stream().filter(notice -> notice.to().equals(person)).toList();
        }
    }

    /** One notice. */
    record Notice(PersonId to, Instant at, String subject, String text) {}
}
