package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The trip to a provider on another origin and back, in a browser that keeps the rules for cookies. */
@ExtendWith(AtTheLaboratory.class)
class SingleSignOnIT {
    @Test
    void somebody_goes_to_the_provider_and_comes_back_to_where_they_wanted_to_be(Laboratory laboratory)
            throws Exception {
        try (Gatekeeper gate = new Gatekeeper()) {
            laboratory.sets("org.graftline.directory.openid", """
                    issuer=%s
                    label=the laboratory
                    pages=%s
                    roles=pdx-directors => director
                    """.formatted(gate.issuer(), laboratory.root()));
            Person dora = laboratory.atABrowser();
            awaitTheButton(dora, laboratory.root() + "studies");
            dora.takesAPicture("single-sign-on", false);
            dora.pressesButton("Log in with the laboratory");
            dora.page().getByText("I am Dora").click();

            dora.sees("Forty mice on the Bench");
            dora.sees("Dora Rector");
            assertThat(dora.page()).hasURL(laboratory.root() + "studies");
            then(dora.page().evaluate("document.cookie")).isEqualTo("");
            then(dora.page().evaluate("sessionStorage.length")).isEqualTo(0);

            dora.pressesButton("Log out");
            dora.sees("Logged out of everything.");
            dora.opens(laboratory.root() + "log-in?state=made-up&code=c");
            dora.sees("was not begun in this browser");
            assertThat(dora.page()).hasURL(Pattern.compile("/log-in$"));
            dora.takesAPicture("single-sign-on-refused", false);
            then(dora.complaints()).allMatch(said -> said.contains(gate.issuer()) || said.contains("422"));
        }
    }

    /** A changed setting is met within seconds. */
    private static void awaitTheButton(Person person, String address) {
        for (int tries = 0; tries < 60; tries++) {
            person.opens(address);
            person.sees("Everything you record here carries your name.");
            if (person.page()
                            .getByRole(
                                    AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log in with the laboratory"))
                            .count()
                    > 0) {
                return;
            }
            person.page().waitForTimeout(500);
        }
    }
}
