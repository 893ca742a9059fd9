package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a director sets up around the Bench, and what the technician then meets there. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BenchFormsIT {
    private static final int DAY = 12;

    private Laboratory laboratory;
    private Person ada;
    private Person ben;

    @BeforeAll
    void sign_in(Laboratory opened) {
        laboratory = opened;
        ada = laboratory.atABrowser();
        ada.opens(laboratory.root());
        ada.fills(field("Log-in name"), "ada");
        ada.fills(field("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
        ben = laboratory.atTheBench(Laboratory.BEN, Laboratory.BENS_PIN);
    }

    private Locator field(String label) {
        return ada.page().getByLabel(label).first();
    }

    private void presses(String button) {
        ada.tabsTo(ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)));
        ada.presses("Enter");
    }

    private void opens(String path) {
        ada.opens(laboratory.root() + path);
    }

    @Test
    @Order(1)
    void a_registered_balance_is_taken_up_by_a_scan() {
        opens("devices");
        ada.fills(field("Code on its label"), "B7");
        field("Kind").selectOption("BALANCE");
        ada.fills(field("Maker and model"), "bench balance");
        ada.fills(field("Serial number"), "0815");
        ada.fills(field("Check piece (g)"), "20.00");
        ada.fills(field("Tolerance (g)"), "0.05");
        presses("Register");
        assertThat(ada.page().locator("tbody").filter(new Locator.FilterOptions().setHasText("B7")))
                .containsText("20.00 ± 0.05 g");
        checks("B7", "20.01");
        assertThat(ada.page().locator("section .note")).containsText("B7 read 20.01 g");

        Sheet sheet = Sheet.opened(laboratory, ben, DAY);
        ben.scans("B7");
        assertThat(sheet.bar()).containsText("balance B7 (ok)");
        sheet.measures("C01-1", "8.2⏎6.3⏎21.4⏎");
        sheet.isSaved();
        then(laboratory.reading("C01-1", DAY, "BODY_WEIGHT")).containsEntry("device", "B7");
    }

    @Test
    @Order(2)
    void a_caliper_that_fails_its_daily_check_is_kept_with_a_warning() {
        opens("devices");
        checks("K2", "10.21");
        assertThat(ada.page().locator("section .note")).containsText("failed its check");
        assertThat(ada.page().locator("tbody").filter(new Locator.FilterOptions().setHasText("K2")))
                .containsText("off the list");
        ada.takesAPicture("device-doubtful");

        ben.opens(ben.page().url());
        Sheet sheet = Sheet.joined(ben);
        ben.scans("K2");
        assertThat(sheet.said()).containsText("failed its check");
        assertThat(sheet.bar().locator(".doubt")).containsText("caliper K2 (doubtful)");
        sheet.measures("C01-2", "8.2⏎6.3⏎");
        assertThat(sheet.row("C01-2")).containsText("it read 10.21 mm where 10.00 mm was due");
        sheet.measures("C01-3", "8.2⏎6.3⏎");
        assertThat(ben.page().locator(".shared")).containsText("2 mice: Caliper K2 failed its check");
        sheet.isSaved();
        Map<String, Object> kept = laboratory.reading("C01-2", DAY, "TUMOR_VOLUME");
        then(kept).containsEntry("device", "K2");
        then(String.valueOf(kept.get("concerns"))).contains("failed its check");
    }

    private void checks(String device, String read) {
        ada.fills(field("Device"), device);
        ada.presses("Enter"); // the scanner's
        assertThat(ada.page().locator("input[name=read]")).isFocused();
        ada.types(read);
        ada.presses("Enter");
    }

    @Test
    @Order(3)
    void the_rules_of_a_study_hold_from_the_next_reading_on() {
        opens("studies/" + Laboratory.STUDY + "/rules");
        ada.fills(field("Implied decimals"), "1");
        presses("Add a limit");
        Locator added = ada.page()
                .locator("form .row")
                .filter(new Locator.FilterOptions().setHasText("How urgent"))
                .last();
        added.getByLabel("What").selectOption("LENGTH");
        added.getByLabel("At or above").fill("12");
        added.getByLabel("How urgent").selectOption("WATCH");
        ada.fills(field("Why are they changed?"), "nobody types points with gloves on");
        presses("Save the rules");
        ada.sees("The rules are saved");
        ada.sees("Version 2");
        ada.takesAPicture("rules-saved");

        ben.opens(ben.page().url());
        Sheet sheet = Sheet.joined(ben);
        ben.scans("C02-1");
        ben.typesByHand("121");
        assertThat(ben.page().locator(".echo")).hasText("= 12.1 mm");
        ben.typesByHand("⏎063⏎");
        assertThat(sheet.row("C02-1")).containsText("C02-1 is to be watched: length 12.1 mm, limit 12 mm");
        sheet.isSaved();
        then(laboratory.reading("C02-1", DAY, "TUMOR_VOLUME"))
                .containsEntry("widthMm", "6.3")
                .containsEntry("entered", Map.of("length", "121", "width", "063"));
    }

    @Test
    @Order(4)
    void values_from_paper_keep_writer_transcriber_both_times_and_the_scan() {
        opens("api/v1/studies/" + Laboratory.STUDY + "/bench/paper/worksheet");
        assertThat(ada.page().locator("svg.bars, .bars svg").first()).isVisible();
        ada.sees("Written by");
        opens("bench/" + Laboratory.STUDY);
        ada.sees("New session");
        field("These values come from paper").check();
        field("Written by").selectOption("Ben Technician");
        field("Written at").fill("2026-01-15T09:30");
        field("Scan of the sheet")
                .setInputFiles(new FilePayload(
                        "sheet.pdf", "application/pdf", "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
        ada.takesAPicture("paper-form");
        ada.fills(field("Study day"), Integer.toString(DAY + 1));
        ada.presses("Enter");
        Sheet sheet = Sheet.joined(ada);
        assertThat(sheet.bar()).containsText("from paper");
        sheet.measures("C05-1", "082⏎063⏎214⏎");
        sheet.isSaved();

        Map<String, Object> written = laboratory.reading("C05-1", DAY + 1, "TUMOR_VOLUME");
        then(laboratory.whoMeasured("C05-1", DAY + 1)).isEqualTo("Ben Technician");
        then(written).containsEntry("means", "PAPER").containsEntry("lengthMm", "8.2");
        then(String.valueOf(written.get("capturedAt"))).startsWith("2026-01-15T");
        then(String.valueOf(written.get("recordedAt"))).isGreaterThan("2026-02");
        then(written.get("transcribedBy")).isNotNull().isNotEqualTo(written.get("operator"));
        then(String.valueOf(written.get("scanSha256"))).matches("[0-9a-f]{64}");
    }

    @Test
    @Order(5)
    void a_dropped_file_is_marked_in_its_cells_and_corrects_only_what_is_ticked() {
        String known = "donor,mouse,arm,day,length_mm,width_mm,body_weight_g\n";
        opens("studies/" + Laboratory.STUDY + "/import");
        ada.sees("Choose a file");
        drops("week.csv", known + "D1,C01-1,control,9,7.9,5.9,X1\n");
        assertThat(ada.page().locator("td.marked.stop")).containsText("X1");
        ada.takesAPicture("import-marked");

        ada.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Choose another file"))
                .click();
        drops("week.csv", known + "D1,C01-1,control,9,7.9,5.9,21.3\nD1,C01-2,drug,9,7.1,5.1,21.4\n");
        Locator differ = ada.page().getByLabel("Readings that differ");
        assertThat(differ.locator("tbody tr")).not().hasCount(0);
        ada.takesAPicture("import-corrections");
        Locator one = differ.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("7.9"));
        assertThat(one).containsText("volume 134 mm³ → 137 mm³, length 7.7 → 7.9 mm");
        one.locator("input").check();
        ada.fills(field("Why is this file imported, and why do values change?"), "the caliper book says so");
        ada.tabsTo(ada.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Import").setExact(true)));
        ada.presses("Enter");
        ada.sees("Imported");

        then(laboratory.reading("C01-1", 9, "TUMOR_VOLUME"))
                .containsEntry("lengthMm", "7.9")
                .containsEntry("version", 2);
        then(laboratory.reading("C01-2", 9, "TUMOR_VOLUME")).containsEntry("version", 1);
        opens("studies/" + Laboratory.STUDY + "/readings/"
                + laboratory.reading("C01-1", 9, "TUMOR_VOLUME").get("uuid"));
        ada.sees("the caliper book says so");
        then(ada.complaints()).isEmpty();
        then(ben.complaints()).isEmpty();
    }

    /** As a hand drops it: the page gets the file and nothing is clicked. */
    private void drops(String name, String text) {
        Object files = ada.page().evaluateHandle("""
                ([name, text]) => {
                  const all = new DataTransfer();
                  all.items.add(new File([text], name, { type: 'text/csv' }));
                  return all;
                }""", List.of(name, text));
        ada.page().locator(".drop").dispatchEvent("drop", Map.of("dataTransfer", files));
    }
}
