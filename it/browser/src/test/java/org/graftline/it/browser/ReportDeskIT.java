package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A report from the first words a director writes to the signature and what replaces it, by keys. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportDeskIT {
    private static final String API = "/studies/" + Laboratory.STUDY;

    private Laboratory laboratory;
    private Person ada;

    @BeforeAll
    void sit_down(Laboratory opened) {
        laboratory = opened;
        ada = laboratory.atABrowser();
    }

    private Locator version(int number) {
        return ada.page().locator("ol.cards > li").filter(new Locator.FilterOptions().setHasText("Version " + number));
    }

    private static Locator field(Locator place, String label) {
        return place.getByLabel(Pattern.compile("^" + label));
    }

    private static Locator button(Locator place, String text) {
        return place.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    private void presses(Locator place, String text) {
        ada.tabsTo(button(place, text));
        ada.presses("Enter");
    }

    @Test
    void a_report_is_frozen_reviewed_signed_and_amended() {
        laboratory.ada().sends("POST", API + "/conduct/locks/analysis-plan", "{\"reason\": \"as agreed\"}");
        laboratory.ada().sends("POST", API + "/conduct/locks/data", "{\"reason\": \"all is measured\"}");
        ada.opens(laboratory.root());
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
        ada.opens(laboratory.root() + "studies/" + Laboratory.STUDY + "/report");

        Locator written = ada.page().locator("details").filter(new Locator.FilterOptions().setHasText("Conclusion"));
        ada.tabsTo(written.locator("summary"));
        ada.presses("Enter");
        ada.fills(field(written, "Conclusion"), "The drug does not change growth in these donors.");
        presses(written, "Save");
        assertThat(written).containsText("Written by Ada Director");

        presses(ada.page().locator("main"), "Freeze a version");
        assertThat(version(1)).containsText("draft");
        ada.fills(field(version(1), "Comment"), "Which batch was it?");
        presses(version(1), "Comment");
        assertThat(version(1)).containsText("Which batch was it?");
        presses(version(1), "Send to review");
        assertThat(version(1)).containsText("1 comment is open. Resolve it first.");
        ada.takesAPicture("report-in-review");
        ada.fills(field(version(1), "What was done"), "Batch 7, see the protocol.");
        presses(version(1), "Resolve");

        sign("I wrote this report", "not my password");
        assertThat(version(1)).containsText("log-in name or password is wrong");
        then(laboratory.ada().gets(API + "/report/versions")).contains("\"signatures\":[]");
        sign("I wrote this report", Laboratory.PASSWORD);
        assertThat(version(1)).containsText(Pattern.compile("Ada Director: I wrote this report\\. .*2\\d{3}"));
        sign("I approve this report", Laboratory.PASSWORD);
        assertThat(version(1)).containsText("signed");
        ada.takesAPicture("report-signed");

        ada.fills(field(version(1), "Part of the report"), "Conclusion");
        ada.fills(field(version(1), "Reason"), "the sponsor's batch number was wrong");
        presses(version(1), "Amend");
        assertThat(version(1))
                .containsText("Amended by Ada Director: Conclusion. the sponsor's batch number was wrong");
        presses(ada.page().locator("main"), "Freeze a version");
        assertThat(version(2)).containsText("amends version 1");
        ada.takesAPicture("report-amended");
        then(ada.complaints())
                .singleElement()
                .asString()
                .contains("403 (Forbidden)", "/versions/1/signatures"); // the wrong password
    }

    private void sign(String meaning, String password) {
        ada.tabsTo(field(version(1), "Meaning"));
        ada.page().keyboard().type(meaning);
        ada.fills(field(version(1), "Log-in name"), "ada");
        ada.fills(field(version(1), "Password"), password);
        ada.presses("Enter");
    }
}
