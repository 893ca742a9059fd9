package org.graftline.platformlocal.internal.notices;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.graftline.study.PersonId;
import org.junit.jupiter.api.Test;

class LoggedNoticesTest {
    private static final PersonId TOM = new PersonId("p-tom");

    private final LoggedNotices notices =
            new LoggedNotices(Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC));

    @Test
    void a_notice_waits_for_its_person_alone() {
        notices.tell(TOM, "Report ready", "The report of study PDX-1 is ready.");
        notices.tell(new PersonId("p-mara"), "Other", "Not for Tom.");
        then(notices.of(TOM)).singleElement().satisfies(notice -> {
            then(notice.subject()).isEqualTo("Report ready");
            then(notice.at()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        });
    }

    @Test
    void the_oldest_notice_goes_first_when_the_list_is_full() {
        for (int i = 0; i <= LoggedNotices.MOST; i++) {
            notices.tell(TOM, "notice " + i, "");
        }
        then(notices.of(TOM)).hasSize(LoggedNotices.MOST);
        then(notices.of(TOM).get(0).subject()).isEqualTo("notice 1");
    }
}
