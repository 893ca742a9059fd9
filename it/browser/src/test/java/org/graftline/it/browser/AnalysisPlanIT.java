package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A director plans the analysis, locks the plan, and departs from it, by keys. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnalysisPlanIT {
    private static Locator field(Person person, String label) {
        return person.page().getByLabel(Pattern.compile("^" + label.replace("?", "\\?")));
    }

    @Test
    void a_plan_is_saved_and_locked_and_a_change_after_that_is_post_hoc(Laboratory laboratory) {
        Person ada = laboratory.atABrowser();
        ada.opens(laboratory.root());
        ada.fills(field(ada, "Log-in name"), "ada");
        ada.fills(field(ada, "Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
        ada.opens(laboratory.root() + "studies/" + Laboratory.STUDY + "/analysis-plan");
        ada.sees("No plan was saved yet: the defaults are in force.");
        Locator equation = ada.page().locator(".equation").first();
        assertThat(equation).not().containsText("− 6");

        ada.fills(field(ada, "Last day of the window"), "9");
        ada.chooses(field(ada, "Time course"), "BREAKPOINT");
        ada.fills(field(ada, "Break"), "6");
        assertThat(equation).containsText("− 6");
        ada.fills(field(ada, "Why is it so?"), "protocol 7");
        ada.presses("Enter");
        assertThat(ada.page().locator("[role=status].note")).hasText("Saved as version 1.");

        ada.fills(field(ada, "Why now?"), "signed today");
        ada.takesAPicture("analysis-plan");
        ada.presses("Enter");
        ada.sees("The plan in force is the locked one");

        ada.fills(field(ada, "First day of the window"), "3");
        ada.sees("What you save now is marked post hoc");
        ada.fills(field(ada, "Why is it so?"), "day 0 was measured by a trainee");
        ada.presses("Enter");
        ada.sees("Post hoc: the first day of the window is day 3; locked was day 0, or the first day measured.");
        ada.takesAPicture("analysis-plan-post-hoc");
        then(ada.complaints()).isEmpty();
    }
}
