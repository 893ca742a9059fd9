package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole study from an empty installation to the last necropsy and the report, in a browser and without a command line: five donors,
 * sixty mice, five weeks, a rolling cohort, an amendment, a crossing in the night. Most of the readings and doses go the way that the
 * pages send them; in each week somebody also measures and doses by keys.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStudyIT {
    @RegisterExtension
    private static final StepByStep STEPS = new StepByStep(3); // from an empty home to the protocol

    private static final String STUDY = "PDX-5";
    private static final String TITLE = "Erlotinib in five donors";
    private static final String BEN = "BADGE-0417";
    private static final String BENS_PIN = "481623";
    private static final String CEM = "BADGE-0993";
    private static final String CEMS_PIN = "902174";

    private final Colony colony = new Colony();
    private Rehearsal rehearsal;
    private Person office;
    private Person dora;
    private Person ben;
    private Caller api;
    private Hands hands;
    private Director director;
    private Technician technician;

    @BeforeAll
    void begin(@TempDir Path folder) throws Exception {
        rehearsal = Rehearsal.begin(folder, "2026-02-27T09:00");
        office = rehearsal.atABrowser();
        dora = rehearsal.atABrowser();
        director = new Director(rehearsal, dora, colony, STUDY);
        ben = rehearsal.atABrowser();
        api = new Caller(rehearsal.root());
        hands = new Hands(rehearsal, api, colony, STUDY);
        technician = new Technician(rehearsal, ben, hands, colony, STUDY);
    }

    @AfterAll
    void end() {
        if (rehearsal != null) {
            rehearsal.close();
        }
    }

    private void enrolls(String name, String login, String role) {
        office.pressesButton("Enroll somebody");
        office.fills(office.page().locator("input[name=name]"), name);
        office.fills(office.page().locator("input[name=login]"), login);
        office.pressesButton("Enroll");
        office.sees(name + " can do nothing before a role is given");
        office.chooses(office.page().locator("select[name=role]"), role);
        office.pressesButton("Give the role");
        office.sees(name + " is " + role + " now.");
        office.fills(office.field("Address"), login + "@lab.example");
        office.pressesButton("Keep the address");
    }

    @Test
    @Order(1)
    void an_administrator_enrolls_a_director_two_technicians_and_a_veterinarian() {
        office.opens(rehearsal.firstAddress());
        office.fills(office.field("Your name"), "Ina Office");
        office.fills(office.field("Log-in name"), "ina");
        office.fills(office.field("Password"), Rehearsal.PASSWORD);
        office.tabsTo(office.field("I also direct studies here"));
        office.presses("Space");
        office.pressesButton("Become administrator");
        office.follows("People");
        enrolls("Dora Director", "dora", "director");
        office.fills(office.field("New password"), Rehearsal.PASSWORD);
        office.pressesButton("Set the password");
        office.takesAPicture("whole-people");
        enrolls("Vera Veterinarian", "vera", "director");
        office.fills(office.field("New password"), Rehearsal.PASSWORD);
        office.pressesButton("Set the password");
        for (List<String> one : List.of(
                List.of("Ben Technician", "ben", BEN, BENS_PIN), List.of("Cem Technician", "cem", CEM, CEMS_PIN))) {
            enrolls(one.get(0), one.get(1), "technician");
            office.fills(office.page().locator("input[name=badge]"), one.get(2));
            office.fills(office.page().locator("input[name=pin]"), one.get(3));
            office.pressesButton("Give the badge");
        }
    }

    @Test
    @Order(2)
    void the_director_sets_the_study_up_from_its_protocol() {
        rehearsal.logsIn(dora, "dora");
        dora.follows("New study");
        dora.fills(dora.field("Code"), STUDY);
        dora.fills(dora.field("Title"), TITLE);
        dora.fills(dora.field("Time zone"), Rehearsal.ZONE.getId());
        then(dora.field("The study starts on").inputValue()).isEqualTo("2026-02-27");
        dora.field("Day 0 of the study").fill("2026-03-02");
        dora.chooses(dora.field("Day 0 of a mouse"), "BY_MOUSE");
        dora.takesAPicture("whole-wizard-study");
        dora.pressesButton("Next: donors");
        director.pastes("donors", Colony.donorsAsASpreadsheet());
        dora.sees("PDX-E: 21 of 21 required fields of PDX-MI");
        dora.takesAPicture("whole-wizard-donors");
        dora.pressesButton("Next: arms and cohorts");
        for (String arm : List.of("vehicle", Colony.TREATED)) {
            dora.pressesButton("Add an arm");
            dora.fills(dora.page().getByLabel(Pattern.compile("^Arm, arm")).last(), arm);
        }
        dora.pressesButton("Add a cohort");
        dora.fills(dora.field("Cohort, cohort 1"), "rolling");
        dora.takesAPicture("whole-wizard-arms");
        dora.pressesButton("Next: mice");
        director.pastes("mice", Colony.asASpreadsheet());
        assertThat(dora.button("Show the table of 60 mice")).isVisible();
        dora.takesAPicture("whole-wizard-mice");
        dora.pressesButton("Next: people");
        for (List<String> one : List.of(
                List.of("dora", "DIRECTOR"),
                List.of("vera", "DIRECTOR"),
                List.of("ben", "TECHNICIAN"),
                List.of("cem", "TECHNICIAN"))) {
            dora.pressesButton("Add a person");
            dora.fills(
                    dora.page()
                            .getByLabel(Pattern.compile("^Log-in name, person"))
                            .last(),
                    one.get(0));
            dora.chooses(
                    dora.page()
                            .getByLabel(Pattern.compile("^Role in the study, person"))
                            .last(),
                    one.get(1));
        }
        dora.takesAPicture("whole-wizard-people");
        dora.pressesButton("Next: check and create");
        dora.sees("Nothing is missing.");
        dora.takesAPicture("whole-wizard-check");
        dora.pressesButton("Create the study");
        dora.sees("What the study still needs");
        dora.sees("60 mice in 15 cages");
        dora.takesAPicture("whole-created");
    }

    private void goesTo(Person person, String page) {
        person.opens(rehearsal.root() + "studies/" + STUDY + "/" + page);
    }

    @Test
    @Order(3)
    void the_protocol_says_limits_in_two_tiers_visits_who_is_called_and_what_is_given() {
        dora.follows("Limits of the protocol");
        dora.tabsTo(dora.page().locator("summary", new Page.LocatorOptions().setHasText("Fill in limits")));
        dora.presses("Enter");
        dora.chooses(dora.field("Policy"), "Boston University");
        dora.pressesButton("Fill in its limits");
        dora.fills(dora.page().getByLabel(Pattern.compile("^At or above")).first(), "15"); // watched, not yet at 10 mm
        dora.pressesButton("Add a limit");
        dora.chooses(dora.page().getByLabel("What").last(), "TUMOR_VOLUME");
        dora.fills(dora.page().getByLabel(Pattern.compile("^At or above")).last(), "1500");
        dora.field("technicians").check();
        dora.fills(dora.field("Why are they changed?"), "protocol 2026-014");
        dora.takesAPicture("whole-limits");
        dora.pressesButton("Save the rules");
        dora.sees("The rules are saved");

        director.goesTo("visits");
        dora.field("Days one by one").check();
        dora.fills(dora.field("Study days"), "0 3 7 10 14 17 21 24 28 31 35");
        dora.fills(dora.field("Longest interval"), "4");
        dora.fills(dora.field("Why?"), "protocol 2026-014");
        dora.takesAPicture("whole-schedule");
        dora.pressesButton("Make the schedule");
        dora.sees("Version 1: 11 visits");

        director.goesTo("alerts");
        for (int i = 0; i < 2; i++) {
            dora.pressesButton("Add a person");
            dora.fills(
                    dora.field(i + 1 + ". Log-in name"), List.of("cem", "vera").get(i));
        }
        dora.fills(dora.field("Humane endpoint: minutes"), "20");
        dora.fills(dora.field("Why is it changed?"), "protocol 2026-014");
        dora.pressesButton("Save who is called");
        dora.sees("2. Vera Veterinarian");
        dora.takesAPicture("whole-chain");

        director.goesTo("regimens");
        director.sets("vehicle", "methylcellulose", "0", "K7");
        director.sets(Colony.TREATED, "erlotinib", "25", "M4");
        dora.sees("25 mg/kg");
        dora.takesAPicture("whole-regimens");

        director.goesTo("randomization");
        dora.fills(dora.field("Smallest volume"), "100");
        dora.fills(dora.field("Largest volume"), "300");
        dora.fills(dora.field("Why are they set so?"), "protocol 2026-014");
        dora.takesAPicture("whole-rules");
        dora.pressesButton("Save the rules");
        dora.sees("at least 100 mm³ and at most 300 mm³");
        director.goesTo("setup");
        dora.sees("60 mice in 15 cages");
        assertThat(dora.page().getByText("What the study still needs")).hasCount(0);
    }

    @Test
    @Order(4)
    void on_day_0_the_mice_whose_tumors_have_the_size_are_measured_enrolled_and_drawn() {
        rehearsal.itIs("2026-03-02T08:00");
        ben.opens(rehearsal.root() + "bench/sign-in");
        ben.signsInBy(BEN, BENS_PIN);
        assertThat(ben.field("Badge")).isHidden(); // a page that is left at once takes its log-in along
        api.begins("/bench/sign-in", "{\"badge\": \"%s\", \"pin\": \"%s\"}".formatted(BEN, BENS_PIN));
        technician.visits(0);
        then(api.gets("/studies/" + STUDY + "/readings?mouse=A-01"))
                .contains("\"capturedAt\":\"2026-03-02T07:00:00"); // by the laboratory's clock

        rehearsal.itIs("2026-03-02T10:00");
        director.goesTo("enrollment");
        dora.sees("40 mice with a tumor of 100 to 300 mm³");
        director.enrolls("of size on the day of randomization");
        dora.takesAPicture("whole-enrolled");

        director.goesTo("randomization");
        dora.sees("40 mice of 60 can be drawn, from 5 donors");
        dora.pressesButton("Simulate 1,000 second readings");
        dora.page().locator("p.result").waitFor();
        dora.takesAPicture("whole-preview");
        director.draws(40, 1);
        dora.pressesButton("Make it again from its seed");
        dora.page().locator("section .note.okay").last().waitFor();
        dora.takesAPicture("whole-drawn");
    }

    @Test
    @Order(5)
    void the_first_doses_are_given_at_the_cages_by_keys() {
        rehearsal.itIs("2026-03-02T14:00");
        technician.doses(0, 40);
        technician.goesTo("deviations");
        ben.sees("not as planned");
        ben.takesAPicture("whole-deviations");
        then(ben.page().content()).doesNotContain("erlotinib");
    }

    @Test
    @Order(6)
    void doses_given_without_a_network_wait_in_the_browser_and_arrive_once_though_the_page_was_lost() {
        rehearsal.itIs("2026-03-05T08:00");
        hands.visits(3, colony.here());
        Person cem = rehearsal.atABrowser();
        cem.opens(rehearsal.root() + "bench/sign-in");
        cem.signsInBy(CEM, CEMS_PIN);
        cem.follows("Doses due today");
        cem.sees("0 of 40 saved");
        cem.losesTheNetwork();
        cem.presses("Enter");
        cem.page().waitForTimeout(100);
        cem.presses("Enter");
        assertThat(cem.page().locator(".saved.queued")).hasCount(2);
        cem.sees("no connection: doses wait here");
        cem.takesAPicture("whole-dosing-offline", false);
        cem.losesThePage();
        cem.hasTheNetworkAgain();
        goesTo(cem, "dosing");
        cem.sees("2 of 40 saved");
        assertThat(cem.page().locator(".saved.queued")).hasCount(0);
        then(hands.givesTheRest(3)).isEqualTo(38);
    }

    @Test
    @Order(7)
    void in_the_second_week_an_amendment_changes_how_mice_are_drawn_and_the_rolling_cohort_begins() {
        rehearsal.itIs("2026-03-09T08:00");
        technician.visits(7);
        director.goesTo("amendments");
        dora.field("Governs from").fill("2026-03-09");
        dora.fills(dora.field("What changes"), "Late mice are drawn by minimization");
        dora.fills(dora.field("Why"), "grafts took at different speeds");
        dora.pressesButton("Record amendment 1");
        dora.sees("Amendment 1: Late mice");

        director.goesTo("randomization");
        dora.pressesButton("Change the rules");
        dora.chooses(dora.field("Method"), "MINIMIZATION");
        dora.fills(dora.field("Why are they set so?"), "amendment 1");
        dora.pressesButton("Save the rules");
        dora.sees("As they come: minimization");

        int first = director.enrollsAndDraws("amendment 1: of size on day 7", 2);
        then(first).isBetween(1, 19);
        technician.doses(7, 40 + first);

        rehearsal.itIs("2026-03-12T08:00");
        hands.visits(10, colony.here());
        int second = director.enrollsAndDraws("amendment 1: of size on day 10", 3);
        then(first + second).isEqualTo(20);
        then(hands.givesTheRest(10)).isEqualTo(60);
        dora.takesAPicture("whole-draws");
        director.goesTo("amendments");
        dora.sees("enrollment rules (version 2)");
        dora.takesAPicture("whole-amendments");
    }

    @Test
    @Order(8)
    void the_plan_brings_the_next_look_at_the_fastest_tumor_forward() {
        rehearsal.itIs("2026-03-16T08:00");
        technician.visits(14);
        technician.doses(14, 60);
        rehearsal.itIs("2026-03-19T08:00");
        hands.visits(17, colony.here());
        then(hands.givesTheRest(17)).isEqualTo(60);

        Locator fastest = dora.page().locator("tr", new Page.LocatorOptions().setHasText(Colony.FASTEST));
        for (int i = 0; i < 30; i++) { // the model is fitted behind the scenes
            director.goesTo("visits");
            dora.sees("closest to a limit first");
            if (dora.page().getByText("expected to cross unseen, as scheduled").count() > 0) {
                break;
            }
            dora.page().waitForTimeout(500);
        }
        assertThat(fastest).containsText(Pattern.compile("brought forward|every day"));
        assertThat(fastest).containsText(Pattern.compile("day (18|19|20)"));
        dora.takesAPicture("whole-plan");
        dora.follows("Today");
        dora.sees(TITLE);
        dora.takesAPicture("whole-today");
    }

    @Test
    @Order(9)
    void a_crossing_in_the_night_calls_one_after_the_other_until_the_veterinarian_decides() throws Exception {
        rehearsal.itIs("2026-03-21T22:40");
        ben.opens(rehearsal.root() + "bench/" + STUDY);
        assertThat(ben.field("Study day")).hasValue("19");
        for (Locator cage : ben.page().locator("input[name=cage]").all()) {
            cage.setChecked(cage.inputValue().equals(Colony.cage(Colony.FASTEST)));
        }
        ben.pressesButton("Open the session");
        Sheet sheet = Sheet.joined(ben);
        sheet.measures(Colony.FASTEST, "16.2⏎13.8⏎");
        assertThat(sheet.said()).containsText("humane endpoint");
        ben.typesByHand("20.9⏎");
        assertThat(sheet.row(Colony.FASTEST)).containsText("limit 1500");
        ben.takesAPicture("whole-crossing", false);
        sheet.isSaved();

        String called = "cem@lab.example";
        then(rehearsal.letterTo(called, "mouse " + Colony.FASTEST + ", tumor volume"))
                .contains("http://lab.example/");
        rehearsal.itIs("2026-03-21T23:05");
        then(rehearsal.letterTo("vera@lab.example", "mouse " + Colony.FASTEST + ", tumor volume"))
                .doesNotContain("erlotinib");

        Person vera = rehearsal.loggedIn("vera");
        vera.follows("Alerts");
        vera.takesAPicture("whole-alerts");
        vera.follows(STUDY + ", " + Colony.FASTEST + ": tumor volume");
        vera.sees("reached the humane endpoint");
        vera.presses("a");
        vera.sees("Nobody else is called");
        vera.tabsTo(vera.field("euthanize"));
        vera.presses("Space");
        vera.fills(vera.field("Why?"), "tumor at the endpoint, animal hunched");
        vera.takesAPicture("whole-alert");
        vera.pressesButton("Close the alert");
        vera.sees("Decided: euthanize");
        then(vera.complaints()).isEmpty();

        rehearsal.itIs("2026-03-21T23:20");
        ben.page().reload(); // a page hears of the simulated time with an answer
        Sheet.joined(ben);
        ben.scans(Colony.FASTEST);
        ben.typesByHand("d⏎2⏎");
        sheet.isSaved();
        assertThat(sheet.row(Colony.FASTEST)).containsText("humane endpoint");
        ben.takesAPicture("whole-removed", false);
        colony.leaves(Colony.FASTEST);
    }

    @Test
    @Order(10)
    void the_mouse_is_examined_and_photographed(@TempDir Path folder) throws Exception {
        rehearsal.itIs("2026-03-21T23:40");
        technician.examines(Colony.FASTEST, "1610");
        Path photo = folder.resolve("tumor.png");
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", photo.toFile());
        ben.field("Photo").setInputFiles(photo);
        ben.chooses(ben.field("It shows"), "NECROPSY");
        ben.pressesButton("Keep the photo");
        ben.page().locator(".photos img").waitFor();
        ben.takesAPicture("whole-mouse");
    }

    @Test
    @Order(11)
    void arms_stay_one_until_the_plan_is_locked_and_a_look_is_recorded() {
        rehearsal.itIs("2026-03-23T08:00");
        technician.visits(21);
        technician.doses(21, 59);
        rehearsal.itIs("2026-03-26T08:00");
        hands.visits(24, colony.here());
        then(hands.givesTheRest(24)).isEqualTo(59);

        director.seesTheResult();
        dora.sees("The analysis plan is not locked.");
        assertThat(dora.page().locator("#content")).not().containsText(Colony.TREATED);
        director.goesTo("locks");
        dora.fills(dora.field("Reason"), "statistical analysis plan 1.0 signed");
        dora.pressesButton("Lock the analysis plan");
        dora.sees("Analysis plan locked");
        dora.fills(dora.field("Why do you look?"), "safety board of 26 March");
        dora.pressesButton("Look by arm for an hour");
        dora.sees("safety board of 26 March");
        dora.takesAPicture("whole-locks");
        director.seesTheResult();
        assertThat(dora.page().locator("table").first()).containsText(Colony.TREATED);
        dora.takesAPicture("whole-looked");
        rehearsal.itIs("2026-03-26T11:00");
        director.seesTheResult();
        dora.sees("The data are not locked.");
        assertThat(dora.page().locator("#content")).not().containsText(Colony.TREATED);
    }

    @Test
    @Order(12)
    void in_the_fifth_week_every_mouse_ends_its_schedule_and_the_last_is_examined() {
        rehearsal.itIs("2026-03-30T08:00");
        technician.visits(28);
        technician.doses(28, 59);
        rehearsal.itIs("2026-04-02T08:00");
        hands.visits(31, colony.here());
        then(hands.givesTheRest(31)).isEqualTo(59);
        rehearsal.itIs("2026-04-06T08:00");
        technician.visits(35);
        rehearsal.itIs("2026-04-06T13:00");
        List<String> here = colony.here();
        String last = here.get(here.size() - 1);
        for (String mouse : here.subList(0, here.size() - 1)) {
            hands.removes(mouse, 35);
            hands.examines(mouse);
        }
        ben.opens(rehearsal.root() + "bench/" + STUDY);
        ben.sees("Every cage was signed off for this day"); // what is left to do is no visit: it is chosen
        ben.tabsTo(ben.page().locator("input[name=cage]").first());
        ben.presses("Space");
        ben.presses("Enter");
        Sheet sheet = Sheet.joined(ben);
        ben.scans(last);
        ben.typesByHand("d⏎3⏎");
        assertThat(sheet.row(last)).containsText("left: end of its schedule");
        sheet.isSaved();
        technician.examines(last, "702");
    }

    @Test
    @Order(13)
    void the_data_are_locked_the_arms_are_earned_and_the_report_is_made() throws Exception {
        director.goesTo("locks");
        dora.fills(
                dora.page().getByLabel(Pattern.compile("^Reason")).last(),
                "all mice examined"); // the first is the plan's
        dora.pressesButton("Lock the data");
        dora.sees("Data locked");
        director.seesTheResult();
        assertThat(dora.page().locator("table").first()).containsText(Colony.TREATED);
        dora.takesAPicture("whole-result");
        director.goesTo("report");
        dora.tabsTo(dora.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Download the PDF")));
        Path pdf = dora.page().waitForDownload(() -> dora.presses("Enter")).path();
        then(Files.readAllBytes(pdf)).startsWith("%PDF-".getBytes(StandardCharsets.US_ASCII));
        assertThat(dora.page().frameLocator("iframe.report").locator("body")).containsText("safety board of 26 March");
        dora.takesAPicture("whole-report");
        then(dora.complaints()).isEmpty();
        then(ben.complaints()).isEmpty();
        then(office.complaints()).isEmpty();
    }
}
