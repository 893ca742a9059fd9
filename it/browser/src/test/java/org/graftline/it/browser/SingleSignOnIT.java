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
    private static final String STUDY = "/studies/" + Laboratory.STUDY;

    @Test
    void somebody_goes_to_the_provider_comes_back_to_where_they_wanted_to_be_and_signs_by_a_fresh_proof(
            Laboratory laboratory) throws Exception {
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

            signs(laboratory, dora);

            dora.pressesButton("Log out");
            dora.sees("Logged out of everything.");
            dora.opens(laboratory.root() + "log-in?state=made-up&code=c");
            dora.sees("was not begun in this browser");
            assertThat(dora.page()).hasURL(Pattern.compile("/log-in$"));
            dora.takesAPicture("single-sign-on-refused", false);
            then(dora.complaints()).allMatch(said -> said.contains(gate.issuer()) || said.contains("422"));
        }
    }

    /** The proof is asked for at the provider; what was chosen before is signed on the way back. */
    private static void signs(Laboratory laboratory, Person dora) {
        laboratory.ada().sends("POST", STUDY + "/conduct/locks/analysis-plan", "{\"reason\": \"as agreed\"}");
        laboratory.ada().sends("POST", STUDY + "/conduct/locks/data", "{\"reason\": \"all is measured\"}");
        String report = laboratory.root() + "studies/" + Laboratory.STUDY + "/report";
        dora.opens(report);
        dora.pressesButton("Freeze a version");
        dora.pressesButton("Send to review");
        dora.sees("When you come back, this version is signed with the meaning above.");
        dora.takesAPicture("single-sign-on-signature", false);
        dora.pressesButton("Prove yourself at the laboratory and sign");
        dora.page().getByText("I am Dora").click();

        dora.sees("Dora Rector: I wrote this report.");
        assertThat(dora.page()).hasURL(report);
        then(laboratory.ada().gets(STUDY + "/report/versions")).contains("\"meaning\":\"AUTHOR\"");
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
