package org.graftline.conduct.internal.alert;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.graftline.conduct.internal.mail.Letter;
import org.graftline.conduct.internal.mail.NotPostedException;
import org.graftline.conduct.internal.mail.NotPostedException.Hope;
import org.graftline.conduct.internal.mail.Post;
import org.graftline.platform.Notices;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertNotice;
import org.graftline.study.conduct.AlertNotice.Why;
import org.graftline.study.people.Actor;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.StudyRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the messages that are queued. The records say only that one waits, was sent, or was given up; attempts are counted in memory,
 * so that a mail server that is down for a night does not fill the ledger. A message is sent at least once: a process that dies between
 * the server's answer and the record sends it again under the same Message-ID. One thread at a time.
 */
final class Outbox {
    static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final CaseRecords cases;
    private final StudyRecords studies;
    private final Reach reach;
    private final Notices notices;
    private final Post post;
    private final Clock clock;
    private final Map<String, Pause> pauses = new HashMap<>();
    private final Map<String, AlertNotice> ended =
            new HashMap<>(); // and not written down yet, lest a full disk send twice
    private Pause serverPause = Pause.NONE;

    Outbox(CaseRecords cases, StudyRecords studies, Reach reach, Notices notices, Post post, Clock clock) {
        this.cases = cases;
        this.studies = studies;
        this.reach = reach;
        this.notices = notices;
        this.post = post;
        this.clock = clock;
    }

    /** How long to leave something alone; each time twice as long. */
    private record Pause(Instant from, Duration length) {
        static final Pause NONE = new Pause(Instant.EPOCH, Duration.ZERO);

        Pause longer(Instant now) {
            Duration next = length.isZero() ? FIRST_PAUSE : length.multipliedBy(2);
            return new Pause(now, next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next);
        }

        /** Over also when the clock was set back behind its beginning. */
        boolean isOver(Instant now) {
            return now.isBefore(from) || !now.isBefore(from.plus(length));
        }
    }

    /** @return the messages that were given up now */
    List<StoredNotice> send() {
        List<StoredNotice> givenUp = new ArrayList<>();
        List<StoredNotice> queued = cases.queued();
        pauses.keySet().retainAll(queued.stream().map(StoredNotice::name).toList());
        for (StoredNotice one : queued) {
            if (!ended.containsKey(one.name())) {
                attempt(one).ifPresent(end -> ended.put(one.name(), end));
            }
            AlertNotice end = ended.get(one.name());
            if (end != null) {
                StoredNotice next = one.next(end);
                boolean isGivenUp = end.state() == AlertNotice.State.GIVEN_UP;
                String reason = isGivenUp ? "given up" : "sent";
                cases.keep(Actor.GRAFTLINE, ActKind.SEND_NOTICE, clock.instant(), reason, List.of(), List.of(next));
                ended.remove(one.name());
                if (isGivenUp) {
                    givenUp.add(next);
                }
            }
        }
        return givenUp;
    }

    /** @return the message as it ended; empty if it waits on */
    private Optional<AlertNotice> attempt(StoredNotice one) {
        AlertNotice message = one.notice();
        Instant now = clock.instant();
        Optional<StoredCase> open = cases.open().stream()
                .filter(kept -> kept.study().equals(one.study()) && kept.name().equals(message.caseName()))
                .findFirst();
        if (open.isEmpty()) {
            return Optional.of(message.givenUp(now, Why.CASE_CLOSED));
        }
        NoticeText text = text(one, open.get().alert());
        if (message.channel() == Channel.NOTICE) {
            return noticed(one, text, now);
        }
        if (!serverPause.isOver(now)
                || !pauses.getOrDefault(one.name(), Pause.NONE).isOver(now)) {
            return tooLate(message, now);
        }
        Optional<String> address = reach.address(message.person());
        if (address.isEmpty()) {
            return Optional.of(message.givenUp(now, Why.NO_ADDRESS));
        }
        return mailed(one, new Letter(one.name(), address.get(), text.subject(), text.text()), now);
    }

    private NoticeText text(StoredNotice one, AlertCase alert) {
        Optional<NoticeText.Known> reminds = alert.known()
                .filter(known -> one.notice().queuedAt().isAfter(known.at()))
                .map(known -> new NoticeText.Known(reach.name(known.person()), known.at()));
        ZoneId zone = studies.study(one.study()).orElseThrow().zone();
        return NoticeText.of(one.study(), one.notice().caseName(), alert, reminds, zone, post);
    }

    private Optional<AlertNotice> noticed(StoredNotice one, NoticeText text, Instant now) {
        if (!pauses.getOrDefault(one.name(), Pause.NONE).isOver(now)) {
            return tooLate(one.notice(), now);
        }
        try {
            notices.tell(one.notice().person(), text.subject(), text.text());
            return Optional.of(one.notice().sent(now));
        } catch (RuntimeException failure) { // a host's own; whatever it is, the notice waits
            LOG.warn("GL-3202 The platform took no notice {}; it is tried again.", one.name(), failure);
            pauses.merge(one.name(), Pause.NONE.longer(now), (before, first) -> before.longer(now));
            return tooLate(one.notice(), now);
        }
    }

    private Optional<AlertNotice> mailed(StoredNotice one, Letter letter, Instant now) {
        try {
            post.send(letter);
            if (!serverPause.equals(Pause.NONE)) {
                LOG.info("GL-3205 The mail server takes letters again.");
                serverPause = Pause.NONE;
            }
            return Optional.of(one.notice().sent(clock.instant()));
        } catch (NotPostedException failure) {
            if (failure.hope() == Hope.NONE) {
                LOG.warn("GL-3204 {}", failure.getMessage());
                return Optional.of(one.notice().givenUp(now, Why.REFUSED));
            }
            if (failure.hope() == Hope.LATER) {
                pauses.merge(one.name(), Pause.NONE.longer(now), (before, first) -> before.longer(now));
            } else {
                if (serverPause.equals(Pause.NONE)) {
                    LOG.warn("GL-3203 {} Letters wait and are tried again.", failure.getMessage());
                }
                serverPause = serverPause.longer(now);
            }
            return tooLate(one.notice(), now);
        }
    }

    private static Optional<AlertNotice> tooLate(AlertNotice message, Instant now) {
        return now.isAfter(message.queuedAt().plus(GIVEN_UP_AFTER))
                ? Optional.of(message.givenUp(now, Why.TOO_LATE))
                : Optional.empty();
    }
}
