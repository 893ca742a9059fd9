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
 * waits on the page. A study without a chain calls its directors, all at once. What was acknowledged is {@link Reminding}'s.
 */
final class Calling {
    /** Minutes to acknowledge where no chain says: a working half day, half an hour. */
    static final int WATCH_MINUTES = 240;

    static final int STOP_MINUTES = 30;

    private final ChainRecords chains;
    private final Reach reach;

    /**
     * Who is called in one step.
     *
     * @param place of the person in the chain; {@link Call#NO_CHAIN} for nobody of it
     */
    record Called(int place, List<Link> links, List<PassedOver> passedOver) {
        Called {
            links = List.copyOf(links);
            passedOver = List.copyOf(passedOver);
        }
    }

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

    /** @return when to call next; empty where nobody is to be called */
    Optional<Instant> due(StudyCode study, AlertCase alert) {
        if (alert.nextCallAt() != null) {
            return Optional.of(alert.nextCallAt());
        }
        return alert.known()
                .filter(known -> alert.reminders().isEmpty()) // acknowledged before anybody was ever reminded
                .map(known -> known.at().plus(Duration.ofMinutes(minutes(chains.chain(study), alert.tier()))));
    }

    /** @return how long somebody has to acknowledge, and then to decide */
    static int minutes(Optional<AlertChain> chain, Tier tier) {
        return chain.map(known -> known.minutes(tier)).orElse(tier == Tier.STOP ? STOP_MINUTES : WATCH_MINUTES);
    }

    Step next(StudyCode study, ZoneId zone, String name, AlertCase alert, Occasion occasion, Instant now) {
        Optional<AlertChain> chain = chains.chain(study);
        Optional<Instant> quiet = chain.flatMap(known -> quietUntil(known, zone, alert.tier(), now));
        if (quiet.isPresent()) {
            return new Step(alert.waiting(quiet.get()), List.of());
        }
        if (alert.isAcknowledged()) {
            return new Reminding(study, alert, chain, reach)
                    .next()
                    .map(who -> called(name, alert, occasion, who, minutes(chain, alert.tier()), now))
                    .orElseGet(() -> new Step(alert.waiting(null), List.of())); // all were reminded once
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
                Called who = new Called(place.get(), List.of(link), passedOver);
                return called(name, alert, occasion, who, minutes(chain, alert.tier()), now);
            }
        }
        if (alert.tier() == Tier.WATCH && last.isPresent()) {
            return new Step(alert.waiting(null), List.of()); // all were called once
        }
        List<Link> directors = reach.directors(study).stream()
                .filter(link -> reach.obstacle(study, link).isEmpty())
                .toList();
        Called who = new Called(Call.NO_CHAIN, directors, passedOver);
        return called(name, alert, occasion, who, minutes(chain, alert.tier()), now);
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

    private Step called(String name, AlertCase alert, Occasion occasion, Called who, int minutes, Instant now) {
        List<PersonId> people = who.links().stream().map(Link::person).toList();
        List<AlertNotice> notices = new ArrayList<>();
        for (Link link : who.links()) {
            for (Channel channel : reach.channels(link)) {
                notices.add(new AlertNotice(
                        name, link.person(), channel, alert.tier(), now, AlertNotice.State.QUEUED, null, null));
            }
        }
        Call call = new Call(now, alert.tier(), occasion, who.place(), people, who.passedOver());
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
