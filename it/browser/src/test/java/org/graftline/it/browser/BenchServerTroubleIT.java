package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Route;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The server is there and cannot take anything for a while: what was entered waits, and is stored once. */
@ExtendWith(AtTheLaboratory.class)
class BenchServerTroubleIT {
    private static final int DAY = 15;
    private static final String READINGS = "**/bench/readings/**";
    private static final String DISK_FULL =
            "Not saved, nothing of it: the disk of the database is full. Make room, then repeat.";

    @Test
    void while_the_disk_is_full_everything_waits_and_is_told_and_is_sent_once_there_is_room(Laboratory laboratory) {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        Sheet sheet = Sheet.opened(laboratory, ben, DAY);
        sheet.isSaved();
        ben.page()
                .context()
                .route(
                        READINGS,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(503)
                                .setContentType("application/problem+json")
                                .setBody("{\"status\": 503, \"title\": \"Not stored\", \"detail\": \"%s\"}"
                                        .formatted(DISK_FULL))));

        ben.typesByHand("8.4⏎6.2⏎21.3⏎");
        assertThat(sheet.bar()).containsText("server in trouble");
        assertThat(sheet.bar()).containsText(DISK_FULL);
        assertThat(sheet.row("C01-1")).containsText("queued here");
        sheet.asksFor("C01-2, length mm");
        ben.typesByHand("8.5⏎6.3⏎21.4⏎");
        assertThat(sheet.bar().locator(".waits")).containsText(Pattern.compile("4\\s*wait"));
        assertThat(sheet.bar().locator(".refused")).hasCount(0);
        then(laboratory.readings("C01-1", DAY)).isEmpty();
        ben.takesAPicture("bench-disk-full", false);

        ben.page().context().unroute(READINGS);
        sheet.isSaved();
        assertThat(sheet.bar()).containsText("online");
        assertThat(sheet.bar()).not().containsText("disk");
        for (String mouse : new String[] {"C01-1", "C01-2"}) {
            then(laboratory.readings(mouse, DAY))
                    .extracting(reading -> reading.get("endpoint"))
                    .containsExactlyInAnyOrder("TUMOR_VOLUME", "BODY_WEIGHT");
        }
        ben.complaints().removeIf(complaint -> complaint.contains("status of 503"));
        then(ben.complaints()).isEmpty();
    }

    /** What stands between browser and server says 503 while the server starts again, perhaps after the entry was taken. */
    @Test
    void an_entry_that_was_stored_and_answered_by_a_503_is_sent_again_and_stored_once(Laboratory laboratory) {
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        Sheet sheet = Sheet.opened(laboratory, cem, DAY + 1);
        sheet.isSaved();
        cem.page().context().route(READINGS, route -> {
            APIResponse taken = route.fetch();
            then(taken.status()).isIn(200, 201);
            route.fulfill(new Route.FulfillOptions().setStatus(503).setBody("upstream is starting"));
        });

        cem.typesByHand("8.4⏎6.2⏎");
        assertThat(sheet.bar()).containsText("server in trouble");
        assertThat(sheet.bar()).containsText("status 503");
        assertThat(sheet.row("C01-1")).containsText("queued here");
        Map<String, Object> stored = laboratory.reading("C01-1", DAY + 1, "TUMOR_VOLUME");

        cem.page().context().unroute(READINGS);
        sheet.isSaved();
        then(laboratory.reading("C01-1", DAY + 1, "TUMOR_VOLUME")).isEqualTo(stored);
    }
}
