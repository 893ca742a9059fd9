package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;

/** What a director does again and again on the pages of a study. */
record Director(Rehearsal rehearsal, Person person, Colony colony, String study) {
    void goesTo(String page) {
        person.opens(rehearsal.root() + "studies/" + study + "/" + page);
    }

    void pastes(String what, String lines) {
        person.tabsTo(person.page().locator("summary", new Page.LocatorOptions().setHasText("Paste " + what)));
        person.presses("Enter");
        person.tabsTo(person.field("Lines with their header"));
        person.types(lines);
        person.pressesButton("Read the lines");
    }

    void sets(String arm, String agent, String mgPerKg, String vial) {
        Locator place = person.page()
                .locator("article")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page()
                                .getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions().setName(arm).setExact(true))));
        Locator set = place.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Set the regimen"));
        person.tabsTo(set);
        person.presses("Enter");
        person.fills(person.field("Agent"), agent);
        person.fills(person.field("Dose (mg/kg)"), mgPerKg);
        person.fills(person.field("Vehicle"), "0.5 % methylcellulose");
        person.fills(person.field("Vial codes"), vial);
        person.chooses(person.field("When"), "WEEKDAYS");
        for (String day : List.of("Monday", "Thursday")) {
            person.tabsTo(person.field(day));
            person.presses("Space");
        }
        person.fills(person.field("Why?"), "protocol 2026-014");
        person.tabsTo(set);
        person.presses("Enter");
        assertThat(place.getByText("vial " + vial)).isVisible();
    }

    /** Opens the study, and has the model fitted where it was not of these data yet. */
    void seesTheResult() {
        goesTo("");
        Locator fit = person.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(Pattern.compile("^Fit (the model|again)$")));
        Locator result = person.page().locator("p.result");
        fit.or(result).first().waitFor();
        if (fit.isVisible()) {
            person.tabsTo(fit);
            person.presses("Enter");
        }
        result.waitFor();
    }

    void enrolls(String why) {
        person.pressesButton("Choose them");
        person.fills(person.field("Why"), why);
        person.tabsTo(person.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Move \\d+ m"))));
        person.presses("Enter");
        person.sees("No waiting mouse has a tumor");
    }

    void draws(int mice, int number) {
        person.pressesButton("Fix the list of %d mice".formatted(mice));
        person.pressesButton("Draw the arms");
        person.sees("Draw %d".formatted(number));
        Caller director = new Caller(rehearsal.root());
        director.begins("/session", "{\"login\": \"dora\", \"password\": \"%s\"}".formatted(Rehearsal.PASSWORD));
        Pattern.compile("\"mouse\":\"([^\"]+)\"[^{}]*?\"arm\":\"([^\"]+)\"")
                .matcher(director.gets("/studies/" + study + "/conduct/draws"))
                .results()
                .forEach(one -> colony.drawn(one.group(1), one.group(2)));
    }

    /** @return how many mice had grown to size */
    int enrollsAndDraws(String why, int number) {
        goesTo("enrollment");
        String ready = person.sees("with a tumor of 100 to 300 mm³").textContent();
        int mice = Integer.parseInt(ready.replaceFirst("(?s)^\\D*(\\d+) m.*", "$1"));
        enrolls(why);
        goesTo("randomization");
        draws(mice, number);
        return mice;
    }
}
