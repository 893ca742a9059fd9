package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** An administrator with forty people, by keyboard. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleIT {
    private Laboratory laboratory;
    private Person ada;

    @BeforeAll
    void forty_people(Laboratory opened) {
        laboratory = opened;
        for (int i = 1; i <= 38; i++) {
            laboratory
                    .ada()
                    .sends(
                            "POST",
                            "/people",
                            "{\"login\": \"tech%02d\", \"name\": \"Technician %02d\"}".formatted(i, i));
        }
        ada = laboratory.atABrowser();
        ada.opens(laboratory.root());
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
    }

    private Locator search() {
        return ada.page().getByRole(AriaRole.SEARCHBOX);
    }

    private Locator rows() {
        return ada.page().locator(".people tbody tr");
    }

    private Locator part(String name) {
        return ada.page()
                .getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void somebody_is_found_by_a_few_letters_and_opened_by_enter_beside_the_list() {
        ada.opens(laboratory.root() + "people");
        ada.sees("Technician 38");
        ada.fills(search(), "nician 17");
        assertThat(rows()).hasCount(1);
        ada.presses("Enter");

        assertThat(ada.page()).hasURL(Pattern.compile("/people/tech17$"));
        assertThat(ada.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Technician 17")))
                .isFocused();
        ada.sees("can do nothing before a role is given");
        ada.tabsTo(part("Roles").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Give the role")));
        ada.presses("Enter");
        ada.sees("Technician 17 is technician now.");
        ada.fills(part("Badge and PIN").getByLabel("Badge"), "BADGE-1717");
        ada.presses("Enter"); // the scanner's
        assertThat(part("Badge and PIN").getByLabel("PIN")).isFocused();
        ada.types("481629");
        ada.presses("Enter");
        ada.sees("opens the Bench with this badge and PIN");
        assertThat(rows().first()).containsText("yes");
        ada.takesAPicture("people-one", false);

        Person tech = laboratory.atTheBench("BADGE-1717", "481629");
        then(tech.complaints()).isEmpty();

        ada.tabsTo(ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Take the badge back")));
        ada.presses("Enter");
        ada.sees("opens nothing any more");
        assertThat(rows().first()).not().containsText("yes");
    }

    @Test
    void arrows_go_through_the_list_and_who_is_disabled_leaves_it_after_a_second_question() {
        ada.opens(laboratory.root() + "people");
        ada.fills(search(), "tech20");
        ada.presses("ArrowDown");
        assertThat(rows().first().locator("a")).isFocused();
        ada.presses("ArrowUp");
        assertThat(search()).isFocused();
        ada.presses("ArrowDown", "Enter");
        ada.tabsTo(part("Disable").getByRole(AriaRole.BUTTON));
        ada.presses("Enter");
        Locator sure = ada.page().getByText("Disable Technician 20 for good");
        assertThat(sure).isFocused();
        ada.presses("Enter");
        ada.sees("Technician 20 is disabled.");

        ada.opens(laboratory.root() + "people");
        ada.fills(search(), "tech20");
        assertThat(rows()).hasCount(0);
        ada.tabsTo(ada.page().getByLabel(Pattern.compile("Also the 1 disabled")));
        ada.presses("Space");
        assertThat(rows()).hasCount(1);
    }

    @Test
    void whoever_is_enrolled_is_opened_at_once_since_a_role_comes_next() {
        ada.opens(laboratory.root() + "people");
        ada.tabsTo(ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Enroll somebody")));
        ada.presses("Enter");
        assertThat(ada.page().getByLabel(Pattern.compile("^Name"))).isFocused();
        ada.types("Zoe Zimmer");
        ada.fills(ada.page().getByLabel(Pattern.compile("^Log-in name")), "zoe");
        ada.presses("Enter");
        assertThat(ada.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Zoe Zimmer")))
                .isVisible();
        assertThat(part("Roles")).isVisible();
    }

    @Test
    void on_a_phone_one_reads_who_may_do_what() {
        ada.page().setViewportSize(390, 844);
        try {
            ada.opens(laboratory.root() + "people");
            ada.sees("People are changed on a larger screen");
            ada.takesAPicture("people-390", false);
            ada.opens(laboratory.root() + "people/ben");
            assertThat(ada.page().locator(".person")).containsText("opens the Bench");
            assertThat(ada.page().locator(".people .list")).isHidden();
            then((boolean) ada.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isTrue();
            ada.takesAPicture("people-390-one", false);
        } finally {
            ada.page().setViewportSize(1280, 800);
        }
    }
}
