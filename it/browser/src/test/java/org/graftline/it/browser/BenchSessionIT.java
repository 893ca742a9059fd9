package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** A technician's round through forty mice, by keys and scans only. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchSessionIT {
    private static final int DAY = 12;

    private Laboratory laboratory;
    private Person ben;

    @BeforeAll
    void sign_in(Laboratory opened) {
        laboratory = opened;
        ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.page().evaluate("""
                window.clicked = 0;
                addEventListener('pointerdown', () => window.clicked++, true);""");
    }

    private Locator line() {
        return ben.page().locator("#line");
    }

    private Locator row(String mouse) {
        return ben.page().locator("table.sheet tbody").filter(new Locator.FilterOptions().setHasText(mouse));
    }

    private Locator said() {
        return ben.page().locator("#said");
    }

    /** As a tumor that grew on: nothing to be asked about. */
    private static String numbersOf(int mouse) {
        double length = 6.2 + 0.17 * DAY + 0.03 * (mouse % 7);
        return String.format(Locale.ROOT, "%.1f⏎%.1f⏎%.1f⏎", length, length * 0.76, 21.2 + 0.1 * (mouse % 5));
    }

    @Test
    @Order(1)
    void a_technician_lands_at_the_bench_and_enter_opens_the_proposed_session() {
        assertThat(ben.page()).hasURL(Pattern.compile("/bench"));
        ben.follows("Forty mice on the Bench");
        Locator day = ben.page().getByLabel("Study day");
        assertThat(day).isFocused();
        assertThat(day).hasValue(Integer.toString(DAY));
        ben.takesAPicture("bench-board");
        ben.presses("Enter");
        assertThat(line()).isFocused();
        assertThat(ben.page().getByLabel("C01-1, length mm")).isVisible();
    }

    @Test
    @Order(2)
    void a_mouse_takes_thirteen_keys_and_no_click() {
        int before = ben.keys();
        ben.typesByHand("8.4⏎6.2⏎21.3⏎");
        then(ben.keys() - before).isEqualTo(13);
        assertThat(row("C01-1")).containsText("saved");
        assertThat(row("C01-1")).containsText("161");
        assertThat(ben.page().getByLabel("C01-2, length mm")).isVisible();
    }

    @Test
    @Order(3)
    void a_scanned_animal_takes_no_key_wherever_the_focus_is_and_its_tag_is_no_value() {
        int before = ben.keys();
        ben.scans("C04-2");
        assertThat(ben.page().getByLabel("C04-2, length mm")).isVisible();
        ben.page()
                .locator("button", new Page.LocatorOptions().setHasText("sound on"))
                .focus();
        ben.scans("C01-2");
        assertThat(ben.page().getByLabel("C01-2, length mm")).isVisible();
        then(ben.keys()).isEqualTo(before);
        assertThat(line()).hasValue("");
        assertThat(row("C04-2")).not().containsText("saved");
        line().focus();
    }

    @Test
    @Order(4)
    void a_value_from_a_known_device_is_marked_as_such() {
        ben.scans("K2");
        assertThat(ben.page().locator(".bar")).containsText("caliper K2");
        ben.scans("8.52");
        ben.scans("6.48");
        ben.scans("+ 21,2 g");
        assertThat(row("C01-2")).containsText("8.52");
        assertThat(row("C01-2").locator(".saved")).hasText(Pattern.compile("saved"));
        then(readings()).contains("sent by the device", "\"device\":\"K2\"", "+ 21,2 g");
    }

    @Test
    @Order(5)
    void a_width_above_the_length_is_swapped_and_what_was_typed_is_kept() {
        ben.typesByHand("6.3⏎8.3⏎21.4⏎");
        assertThat(row("C01-3")).containsText("swapped");
        assertThat(row("C01-3").locator("td").first()).hasText("8.3");
        then(readings()).contains("\"length\":\"6.3\"", "\"width\":\"8.3\"");
    }

    @Test
    @Order(6)
    void a_question_costs_one_key_and_a_digit_and_keeps_the_focus() {
        ben.typesByHand("14.9⏎14.4⏎");
        assertThat(said()).containsText("K keeps");
        ben.takesAPicture("bench-asked", false);
        ben.typesByHand("K");
        assertThat(said()).containsText("tumor changed shape");
        ben.typesByHand("2");
        assertThat(row("C01-4")).containsText("kept: tumor changed shape");
        assertThat(line()).isFocused();
        assertThat(row("C01-4")).containsText("humane endpoint");
        ben.typesByHand("21.1⏎");
    }

    @Test
    @Order(7)
    void not_palpable_too_small_and_not_measured_end_a_mouse_with_a_key_or_two() {
        ben.typesByHand("P");
        ben.typesByHand("21.0⏎");
        assertThat(row("C01-5")).containsText("not palpable");
        ben.typesByHand("T");
        ben.typesByHand("21.0⏎");
        assertThat(row("C02-1")).containsText("too small");
        ben.typesByHand("M⏎1");
        assertThat(row("C02-2")).containsText("not measured");
        assertThat(ben.page().getByLabel("C02-3, length mm")).isVisible();
    }

    @Test
    @Order(8)
    void what_was_taken_back_is_struck_through_and_asked_for_again() {
        ben.typesByHand("9.9⏎7.2⏎");
        assertThat(row("C02-3")).containsText("saved");
        ben.typesByHand("U⏎");
        assertThat(row("C02-3").locator("s")).containsText("9.9 × 7.2");
        assertThat(ben.page().getByLabel("C02-3, length mm")).isVisible();
    }

    @Test
    @Order(9)
    void a_note_and_the_history_of_a_cell_are_one_key_away() {
        ben.typesByHand("N");
        ben.typesByHand("fur wet⏎");
        assertThat(row("C02-3")).containsText("note: fur wet");
        ben.typesByHand("H");
        Locator history = ben.page().locator("section[aria-label='History of this cell']");
        assertThat(history).containsText("taken back at the Bench");
        ben.typesByHand("H");
        assertThat(history).hasCount(0);
        ben.typesByHand("?");
        ben.takesAPicture("bench-keys", false);
        ben.typesByHand("?");
    }

    @Test
    @Order(10)
    void a_mouse_found_dead_leaves_the_list_with_its_cause_and_time() {
        ben.scans("C08-5");
        ben.typesByHand("D⏎1");
        ben.typesByHand("⏎");
        assertThat(row("C08-5")).containsText("left: found dead");
    }

    @Test
    @Order(11)
    void the_rest_of_the_round_is_thirteen_keys_a_mouse_and_it_is_signed_off() {
        ben.scans("C02-3");
        List<String> rest = Laboratory.mice().subList(7, 39);
        int before = ben.keys();
        for (int i = 0; i < rest.size(); i++) {
            assertThat(ben.page().getByLabel(rest.get(i) + ", length mm")).isVisible();
            ben.typesByHand(numbersOf(7 + i));
        }
        then(ben.keys() - before).isEqualTo(13 * rest.size());
        assertThat(ben.page().locator(".counted")).hasText(Pattern.compile("40\\s*of 40 saved"));
        ben.sees("The round is complete: every mouse ended with something.");
        ben.takesAPicture("bench-done");

        Locator signOff =
                ben.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign the session off"));
        ben.tabsTo(signOff);
        ben.presses("Enter");
        ben.tabsTo(ben.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Sign off").setExact(true)));
        ben.presses("Enter");
        ben.sees("Signed off");
        then(ben.page().evaluate("window.clicked ?? 0")).isEqualTo(0);

        ben.page().getByLabel("Back to the board").focus();
        ben.presses("Enter");
        Locator day = ben.page().getByLabel("Study day");
        assertThat(ben.page().locator("input[name=cage]:checked")).hasCount(8);
        day.fill("12");
        day.blur();
        ben.sees("Every cage was signed off for this day");
        assertThat(ben.page().locator("input[name=cage]:checked")).hasCount(0);
        ben.takesAPicture("bench-board-done", false);
    }

    @Test
    @Order(12)
    void the_browser_complained_about_nothing() {
        then(ben.complaints()).isEmpty();
    }

    private String readings() {
        ben.page().waitForCondition(() -> ben.page().locator(".waits").count() == 0);
        return laboratory
                .ada()
                .gets("/studies/" + Laboratory.STUDY + "/readings?mouse=C01-")
                .replace(" ,", ",");
    }
}
