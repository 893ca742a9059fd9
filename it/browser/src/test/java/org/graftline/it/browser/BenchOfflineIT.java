package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network goes, the page is lost, and everything that was measured arrives once, with its own time and person. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchOfflineIT {
    private static final int DAY = 20;
    private static final int MEASURED_OFFLINE = 10;

    private Laboratory laboratory;
    private Person cem;
    private String session = "";

    @BeforeAll
    void sign_in(Laboratory opened) {
        laboratory = opened;
        cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        cem.page().evaluate("() => navigator.serviceWorker.ready.then(() => true)");
    }

    private Locator bar() {
        return cem.page().locator(".bar");
    }

    @Test
    @Order(1)
    void without_a_network_a_session_is_opened_and_measured_all_the_same() {
        cem.follows("Forty mice on the Bench");
        cem.sees("New session");
        cem.losesTheNetwork();
        cem.fills(cem.page().getByLabel("Study day"), Integer.toString(DAY));
        cem.presses("Enter");
        cem.page().locator("#line").waitFor();
        session = cem.page().url();
        for (int mouse = 0; mouse < MEASURED_OFFLINE; mouse++) {
            cem.typesByHand("9.%d⏎6.8⏎21.3⏎".formatted(mouse));
        }
        assertThat(bar()).containsText("offline");
        assertThat(bar().locator(".waits"))
                .containsText(Pattern.compile("21\\s*wait")); // the session's opening is one of them
        assertThat(cem.page().locator(".saved.queued")).hasCount(MEASURED_OFFLINE);
        cem.takesAPicture("bench-offline", false);
    }

    @Test
    @Order(2)
    void the_queue_is_not_readable_on_the_disk() {
        String disk = String.valueOf(cem.page().evaluate("""
                async () => {
                  const db = await new Promise(done => { const r = indexedDB.open('graftline-bench'); r.onsuccess = () => done(r.result); });
                  const rows = await new Promise(done => { const r = db.transaction('queue').objectStore('queue').getAll(); r.onsuccess = () => done(r.result); });
                  db.close();
                  const text = value => value instanceof ArrayBuffer || ArrayBuffer.isView(value) ? new TextDecoder('latin1').decode(value) : JSON.stringify(value);
                  return rows.map(row => Object.values(row).map(text).join(' ')).join('\\n');
                }"""));
        then(disk.lines().count()).isGreaterThanOrEqualTo(2L * MEASURED_OFFLINE);
        then(disk).contains("Cem Technician").doesNotContain("C01-1", "lengthMm", "TUMOR_VOLUME", "21.3");
    }

    @Test
    @Order(3)
    void a_lost_page_opens_again_without_a_network_and_asks_who_is_there() {
        cem.losesThePage();
        cem.opens(session);
        cem.sees("of Cem Technician's wait");
        cem.signsInBy(Laboratory.CEM, "111222");
        cem.sees("does not know this badge with this PIN");
        cem.opens(session);
        cem.signsInBy(Laboratory.CEM, Laboratory.CEMS_PIN);
        assertThat(cem.page().locator(".saved.queued")).hasCount(MEASURED_OFFLINE);
        assertThat(cem.page().getByLabel("C03-1, length mm")).isVisible();
    }

    @Test
    @Order(4)
    void a_limit_of_the_protocol_sounds_without_a_network() {
        cem.typesByHand("16.1⏎14.2⏎");
        assertThat(cem.page().locator("#said")).containsText("humane endpoint");
        cem.typesByHand("21.3⏎");
    }

    @Test
    @Order(5)
    void back_on_the_network_everything_arrives_once_with_its_own_time() {
        cem.hasTheNetworkAgain();
        assertThat(bar()).containsText("online");
        assertThat(bar().locator(".waits")).hasCount(0);
        assertThat(cem.page().locator(".saved.queued")).hasCount(0);

        String json = List.of("C01-", "C02-", "C03-").stream()
                .map(cage -> laboratory.ada().gets("/studies/" + Laboratory.STUDY + "/readings?mouse=" + cage))
                .collect(Collectors.joining());
        List<Map<String, String>> mine = Pattern.compile(
                        "\"uuid\":\"([^\"]+)\"[^{}]*?\"mouse\":\"(C0[123]-\\d)\"[^{}]*?\"endpoint\":\"(\\w+)\"[^{}]*?\"day\":"
                                + DAY + "[^{}]*?\"capturedAt\":\"([^\"]+)\",\"recordedAt\":\"([^\"]+)\"")
                .matcher(json)
                .results()
                .map(BenchOfflineIT::fields)
                .toList();
        then(mine).hasSize(2 * (MEASURED_OFFLINE + 1));
        then(mine).extracting(one -> one.get("mouse") + one.get("endpoint")).doesNotHaveDuplicates();
        then(mine).allSatisfy(one -> then(one.get("captured")).isLessThan(one.get("recorded")));
        then(mine).extracting(one -> one.get("captured")).doesNotHaveDuplicates();
    }

    private static Map<String, String> fields(MatchResult found) {
        return Map.of(
                "mouse",
                found.group(2),
                "endpoint",
                found.group(3),
                "captured",
                found.group(4),
                "recorded",
                found.group(5));
    }
}
