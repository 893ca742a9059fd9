package org.graftline.conduct.internal.alert;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Call;
import org.graftline.study.conduct.AlertCase.Occasion;
import org.graftline.study.conduct.AlertCase.PassedOver;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.study.conduct.AlertNotice;

/**
 * Whom to call next. The chain is gone along once; a humane endpoint that nobody acknowledges begins it again, an alert to watch then
 * waits on the page. A study without a chain calls its directors, all at once.
 */
final class Calling {
    /** Minutes to acknowledge where no chain says: a working half day, half an hour. */
    static final int WATCH_MINUTES = 240;

    static final int STOP_MINUTES = 30;

    private final ChainRecords chains;
    private final Reach reach;

    Calling(ChainRecords chains, Reach reach) {
        this.chains = chains;
        this.reach = reach;
    }

    /** A case after a call, and the messages of the call. */
    record Step(AlertCase after, List<AlertNotice> notices) {
        Step {
            notices = List.copyOf(notices);
        }
    }

    Step next(StudyCode study, ZoneId zone, String name, AlertCase alert, Occasion occasion, Instant now) {
        Optional<AlertChain> chain = chains.of(study).map(ChainRecords.Stored::chain);
        Optional<Instant> quiet = chain.flatMap(known -> quietUntil(known, zone, alert.tier(), now));
        if (quiet.isPresent()) {
            return new Step(alert.waiting(quiet.get()), List.of());
        }
        boolean again = occasion == Occasion.NOT_ACKNOWLEDGED || occasion == Occasion.NOT_DELIVERED;
        Optional<Call> last = again
                ? alert.calls().stream()
                        .reduce((one, later) -> later)
                        .filter(call -> !call.called().isEmpty())
                : Optional.empty();
        int from = last.map(call -> call.place() + 1).orElse(0);
        List<PassedOver> passedOver = new ArrayList<>();
        if (chain.isPresent()) {
            List<Link> links = chain.get().links();
            Optional<Integer> place = reachable(study, links, from, links.size(), passedOver);
            if (place.isEmpty() && alert.tier() == Tier.STOP) {
                place = reachable(study, links, 0, Math.min(from, links.size()), passedOver);
            }
            if (place.isPresent()) {
                Link link = links.get(place.get());
                return called(
                        name,
                        alert,
                        occasion,
                        place.get(),
                        List.of(link),
                        passedOver,
                        chain.get().minutes(alert.tier()),
                        now);
            }
        }
        if (alert.tier() == Tier.WATCH && last.isPresent()) {
            return new Step(alert.waiting(null), List.of()); // all were called once
        }
        List<Link> directors = reach.directors(study).stream()
                .filter(link -> reach.obstacle(study, link).isEmpty())
                .toList();
        int minutes = chain.map(known -> known.minutes(alert.tier()))
                .orElse(alert.tier() == Tier.STOP ? STOP_MINUTES : WATCH_MINUTES);
        return called(name, alert, occasion, Call.NO_CHAIN, directors, passedOver, minutes, now);
    }

    private Optional<Integer> reachable(
            StudyCode study, List<Link> links, int from, int to, List<PassedOver> passedOver) {
        for (int place = from; place < to; place++) {
            Link link = links.get(place);
            Optional<PassedOver.Why> obstacle = reach.obstacle(study, link);
            if (obstacle.isEmpty()) {
                return Optional.of(place);
            }
            passedOver.add(new PassedOver(link.person(), obstacle.get()));
        }
        return Optional.empty();
    }

    private Step called(
            String name,
            AlertCase alert,
            Occasion occasion,
            int place,
            List<Link> links,
            List<PassedOver> passedOver,
            int minutes,
            Instant now) {
        List<PersonId> people = links.stream().map(Link::person).toList();
        List<AlertNotice> notices = new ArrayList<>();
        for (Link link : links) {
            for (Channel channel : reach.channels(link)) {
                notices.add(new AlertNotice(
                        name, link.person(), channel, alert.tier(), now, AlertNotice.State.QUEUED, null, null));
            }
        }
        Call call = new Call(now, alert.tier(), occasion, place, people, passedOver);
        return new Step(alert.with(call, now.plus(Duration.ofMinutes(minutes))), notices);
    }

    /** @return when calling begins again; empty if nobody asked for quiet now */
    private static Optional<Instant> quietUntil(AlertChain chain, ZoneId zone, Tier tier, Instant now) {
        QuietHours quiet = chain.quiet();
        ZonedDateTime local = now.atZone(zone);
        LocalTime time = local.toLocalTime();
        if (tier == Tier.STOP || quiet == null || !quiet.contains(time)) {
            return Optional.empty();
        }
        boolean today = time.isBefore(quiet.until());
        return Optional.of(local.toLocalDate()
                .plusDays(today ? 0 : 1)
                .atTime(quiet.until())
                .atZone(zone)
                .toInstant());
    }
}
