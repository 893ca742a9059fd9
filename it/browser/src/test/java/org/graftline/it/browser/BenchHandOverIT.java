package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One browser, several people: every reading carries whoever made it, and what two people know of a mouse may contradict. */
@ExtendWith(AtTheLaboratory.class)
class BenchHandOverIT {
    private static final int DAY = 12;
    private static final String NUMBERS = "8.2⏎6.3⏎21.4⏎";

    /** A browser that knows both, with Ben in front of it. */
    private static Person bensBrowser(Laboratory laboratory) {
        Person both = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        both.opens(laboratory.root() + "bench/sign-in");
        both.signsInBy(Laboratory.BEN, Laboratory.BENS_PIN);
        both.sees("Which study do you measure?");
        return both;
    }

    private static void scansABadge(Person person, String badge, String pin, String name) {
        person.scans(badge);
        assertThat(person.page().getByLabel("PIN")).isFocused();
        person.page().keyboard().type(pin);
        person.presses("Enter");
        assertThat(person.page().locator(".bar .who")).hasText(name);
    }

    @Test
    void a_badge_scanned_anywhere_or_the_key_hands_over_also_without_a_network(Laboratory laboratory) {
        Person hands = bensBrowser(laboratory);
        Sheet sheet = Sheet.opened(laboratory, hands, DAY);
        sheet.measures("C01-1", NUMBERS);
        scansABadge(hands, Laboratory.CEM, Laboratory.CEMS_PIN, "Cem Technician");
        sheet.measures("C01-2", NUMBERS);
        hands.typesByHand("B");
        assertThat(hands.page().getByLabel("Badge")).isFocused();
        hands.takesAPicture("bench-hand-over", false);
        hands.signsInBy(Laboratory.BEN, Laboratory.BENS_PIN);
        assertThat(sheet.bar().locator(".who")).hasText("Ben Technician");
        sheet.measures("C01-3", NUMBERS);
        sheet.isSaved();
        then(hands.complaints()).isEmpty();

        hands.losesTheNetwork();
        sheet.measures("C01-4", NUMBERS);
        scansABadge(hands, Laboratory.CEM, Laboratory.CEMS_PIN, "Cem Technician");
        assertThat(sheet.bar()).containsText("2 of Ben Technician's wait");
        sheet.measures("C01-5", NUMBERS);
        hands.hasTheNetworkAgain();
        sheet.isSaved();
        assertThat(sheet.bar()).containsText("2 of Ben Technician's wait");
        then(laboratory.readings("C01-4", DAY)).isEmpty();
        scansABadge(hands, Laboratory.BEN, Laboratory.BENS_PIN, "Ben Technician");
        assertThat(sheet.bar().locator(".others")).hasCount(0);
        sheet.isSaved();

        then(laboratory.whoMeasured("C01-1", DAY)).isEqualTo("Ben Technician");
        then(laboratory.whoMeasured("C01-2", DAY)).isEqualTo("Cem Technician");
        then(laboratory.whoMeasured("C01-3", DAY)).isEqualTo("Ben Technician");
        then(laboratory.whoMeasured("C01-4", DAY)).isEqualTo("Ben Technician");
        then(laboratory.whoMeasured("C01-5", DAY)).isEqualTo("Cem Technician");
    }

    /** All pages of a browser have one log-in; what waits on a page is sent as whoever entered it, or not at all. */
    @Test
    void what_waits_is_never_sent_under_the_name_of_somebody_who_signed_in_beside_it(Laboratory laboratory) {
        int day = DAY + 1;
        Person ada = laboratory.atABrowser();
        ada.opens(laboratory.root());
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
        Sheet sheet = Sheet.opened(laboratory, ada, day);
        ada.page().context().route("**/bench/readings/**", route -> route.abort()); // on every page of this browser
        sheet.measures("C02-1", NUMBERS);
        assertThat(sheet.bar().locator(".waits")).containsText(Pattern.compile("2\\s*wait"));

        try (Page beside = ada.page().context().newPage()) {
            beside.navigate(laboratory.root() + "bench/sign-in");
            beside.getByLabel("Badge").fill(Laboratory.CEM);
            beside.getByLabel("PIN").fill(Laboratory.CEMS_PIN);
            beside.keyboard().press("Enter");
            beside.getByText("Which study do you measure?").waitFor();
        }
        ada.page().context().unroute("**/bench/readings/**");
        ada.page().evaluate("() => dispatchEvent(new Event('online'))");

        assertThat(sheet.bar()).containsText("signed out");
        assertThat(sheet.bar()).containsText("what you entered waits here");
        then(laboratory.readings("C02-1", day)).isEmpty();
        ada.opens(laboratory.root() + "bench");
        assertThat(ada.page().getByRole(AriaRole.STATUS).first()).containsText("2 of Ada Director's wait");
    }

    @Test
    void a_mouse_found_dead_by_another_and_measured_afterwards_waits_for_a_decision(Laboratory laboratory) {
        int day = DAY + 2;
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        Sheet bens = Sheet.opened(laboratory, ben, day);
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        cem.opens(ben.page().url());
        Sheet cems = Sheet.joined(cem);
        ben.losesTheNetwork();
        cem.scans("C03-1");
        cem.typesByHand("D⏎1");
        cem.typesByHand("⏎");
        assertThat(cems.row("C03-1")).containsText("left: found dead");
        cems.isSaved();
        bens.measures("C03-1", NUMBERS);
        ben.hasTheNetworkAgain();
        bens.isSaved();
        assertThat(bens.row("C03-1")).containsText("left: found dead");

        Person ada = laboratory.atABrowser();
        ada.opens(laboratory.root() + "studies/" + Laboratory.STUDY + "/decisions");
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        assertThat(contradictions(ada)).hasCount(2);
        ada.takesAPicture("contradictions", false);
        decides(ada, "C03-1, tumor volume", "It does not hold", "another mouse was in the hand");
        assertThat(contradictions(ada)).hasCount(1);
        decides(ada, "C03-1, body weight", "The reading holds", "weighed before it died; the clock was wrong");
        assertThat(contradictions(ada)).hasCount(0);

        then(laboratory.readings("C03-1", day))
                .allSatisfy(r -> then(r).containsEntry(
                                "status", "TUMOR_VOLUME".equals(r.get("endpoint")) ? "WITHDRAWN" : "MEASURED"));
        then(laboratory.readings("C03-1", day)).hasSize(2);
    }

    private static Locator contradictions(Person ada) {
        return ada.page().locator(".waiting > li").filter(new Locator.FilterOptions().setHasText("contradiction"));
    }

    private static void decides(Person ada, String what, String verdict, String why) {
        Locator one = contradictions(ada).filter(new Locator.FilterOptions().setHasText(what));
        one.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(verdict))
                .click();
        one.getByLabel(Pattern.compile("^Why")).fill(why);
        ada.presses("Enter");
    }
}
