package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A director's first hour, step by step on one installation, without a mouse. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
    private static final String PASSWORD = "seven unrelated words";

    private DemoServer server;
    private Playwright playwright;
    private Person ada;

    @BeforeAll
    void sit_down(@TempDir Path folder) throws Exception {
        Optional<Path> chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "No Chromium is on the PATH, so the pages are not looked at.");
        server = DemoServer.start(folder);
        playwright = Playwright.create();
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(Chromium.ARGUMENTS));
        ada = new Person(browser, server.root(), Path.of(System.getProperty("graftline.pictures", "")));
    }

    @AfterAll
    void get_up() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Locator field(String label) {
        return ada.page().getByLabel(label).first();
    }

    private Locator heading(String text) {
        return ada.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(text));
    }

    private Locator button(String text) {
        return ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text));
    }

    private void fitsTheModel() {
        ada.tabsTo(button("Fit the model"));
        ada.presses("Enter");
    }

    @Test
    @Order(1)
    void the_printed_address_enrolls_the_first_administrator() {
        ada.opens(server.firstAddress());
        assertThat(field("Your name")).isFocused();
        assertThat(field("Token")).hasValue(Pattern.compile("\\w{32}"));
        ada.takesAPicture("first-administrator");

        ada.types("Ada Director");
        ada.fills(field("Log-in name"), "ada");
        ada.fills(field("Password"), PASSWORD);
        ada.presses("Enter");

        ada.sees("Erlotinib against control");
        assertThat(heading("Today")).isVisible();
        assertThat(ada.page()).hasURL(server.root());
        ada.takesAPicture("studies");
    }

    @Test
    @Order(2)
    void the_token_works_once_and_the_password_logs_in() {
        ada.tabsTo(button("Log out"));
        ada.presses("Enter");
        assertThat(field("Log-in name")).isFocused();
        ada.opens(server.firstAddress());
        assertThat(heading("Log in")).isVisible();

        ada.fills(field("Log-in name"), "ada");
        ada.fills(field("Password"), PASSWORD);
        ada.presses("Enter");

        ada.sees("Erlotinib against control");
    }

    @Test
    @Order(3)
    void a_study_shows_its_result_its_curves_and_where_they_come_from() {
        ada.opens(server.root());
        ada.follows("Erlotinib against control");

        ada.sees("Not fitted yet"); // opening a study fits nothing
        assertThat(ada.page().locator(".desk figure svg [data-told]").first()).isAttached();
        ada.takesAPicture("desk");
        fitsTheModel();
        ada.sees("Whether Erlotinib slows tumor growth is open");
        assertThat(heading("Effect of treatment")).isVisible();
        assertThat(heading("Before you use these numbers")).isVisible();
        ada.sees("Sci Transl Med");
        assertThat(ada.page().locator("figure svg [data-volume]").first()).isAttached();
        Locator figure = ada.page()
                .locator("figure", new Page.LocatorOptions().setHas(ada.page().locator("[data-volume]")))
                .first();
        Locator curves = figure.locator(".canvas");
        ada.tabsTo(curves);
        ada.presses("ArrowRight", "ArrowRight");
        assertThat(figure.locator("figcaption")).containsText(Pattern.compile("mm³, day .*mouse .*donor P"));
        ada.takesAPicture("study");
    }

    @Test
    @Order(4)
    void a_reading_shows_its_history_and_a_correction_keeps_the_value_it_replaces() {
        ada.follows("Readings");
        ada.tabsTo(ada.page()
                .locator("tbody a")
                .filter(new Locator.FilterOptions().setHasText("mm³"))
                .first());
        ada.presses("Enter");

        assertThat(heading("How it came about")).isVisible();
        ada.sees("Stands in the file");
        String before = ada.page().locator(".result").innerText();
        ada.fills(field("Value (mm³)"), "123");
        ada.fills(field("Why is it corrected?"), "caliper misread");
        ada.tabsTo(button("Save the correction"));
        ada.presses("Enter");

        assertThat(ada.page().locator(".result")).hasText("123 mm³");
        Locator versions = ada.page().locator("ol.cards li");
        assertThat(versions).hasCount(2);
        assertThat(versions.first()).containsText("holds");
        assertThat(versions.first()).containsText("Ada Director");
        assertThat(versions.first()).containsText("caliper misread");
        assertThat(versions.last()).containsText(before);
        ada.takesAPicture("history");
    }

    @Test
    @Order(5)
    void the_report_is_a_page_and_a_pdf() throws IOException {
        ada.follows("Report");

        FrameLocator report = ada.page().frameLocator("iframe");
        assertThat(report.getByText("Main result").first()).isVisible();
        assertThat(report.locator("figure svg").first()).isAttached();
        Locator number =
                report.locator("tr[data-behind^='MODEL␟ARM'] button.trail").first();
        number.focus();
        ada.presses("Enter");
        Locator trail = ada.page().locator("dialog.trail");
        assertThat(trail).containsText("Computed from the model fitted to");
        assertThat(trail.locator("table.wide tbody tr").first())
                .containsText(Pattern.compile("entry \\d+, (correct reading|import file), [0-9a-f]{12}"));
        ada.takesAPicture("report-trail");
        ada.presses("Escape");
        assertThat(trail).hasCount(0);
        assertThat(number).isFocused();
        ada.tabsTo(ada.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download the PDF")));
        Download pdf = ada.page().waitForDownload(() -> ada.presses("Enter"));
        assertThat(Files.readAllBytes(pdf.path())).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        ada.sees("Download it again");
        ada.takesAPicture("report");
    }

    @Test
    @Order(6)
    void a_file_is_previewed_and_confirmed(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bench.csv");
        StringBuilder rows = new StringBuilder("donor,mouse,arm,day,volume_mm3");
        for (int mouse = 1; mouse <= 6; mouse++) {
            for (int day = 0; day <= 12; day += 3) {
                rows.append("\nD1,M%d,%s,%d,%d"
                        .formatted(mouse, mouse <= 3 ? "control" : "drug", day, 100 + 9 * day + mouse * day % 7));
            }
        }
        Files.writeString(file, rows);
        ada.follows("Studies");
        ada.follows("Import a study from a file");
        ada.fills(field("Study code"), "BENCH-1");
        field("File").setInputFiles(file);
        ada.tabsTo(button("Show what would happen"));
        ada.presses("Enter");

        ada.sees("Column 'mouse' is the mouse");
        assertThat(field("Control arm")).hasValue("control");
        ada.takesAPicture("preview");
        ada.fills(field("Title of the study"), "A study of the bench");
        ada.fills(field("Why is this file imported?"), "first week");
        ada.tabsTo(button("Import"));
        ada.presses("Enter");
        ada.tabsTo(button("Open the study"));
        ada.presses("Enter");

        assertThat(heading("A study of the bench")).isVisible();
        fitsTheModel();
        assertThat(heading("Growth of each tumor")).isVisible();
        ada.takesAPicture("imported");
    }

    @Test
    @Order(7)
    void a_past_study_comes_in_with_its_dates_and_people(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("caliper book.xlsx");
        Spreadsheet.write(
                file,
                List.of(
                        List.of("Study 09-11, caliper book"),
                        List.of("Animal", "Group", "Date", "Tumor", "", "Weight", "Measured by"),
                        List.of("", "", "", "length (mm)", "width (mm)", "(g)", ""),
                        List.of("A1", "Vehicle", "2019-03-18", "8.1", "6", "20.3", "KM"),
                        List.of("A1", "Vehicle", "2019-03-22", "9.4", "7", "20.1", "KM"),
                        List.of("A2", "Drug", "2019-03-18", "7.7", "6.2", "21", "KM"),
                        List.of("A2", "Drug", "2019-03-22", "X1", "", "20.6", "KM")));
        ada.follows("Studies");
        ada.follows("Import a study from a file");
        ada.fills(field("Study code"), "PAST-1");
        field("File").setInputFiles(file);
        field("A past study").check();
        ada.tabsTo(button("Show what would happen"));
        ada.presses("Enter");

        ada.sees("nothing says which date is study day 0");
        ada.fills(field("Date of study day 0"), "2019-03-18");
        ada.tabsTo(button("Preview with these meanings"));
        ada.presses("Enter");
        assertThat(ada.page().locator("td.marked.stop")).containsText("X1");
        ada.takesAPicture("past-study-problem");
        field("X1").selectOption("not_measured");
        ada.tabsTo(button("Preview with these meanings"));
        ada.presses("Enter");
        ada.fills(field("Title of the study"), "Study 09-11");
        ada.fills(field("Why is this file imported?"), "moved from the caliper book");
        ada.tabsTo(button("Import"));
        ada.presses("Enter");
        ada.tabsTo(button("Open the study"));
        ada.presses("Enter");

        assertThat(heading("Study 09-11")).isVisible();
        APIResponse readings = ada.page().request().get(server.root() + "api/v1/studies/PAST-1/readings");
        assertThat(readings.text()).contains("2019-03-22", "not measured", "Measured by");
        fitsTheModel();
        // Two mice make no model; a browser lists the answer that says so among its errors.
        ada.page().waitForCondition(() -> ada.complaints().removeIf(complaint -> complaint.contains("status of 422")));
    }

    @Test
    @Order(8)
    void tumors_that_stand_side_by_side_are_named_and_corrected_on_the_page(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("bilateral.csv");
        Files.writeString(
                file,
                "mouse,day,L_vol,R_vol,left side,right side\nB1,0,100,90,101,91\nB1,3,120,,121,\nB2,0,110,95,111,96");
        ada.follows("Studies");
        ada.follows("Import a study from a file");
        ada.fills(field("Study code"), "TWO-1");
        field("File").setInputFiles(file);
        ada.tabsTo(button("Show what would happen"));
        ada.presses("Enter");

        ada.sees("Each row holds 2 tumors side by side");
        assertThat(field("Name of tumor 2")).hasValue("R");
        ada.fills(field("Name of tumor 2"), "right flank");
        ada.tabsTo(button("Preview with these meanings"));
        ada.presses("Enter");
        assertThat(field("Name of tumor 2")).hasValue("right flank");
        ada.takesAPicture("preview-two-tumors");
        ada.fills(field("Donor of all mice"), "D1");
        ada.tabsTo(button("Preview with these meanings"));
        ada.presses("Enter");
        ada.fills(field("Title of the study"), "Two tumors");
        ada.fills(field("Why is this file imported?"), "both flanks");
        ada.tabsTo(button("Import"));
        ada.presses("Enter");
        ada.sees("its readings are in the study");
        assertThat(ada.page()
                        .request()
                        .get(server.root() + "api/v1/studies/TWO-1/readings")
                        .text())
                .contains("\"site\":\"right flank\"", "\"site\":\"L\"");
    }

    @Test
    @Order(9)
    void the_browser_complained_about_nothing_and_fetched_nothing_from_elsewhere() {
        assertThat(ada.complaints()).isEmpty();
        ada.page().evaluate("console.error('heard')"); // so that no complaint is missed by not listening
        ada.page().waitForCondition(() -> ada.complaints().stream().anyMatch(one -> one.startsWith("heard")));
    }
}
