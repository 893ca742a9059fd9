package org.graftline.conduct.internal.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.graftline.conduct.internal.alert.Calling.Called;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertCase;
import org.graftline.study.conduct.AlertCase.Acknowledgment;
import org.graftline.study.conduct.AlertCase.Call;
import org.graftline.study.conduct.AlertCase.PassedOver;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;

/**
 * Whom to remind of a case that somebody acknowledged and nobody decides: who acknowledged first, then the others of the chain from
 * there on, round to its beginning; where there is no chain the directors, all at once. A humane endpoint then begins again, an alert to
 * watch waits on the page.
 */
final class Reminding {
    private final StudyCode study;
    private final AlertCase alert;
    private final Optional<AlertChain> chain;
    private final Reach reach;

    Reminding(StudyCode study, AlertCase alert, Optional<AlertChain> chain, Reach reach) {
        this.study = study;
        this.alert = alert;
        this.chain = chain;
        this.reach = reach;
    }

    /** @return who is reminded next; empty where everybody was, once */
    Optional<Called> next() {
        PersonId known = alert.known().map(Acknowledgment::person).orElseThrow();
        List<List<Link>> round = round(known);
        List<Call> reminders = alert.reminders();
        int first = reminders.isEmpty() ? 0 : placeOf(round, reminders.get(reminders.size() - 1)) + 1;
        boolean again = alert.tier() == Tier.STOP;
        int last = again ? first + round.size() : round.size();
        List<PassedOver> passedOver = new ArrayList<>();
        for (int i = first; i < last; i++) {
            List<Link> reachable = reachable(round.get(i % round.size()), passedOver);
            if (!reachable.isEmpty()) {
                return Optional.of(new Called(place(reachable), reachable, passedOver));
            }
        }
        return again || reminders.isEmpty()
                ? Optional.of(
                        new Called(Call.NO_CHAIN, reachable(reach.directors(study), new ArrayList<>()), passedOver))
                : Optional.empty();
    }

    private List<List<Link>> round(PersonId known) {
        List<Link> links = chain.map(AlertChain::links).orElse(List.of());
        int place = placeOf(links, known);
        List<List<Link>> round = new ArrayList<>();
        round.add(List.of(place < 0 ? new Link(known, EnumSet.allOf(Channel.class)) : links.get(place)));
        for (int i = 1; i <= links.size(); i++) {
            Link link = links.get((place + i) % links.size());
            if (!link.person().equals(known)) {
                round.add(List.of(link));
            }
        }
        if (links.isEmpty()) {
            List<Link> others = reach.directors(study).stream()
                    .filter(link -> !link.person().equals(known))
                    .toList();
            if (!others.isEmpty()) {
                round.add(others);
            }
        }
        return round;
    }

    /** @return whom of them one reaches now; who of the chain is not reached is noted */
    private List<Link> reachable(List<Link> links, List<PassedOver> passedOver) {
        List<Link> reachable = new ArrayList<>();
        for (Link link : links) {
            Optional<PassedOver.Why> obstacle = reach.obstacle(study, link);
            obstacle.ifPresent(why -> passedOver.add(new PassedOver(link.person(), why)));
            if (obstacle.isEmpty()) {
                reachable.add(link);
            }
        }
        return reachable;
    }

    private int place(List<Link> reached) {
        int place = placeOf(
                chain.map(AlertChain::links).orElse(List.of()), reached.get(0).person());
        return place < 0 ? Call.NO_CHAIN : place;
    }

    private static int placeOf(List<Link> links, PersonId person) {
        return links.stream().map(Link::person).toList().indexOf(person);
    }

    /** @return where in the round the last call went; the beginning for somebody who is no longer in it */
    private static int placeOf(List<List<Link>> round, Call call) {
        for (int i = 0; i < round.size(); i++) {
            if (round.get(i).stream().anyMatch(link -> call.called().contains(link.person()))) {
                return i;
            }
        }
        return 0;
    }
}
