package org.graftline.study.conduct;

import java.time.LocalTime;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.PersonId;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.jspecify.annotations.Nullable;

/**
 * Who is called about the alerts of a study, in order, and how soon somebody must acknowledge before the next is called.
 *
 * @param links who is called, the first first; 1 to 20
 * @param watchMinutes how long an alert to watch may wait for an acknowledgment before the next is called, 1 to 10080 minutes
 * @param stopMinutes the same for a humane endpoint
 * @param quiet when nobody is called about an alert to watch; null for never. A humane endpoint knows no quiet hours.
 */
public record AlertChain(
        List<Link> links,
        int watchMinutes,
        int stopMinutes,
        @Nullable QuietHours quiet) {
    private static final int MOST = 20;
    private static final int WEEK = 7 * 24 * 60;

    /** A way to reach a person; the page shows every alert in any case. */
    public enum Channel {
        /** A notice of the platform. */
        NOTICE,
        /** Mail to the address that the people's register has. */
        MAIL
    }

    /**
     * One person of the chain.
     *
     * @param person who
     * @param channels how, at least one way
     */
    public record Link(PersonId person, Set<Channel> channels) {
        /** @throws ImpossibleValueException if there is no way to reach the person */
        public Link {
            if (channels.isEmpty()) {
                throw new ImpossibleValueException(
                        "Nobody can be called without a channel. Choose notice or mail for everybody in the chain.");
            }
            channels = Set.copyOf(EnumSet.copyOf(channels));
        }
    }

    /**
     * Hours of the day in the study's time zone, over midnight where they end before they begin.
     *
     * @param from when quiet begins
     * @param until when calling begins again
     */
    public record QuietHours(LocalTime from, LocalTime until) {
        /** @throws ImpossibleValueException if they begin and end at the same time */
        public QuietHours {
            if (from.equals(until)) {
                throw new ImpossibleValueException(
                        "Quiet hours from %s until %s are no hours or all. Leave them out, or let them end at another time."
                                .formatted(from, until));
            }
        }

        /** @return whether it is quiet at that time of the day */
        public boolean contains(LocalTime time) {
            boolean afterBegin = !time.isBefore(from);
            boolean beforeEnd = time.isBefore(until);
            return from.isBefore(until) ? afterBegin && beforeEnd : afterBegin || beforeEnd;
        }
    }

    /** @throws ImpossibleValueException if nobody or somebody twice is in the chain, or the minutes are out of their range */
    public AlertChain {
        links = List.copyOf(links);
        if (links.isEmpty() || links.size() > MOST) {
            throw new ImpossibleValueException(
                    "A chain of %d people is impossible. Name 1 to %d.".formatted(links.size(), MOST));
        }
        Set<PersonId> named = new HashSet<>();
        for (Link link : links) {
            if (!named.add(link.person())) {
                throw new ImpossibleValueException(
                        "The same person is in the chain twice (%s). Name everybody once.".formatted(link.person()));
            }
        }
        for (int minutes : new int[] {watchMinutes, stopMinutes}) {
            if (minutes < 1 || minutes > WEEK) {
                throw new ImpossibleValueException(
                        "%d minutes to acknowledge an alert are impossible. Give 1 to %d (a week)."
                                .formatted(minutes, WEEK));
            }
        }
        if (stopMinutes > watchMinutes) {
            throw new ImpossibleValueException(
                    "A humane endpoint may not wait longer (%d minutes) than an alert to watch (%d). Swap them or shorten the first."
                            .formatted(stopMinutes, watchMinutes));
        }
    }

    /** @return how long an alert may wait for an acknowledgment, minutes */
    public int minutes(Tier tier) {
        return tier == Tier.STOP ? stopMinutes : watchMinutes;
    }
}
