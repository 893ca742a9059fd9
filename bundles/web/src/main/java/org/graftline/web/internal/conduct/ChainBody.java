package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertChain.Channel;
import org.graftline.study.conduct.AlertChain.Link;
import org.graftline.study.conduct.AlertChain.QuietHours;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/**
 * A chain as a client sends it: all of it, as it was shown it and changed it.
 *
 * @param version the version that was seen; 0 where none was set
 * @param why the reason
 */
record ChainBody(
        @Nullable List<LinkBody> links,
        @Nullable Integer watchMinutes,
        @Nullable Integer stopMinutes,
        @Nullable QuietBody quiet,
        @Nullable Integer version,
        @Nullable String why) {
    private static final int MOST = 100;

    /** Somebody, by id as they were shown or by log-in name. */
    record LinkBody(
            @Nullable String person,
            @Nullable String login,
            @Nullable Set<Channel> channels) {
        Link link(People people) {
            return new Link(
                    person == null ? found(people, required("login", login)) : new PersonId(person),
                    required("channels", channels));
        }

        private static PersonId found(People people, String login) {
            String typed = Texts.required("login", login, Texts.NAME);
            return people.find(typed)
                    .orElseThrow(() -> new Refusal(
                            Status.UNUSABLE,
                            "Nobody who is active here has the log-in name '%s'. Check its spelling."
                                    .formatted(typed)));
        }
    }

    /** Quiet hours, "20:00" to "07:00". */
    record QuietBody(@Nullable LocalTime from, @Nullable LocalTime until) {}

    AlertChain chain(People people) {
        List<LinkBody> sent = required("links", links);
        if (sent.size() > MOST) {
            throw new Refusal(Status.UNUSABLE, "%d people are no chain. Name 1 to 20.".formatted(sent.size()));
        }
        return new AlertChain(
                sent.stream().map(link -> link.link(people)).toList(),
                required("watchMinutes", watchMinutes),
                required("stopMinutes", stopMinutes),
                quiet == null
                        ? null
                        : new QuietHours(required("from", quiet.from()), required("until", quiet.until())));
    }
}
