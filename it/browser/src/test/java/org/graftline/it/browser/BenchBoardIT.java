package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The board where a round begins. */
@ExtendWith(AtTheLaboratory.class)
class BenchBoardIT {
    /** A scanner whose keys reach the field, as they do from a real one. */
    private static void scans(Person person, String tag) {
        person.page().evaluate("""
                tag => [...tag, 'Enter'].forEach(key => {
                  const on = document.activeElement;
                  const taken = !on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
                  if (taken) return;
                  if (key === 'Enter') on.form.requestSubmit();
                  else if (/\\d/.test(key)) on.value += key;
                })""", tag);
    }

    private static Locator chosen(Person person) {
        return person.page().locator("input[name=cage]:checked");
    }

    @Test
    void cages_are_chosen_by_scans_and_a_scan_is_no_study_day(Laboratory laboratory) {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.follows("Forty mice on the Bench");
        Locator day = ben.page().getByLabel("Study day");
        assertThat(day).isFocused();
        assertThat(chosen(ben)).hasCount(8);

        scans(ben, "C04");
        assertThat(day).hasValue("12");
        assertThat(chosen(ben)).hasCount(1);
        scans(ben, "C06-2"); // a mouse stands for its cage
        ben.sees("Chosen: C04, C06.");
        scans(ben, "X99");
        ben.sees("has the tag X99. Nothing was changed.");
        assertThat(chosen(ben)).hasCount(2);
        ben.takesAPicture("bench-board-scanned", false);
        day.focus();
        ben.presses("Enter");
        ben.page().locator("#line").waitFor();
        assertThat(ben.page().locator("table.sheet th.name")).hasCount(10);
        then(ben.complaints()).isEmpty();
    }

    @Test
    void all_cages_are_taken_out_at_once_and_the_doses_of_the_day_are_a_link_away(Laboratory laboratory) {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.follows("Forty mice on the Bench");
        ben.sees("New session");
        ben.tabsTo(ben.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("No cage")));
        ben.presses("Enter");
        assertThat(chosen(ben)).hasCount(0);
        ben.follows("Doses due today");
        assertThat(ben.page()
                        .getByRole(
                                AriaRole.HEADING,
                                new Page.GetByRoleOptions().setName("Dosing").setExact(true)))
                .isVisible();
    }
}
