package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two technicians at two browsers in one session. */
@ExtendWith(AtTheLaboratory.class)
class BenchTogetherIT {
    private static final int DAY = 30;

    @Test
    void each_sees_that_the_other_measured_and_what_only_behind_their_own_reading(Laboratory laboratory) {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.follows("Forty mice on the Bench");
        ben.fills(ben.page().getByLabel("Study day"), Integer.toString(DAY));
        ben.presses("Enter");
        ben.page().locator("#line").waitFor();
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        cem.opens(ben.page().url());
        cem.page().locator("#line").waitFor();

        ben.typesByHand("9.7⏎7.1⏎22.6⏎");

        Locator atCem = row(cem, "C01-1");
        assertThat(atCem).containsText("by others, shown after yours");
        then(cem.page().content()).doesNotContain("9.7", "7.1", "22.6");
        cem.scans("C01-1");
        cem.typesByHand("9.4⏎7.3⏎");
        assertThat(atCem).containsText("Ben Technician: 9.7 × 7.1 mm");
        assertThat(row(ben, "C01-1")).containsText("Cem Technician: 9.4 × 7.3 mm");
        then(ben.complaints()).isEmpty();
        then(cem.complaints()).isEmpty();
        cem.takesAPicture("bench-together", false);
    }

    /** What a browser keeps, it encrypts first; here that takes longer than everything else that the page does with an answer. */
    @Test
    void a_browser_with_a_slow_disk_shows_what_the_other_did(Laboratory laboratory) {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.follows("Forty mice on the Bench");
        ben.fills(ben.page().getByLabel("Study day"), Integer.toString(DAY + 1));
        ben.presses("Enter");
        ben.page().locator("#line").waitFor();
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        cem.opens(ben.page().url());
        cem.page().locator("#line").waitFor();
        cem.page().evaluate("""
                () => {
                  const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);
                  crypto.subtle.encrypt = async (...all) => { await new Promise(resume => setTimeout(resume, 800)); return encrypt(...all); };
                }""");

        ben.typesByHand("9.7⏎7.1⏎");

        assertThat(row(ben, "C01-1")).containsText("✓ saved");
        assertThat(row(cem, "C01-1")).containsText("by others, shown after yours");
    }

    private static Locator row(Person person, String mouse) {
        return person.page().locator("table.sheet tbody").filter(new Locator.FilterOptions().setHasText(mouse));
    }
}
