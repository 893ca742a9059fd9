package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a director decides and keeps in order at a desk, by keys, and what a workplace is set to. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StudyDeskIT {
    private static final String STUDY = "studies/" + Laboratory.STUDY;
    private static final String API = "/studies/" + Laboratory.STUDY;

    private Laboratory laboratory;
    private Person ada;

    @BeforeAll
    void log_in(Laboratory opened) {
        laboratory = opened;
        ada = laboratory.atABrowser();
        ada.opens(laboratory.root());
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
    }

    @AfterEach
    void nothing_was_complained_about() {
        then(ada.complaints()).isEmpty();
    }

    /** By the beginning of its label; a hint stands behind it. */
    private static Locator field(Person person, String label) {
        return person.page().getByLabel(Pattern.compile("^" + label.replace("?", "\\?")));
    }

    private static Locator button(Person person, String text) {
        return person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(text).setExact(true));
    }

    private static void presses(Person person, String text) {
        person.tabsTo(button(person, text));
        person.presses("Enter");
    }

    private Locator status() {
        return ada.page().locator("[role=status].note");
    }

    /** A reading past a limit of 1,500 mm³, far from the course of the animal. */
    private String reads(String mouse, int day, String at) {
        String uuid = UUID.randomUUID().toString();
        laboratory.ada().sends("PUT", API + "/bench/readings/" + uuid, """
                {"mouse": "%s", "endpoint": "TUMOR_VOLUME", "day": %d, "lengthMm": "19", "widthMm": "15", "capturedAt": "%s"}""".formatted(mouse, day, at));
        return uuid;
    }

    @Test
    void what_waits_for_a_decision_is_answered_where_it_stands() {
        String kept = reads("C05-1", 12, "2026-03-01T09:00:00Z");
        reads("C05-2", 12, "2026-03-01T09:05:00Z");
        laboratory.ada().sends("PUT", API + "/bench/removals/C05-3", """
                {"day": 12, "cause": "FOUND_DEAD", "at": "2026-03-01T08:00:00Z", "reason": "found dead"}""");
        String dead = reads("C05-3", 12, "2026-03-01T09:10:00Z");
        ada.opens(laboratory.root() + STUDY);

        Locator tab = ada.page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("To be decided"));
        assertThat(tab).containsText("7"); // three limits, a contradiction, three questions
        ada.follows("To be decided");
        Locator items = ada.page().locator(".waiting > li");
        assertThat(items).hasCount(7);
        Locator reached =
                items.filter(new Locator.FilterOptions().setHasText("C05-1: tumor volume 2140 mm³, limit 1500 mm³"));
        assertThat(reached).containsText("Nobody has acknowledged it.");
        assertThat(items.nth(3)).containsText("Only one of the two can be right");
        ada.takesAPicture("decisions");

        ada.follows("C05-1: tumor volume 2140 mm³, limit 1500 mm³");
        ada.sees("C05-1 reached the humane endpoint: tumor volume 2140 mm³, limit 1500 mm³.");
        ada.presses("a");
        ada.sees("Acknowledged by Ada Director, not decided for 0 min");
        ada.sees("Nobody else is called, unless it gets worse or nobody has decided by");
        ada.tabsTo(field(ada, "euthanize"));
        ada.presses("ArrowDown"); // to "treat"
        ada.fills(field(ada, "Why?"), "seen by the veterinarian");
        ada.takesAPicture("alert");
        presses(ada, "Close the alert");
        ada.sees("Decided: treat");

        ada.opens(laboratory.root() + STUDY + "/decisions");
        assertThat(items).hasCount(6);
        ada.tabsTo(button(ada, "It does not hold").first());
        ada.presses("Enter");
        ada.fills(field(ada, "Why?"), "the neighbor was held");
        ada.presses("Enter");
        assertThat(status()).hasText("The reading is withdrawn; it stays in the history.");
        ada.page() // nothing is left that speaks against the removal, which closes the alert
                .waitForCondition(() -> laboratory
                        .ada()
                        .gets(API + "/conduct/alerts")
                        .contains("\"kind\":\"REMOVED\",\"name\":\"Ada Director\""));

        ada.tabsTo(button(ada, "Keep it").first());
        ada.presses("Enter");
        ada.fills(field(ada, "Why?"), "measured again, same value");
        ada.presses("Enter");
        assertThat(status()).hasText("The reading of mouse C05-1 is kept.");
        assertThat(tab).containsText("2"); // the limit of the other, a question

        then(laboratory.ada().gets(API + "/readings/" + kept)).contains("measured again, same value");
        then(laboratory.ada().gets(API + "/readings/" + dead)).contains("WITHDRAWN", "the neighbor was held");
    }

    @Test
    void a_mouse_that_lost_its_tag_gets_another_and_is_found_by_both() {
        ada.opens(laboratory.root() + STUDY + "/mice/C01-1");
        ada.tabsTo(field(ada, "New tag"));
        ada.types("90017");
        ada.presses("Enter"); // as the scanner does
        assertThat(field(ada, "Why does it get one?")).isFocused();
        ada.types("ear tag lost");
        ada.presses("Enter");

        assertThat(ada.page().locator("ol.cards li").first()).containsText("got the tag 90017");
        assertThat(ada.page().locator("ol.cards li").first()).containsText("ear tag lost");
        assertThat(ada.page().locator("ol.cards li").first()).containsText("Ada Director");
        assertThat(ada.page().locator(".tag")).hasText(new String[] {"C01-1", "90017"});
        ada.takesAPicture("mouse");
        ada.follows("Its readings");
        assertThat(ada.page()
                        .getByRole(
                                AriaRole.LINK,
                                new Page.GetByRoleOptions()
                                        .setName("Mouse C01-1")
                                        .setExact(true)))
                .isVisible();
        ada.sees("1 mouse, ");
    }

    @Test
    void mice_are_chosen_by_scans_and_moved_to_the_cage_that_was_scanned() {
        laboratory.ada().sends("POST", API + "/bench/tags/C02-1", "{\"tag\": \"90021\", \"reason\": \"ear tag lost\"}");
        ada.opens(laboratory.root() + STUDY + "/mice");
        Locator scan = ada.page().getByLabel("Scan");
        ada.tabsTo(scan);
        for (String text : new String[] {"90021", "C02-2", "C08", ""}) {
            ada.types(text);
            ada.presses("Enter");
        }
        assertThat(field(ada, "Why?")).isFocused();
        assertThat(field(ada, "To cage")).hasValue("C08");
        assertThat(field(ada, "Rack")).hasValue("R1");
        ada.takesAPicture("mice-chosen");
        ada.types("room for two more");
        ada.presses("Enter");

        assertThat(status()).hasText("2 mice: in cage C08 now, rack R1.");
        assertThat(ada.page().locator("fieldset.cage").filter(new Locator.FilterOptions().setHasText("Cage C08")))
                .containsText("7 mice");
        then(cageOf("C02-1")).isEqualTo("C08");
        then(cageOf("C02-3")).isEqualTo("C02");
        ada.takesAPicture("mice-moved");
    }

    @Test
    void a_whole_cage_goes_to_another_rack_and_keeps_its_name() {
        ada.opens(laboratory.root() + STUDY + "/mice");
        Locator whole = ada.page().getByLabel(Pattern.compile("^Cage C03"));
        ada.tabsTo(whole);
        ada.presses("Space");
        field(ada, "Rack").fill("R2");
        assertThat(button(ada, "Move 5 mice")).isEnabled();
        field(ada, "Why?").fill("rack R1 is washed");
        ada.presses("Enter");

        assertThat(status()).hasText("5 mice: in their own cages, rack R2.");
        for (int mouse = 1; mouse <= 5; mouse++) {
            then(laboratory.ada().gets(API + "/mice/C03-" + mouse)).contains("\"cage\":\"C03\",\"rack\":\"R2\"");
        }
    }

    private String cageOf(String mouse) {
        Matcher found = Pattern.compile("\"cage\":\"([^\"]+)\"")
                .matcher(laboratory.ada().gets(API + "/mice/" + mouse));
        then(found.find()).isTrue();
        return found.group(1);
    }

    @Test
    void somebody_is_unblinded_with_a_reason_and_sees_the_arms_at_once() {
        Person cem = laboratory.atTheBench(Laboratory.CEM, Laboratory.CEMS_PIN);
        cem.opens(laboratory.root() + STUDY);
        cem.sees("This study is blinded for you");
        then(cem.complaints()).isEmpty();

        ada.opens(laboratory.root() + STUDY + "/blinding");
        ada.sees("Nobody was unblinded in this study.");
        presses(ada, "Unblind Cem Technician");
        ada.fills(field(ada, "Why must they know?"), "gives the doses");
        ada.takesAPicture("blinding-tell");
        ada.tabsTo(ada.page().getByLabel("I know that this cannot be taken back"));
        ada.presses("Space");
        presses(ada, "Tell Cem Technician the arms");

        assertThat(status()).hasText("Cem Technician was told the arms and sees them from now on.");
        Locator told = ada.page().locator("ul.cards li");
        assertThat(told).containsText("gives the doses");
        assertThat(told).containsText("told by Ada Director");
        ada.takesAPicture("blinding");
        cem.opens(laboratory.root() + STUDY + "/readings");
        assertThat(field(cem, "Arm")).isVisible();
    }

    @Test
    void a_workplace_says_what_it_takes_a_scan_for_and_keeps_its_settings() {
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.opens(laboratory.root() + "bench/" + Laboratory.STUDY);
        ben.follows("Scanner and sound");
        Locator tried = ben.page().locator(".tried li").first();
        ben.tabsTo(ben.page().getByLabel("Scan or type"));
        ben.scans("C04-2");
        assertThat(tried).containsText("The tag C04-2: mouse C04-2");
        assertThat(tried).containsText("C04-2⟨Enter⟩ · 6 keys");
        ben.scans("08.4");
        assertThat(tried).containsText("The value 8.4, sent by a device");
        ben.typesByHand("8.4⏎");
        assertThat(tried).containsText("The value 8.4, typed by hand");
        ben.scans("0815");
        assertThat(tried).containsText("a tag or a value?");

        ben.fills(field(ben, "Prefix"), "~");
        ben.tabsTo(ben.page().getByLabel("Scan or type"));
        ben.scans("~0815");
        assertThat(tried).containsText("A tag that this study does not know: 0815");
        ben.takesAPicture("settings");
        ben.page().reload();
        assertThat(field(ben, "Prefix")).hasValue("");
        ben.fills(field(ben, "Prefix"), "~");
        presses(ben, "Save for this browser");
        ben.sees("Saved. Sessions that are opened from now on use it.");
        ben.page().reload();
        assertThat(field(ben, "Prefix")).hasValue("~");
        then(ben.complaints()).isEmpty();
    }

    @Test
    void a_sheet_of_somebody_who_left_is_typed_in_under_their_name() {
        String olga = laboratory.enrolls("Olga Former", "olga", "BADGE-0555", "730915");
        laboratory.ada().sends("POST", "/people/" + olga + "/disable", "");
        Person ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        ben.opens(laboratory.root() + "bench/" + Laboratory.STUDY);
        ben.sees("New session");
        ben.page().getByLabel("These values come from paper").check();
        ben.page().getByLabel("Written by").selectOption("Olga Former");
        ben.page().getByLabel("Written at").fill("2026-03-02T10:30");
        ben.fills(ben.page().getByLabel("Study day"), "15");
        ben.takesAPicture("paper");
        presses(ben, "Open the session");
        ben.page().locator("#line").waitFor();
        ben.typesByHand("8.4⏎6.2⏎21.3⏎");

        assertThat(ben.page().locator(".counted")).containsText("1 of");
        assertThat(ben.page().locator("table.sheet")).containsText("Olga Former: 8.4 × 6.2 mm");
        then(laboratory.ada().gets(API + "/readings?mouse=C01-1")).contains("\"operator\":\"" + olga + "\"");
    }
}
