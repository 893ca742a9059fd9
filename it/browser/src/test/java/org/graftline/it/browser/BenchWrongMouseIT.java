package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Readings that were entered at the wrong mouse come to the right one, and both histories say so; scores beside them. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchWrongMouseIT {
    private static final int DAY = 12;

    private Laboratory laboratory;
    private Person ben;
    private Sheet sheet;

    @BeforeAll
    void open_a_session(Laboratory opened) {
        laboratory = opened;
        ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        sheet = Sheet.opened(laboratory, ben, DAY);
    }

    @AfterAll
    void look_at_it() {
        ben.takesAPicture("bench-wrong-mouse", false);
        then(ben.complaints()).isEmpty();
    }

    @Test
    void one_mouse_the_line_having_gone_on_already() {
        sheet.measures("C01-1", "8.4⏎6.2⏎21.3⏎");
        sheet.asksFor("C01-2, length mm");
        ben.typesByHand("X");
        assertThat(ben.page().locator(".line .mouse")).hasText("C01-1");
        ben.scans("C01-3");

        assertThat(sheet.said()).containsText("2 readings moved: C01-1 → C01-3");
        assertThat(sheet.row("C01-3")).containsText("8.4 × 6.2 mm came from C01-1");
        assertThat(sheet.row("C01-1").locator("s").first()).hasText("8.4 × 6.2 mm");
        assertThat(sheet.row("C01-1")).containsText("moved to C01-3");
        sheet.isSaved();
        Map<String, Object> there = laboratory.reading("C01-3", DAY, "TUMOR_VOLUME");
        then(there).containsEntry("lengthMm", "8.4");
        then(laboratory.whoMeasured("C01-3", DAY)).isEqualTo("Ben Technician");
        then(there.get("movedFrom"))
                .isIn(laboratory.readings("C01-1", DAY).stream()
                        .map(r -> r.get("uuid"))
                        .toList());

        ben.scans("C01-1");
        ben.typesByHand("H");
        assertThat(sheet.history()).containsText("moved to mouse C01-3: wrong mouse at the Bench");
        ben.typesByHand("H");
        ben.scans("C01-3");
        ben.typesByHand("H");
        assertThat(sheet.history()).containsText("entered at C01-1 first and moved here");
        ben.typesByHand("H");
        sheet.measures("C01-1", "8.3⏎6.3⏎21.2⏎");
        assertThat(sheet.row("C01-1").locator(".saved")).containsText("saved");
    }

    @Test
    void two_that_were_taken_for_each_other_are_exchanged_in_one_act() {
        sheet.measures("C02-1", "8.1⏎6.1⏎21.1⏎");
        sheet.measures("C02-2", "8.6⏎6.6⏎22.1⏎");
        ben.typesByHand("X");
        ben.typesByHand("C02-1⏎");
        assertThat(sheet.said()).containsText("exchange C02-2 ↔ C02-1");
        ben.typesByHand("1");

        assertThat(sheet.said()).containsText("4 readings moved");
        sheet.isSaved();
        then(laboratory.reading("C02-1", DAY, "TUMOR_VOLUME")).containsEntry("lengthMm", "8.6");
        then(laboratory.reading("C02-2", DAY, "TUMOR_VOLUME")).containsEntry("lengthMm", "8.1");
        then(laboratory.reading("C02-1", DAY, "BODY_WEIGHT")).containsEntry("value", "22.1");
        then(laboratory.reading("C02-2", DAY, "BODY_WEIGHT")).containsEntry("value", "21.1");
        assertThat(sheet.row("C02-1").locator("td").first()).hasText("8.6");
    }

    @Test
    void a_whole_cage_goes_to_the_mice_of_another_in_the_order_of_the_list() {
        for (int mouse = 1; mouse <= 5; mouse++) {
            sheet.measures("C03-" + mouse, "8.%d⏎6.3⏎21.%d⏎".formatted(mouse, mouse));
        }
        ben.typesByHand("X");
        ben.scans("C04");
        assertThat(sheet.said()).containsText("C03-1 → C04-1, C03-2 → C04-2");
        ben.typesByHand("1");

        assertThat(sheet.said()).containsText("10 readings moved");
        sheet.isSaved();
        for (int mouse = 1; mouse <= 5; mouse++) {
            then(laboratory.reading("C04-" + mouse, DAY, "TUMOR_VOLUME")).containsEntry("lengthMm", "8." + mouse);
            then(laboratory.readings("C03-" + mouse, DAY))
                    .allSatisfy(r -> then(r).containsEntry("status", "WITHDRAWN"));
        }
        ben.scans("C03-1");
        sheet.asksFor("C03-1, length mm");
    }

    @Test
    void what_was_moved_without_a_network_stands_at_the_right_mouse_at_once() {
        sheet.measures("C05-1", "8.2⏎6.4⏎21.5⏎");
        sheet.isSaved();
        ben.losesTheNetwork();
        ben.typesByHand("X");
        ben.scans("C05-2");
        assertThat(sheet.row("C05-2")).containsText("queued here");
        assertThat(sheet.row("C05-2").locator("td").first()).hasText("8.2");
        ben.scans("C05-3");
        ben.hasTheNetworkAgain();
        sheet.isSaved();
        then(laboratory.reading("C05-2", DAY, "TUMOR_VOLUME")).containsEntry("lengthMm", "8.2");
        ben.complaints().removeIf(complaint -> complaint.contains("ERR_INTERNET_DISCONNECTED"));
    }

    @Test
    void both_histories_are_read_on_the_pages_of_the_study_by_somebody_who_must_learn_no_arm() {
        sheet.measures("C07-1", "8.4⏎6.2⏎21.3⏎");
        ben.typesByHand("X");
        ben.scans("C07-2");
        sheet.isSaved();
        Person reader = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
        reader.follows("Studies");
        reader.follows("Forty mice on the Bench");
        reader.sees("This study is blinded for you");
        reader.takesAPicture("study-blinded");
        reader.follows("Readings");
        reader.fills(reader.page().locator("input[type=search]"), "C07-2");
        reader.sees("1 mouse, ");
        reader.opens(laboratory.root() + "studies/" + Laboratory.STUDY + "/readings/"
                + laboratory.reading("C07-2", DAY, "TUMOR_VOLUME").get("uuid"));
        reader.sees("Moved from");
        reader.follows("a reading of another mouse");
        reader.sees("moved to mouse C07-2: wrong mouse at the Bench");
        reader.takesAPicture("history-moved");
        then(reader.page().content()).doesNotContain("drug", "control arm");
        then(reader.complaints()).isEmpty();
    }

    @Test
    void scores_are_asked_one_after_the_other_and_name_no_caliper() {
        ben.scans("C06-1");
        ben.scans("K2");
        ben.typesByHand("S");
        sheet.asksFor("C06-1, ulceration");
        ben.typesByHand("2⏎");
        sheet.asksFor("C06-1, body condition");
        ben.typesByHand("3⏎");
        sheet.asksFor("C06-1, length mm");

        assertThat(sheet.row("C06-1")).containsText("ulc 2");
        assertThat(sheet.row("C06-1")).containsText("bcs 3");
        sheet.isSaved();
        then(laboratory.reading("C06-1", DAY, "ULCERATION_SCORE"))
                .containsEntry("value", "2")
                .containsEntry("device", null);
        then(laboratory.reading("C06-1", DAY, "BODY_CONDITION_SCORE")).containsEntry("value", "3");
    }

    @Test
    void after_the_last_value_a_score_and_a_note_are_of_the_mouse_that_is_still_in_hand() {
        sheet.measures("C06-3", "8.4⏎6.2⏎21.3⏎");
        sheet.asksFor("C06-4, length mm");
        ben.typesByHand("S");
        sheet.asksFor("C06-3, ulceration");
        assertThat(ben.page().locator(".line .mouse")).hasText("C06-3");
        assertThat(sheet.said()).containsText("S scores C06-4 instead");
        ben.takesAPicture("bench-score-in-hand", false);
        ben.typesByHand("1⏎");
        sheet.asksFor("C06-3, body condition");
        ben.typesByHand("2⏎");
        sheet.asksFor("C06-4, length mm");

        sheet.isSaved();
        then(laboratory.reading("C06-3", DAY, "ULCERATION_SCORE")).containsEntry("value", "1");
        then(laboratory.readings("C06-4", DAY)).isEmpty();

        ben.scans("C06-4");
        ben.typesByHand("8.3⏎6.2⏎21.2⏎");
        sheet.asksFor("C06-5, length mm");
        ben.typesByHand("N");
        assertThat(ben.page().locator(".line .mouse")).hasText("C06-4");
        ben.typesByHand("limps⏎");
        assertThat(sheet.row("C06-4")).containsText("note: limps");
        sheet.asksFor("C06-5, length mm");
    }

    @Test
    void s_again_scores_the_mouse_that_the_line_went_on_to_and_a_scanned_one_is_in_hand_at_once() {
        sheet.measures("C08-1", "8.4⏎6.2⏎21.3⏎");
        sheet.asksFor("C08-2, length mm");
        ben.typesByHand("SS");
        sheet.asksFor("C08-2, ulceration");
        assertThat(sheet.said()).containsText("S goes back to C08-1");
        ben.typesByHand("S");
        sheet.asksFor("C08-1, ulceration");
        ben.presses("Escape");
        sheet.asksFor("C08-2, length mm");

        sheet.measures("C08-2", "8.4⏎6.2⏎21.3⏎");
        ben.scans("C08-3");
        ben.typesByHand("S");
        sheet.asksFor("C08-3, ulceration");
        ben.presses("Escape");
        sheet.asksFor("C08-3, length mm");
    }
}
