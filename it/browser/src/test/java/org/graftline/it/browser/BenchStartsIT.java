package org.graftline.it.browser;

import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Route;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A page that nobody answered asks again by itself: hands in gloves do not reload. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchStartsIT {
    private Laboratory laboratory;

    @BeforeAll
    void arrive(Laboratory opened) {
        laboratory = opened;
    }

    @Test
    void the_bench_opens_by_itself_once_the_server_answers() {
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        for (String asked : new String[] {"session", "bench/journal-key", "studies"}) {
            AtomicInteger refused = new AtomicInteger();
            cem.page().route("**/api/v1/" + asked, route -> refuses(route, refused));
            cem.opens(laboratory.root() + "bench");
            cem.page().waitForCondition(() -> refused.get() > 0);
            cem.page().unroute("**/api/v1/" + asked);
            cem.sees("Which study do you measure?");
            then(refused.get())
                    .as("requests for %s that nobody answered", asked)
                    .isPositive();
        }
    }

    private static void refuses(Route route, AtomicInteger refused) {
        refused.incrementAndGet();
        route.abort();
    }
}
