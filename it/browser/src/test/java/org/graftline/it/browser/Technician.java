package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import java.util.List;

/** A technician who measures, doses and examines by keys; what is more than a few mice is entered meanwhile as the pages send it. */
record Technician(Rehearsal rehearsal, Person person, Hands hands, Colony colony, String study) {
    private static final int BY_KEYS = 3;

    void goesTo(String page) {
        person.opens(rehearsal.root() + "studies/" + study + "/" + page);
    }

    /** Opens a session, measures the first mice of the round by keys and signs off; the others are measured meanwhile. */
    void visits(int day) {
        person.opens(rehearsal.root() + "bench/" + study);
        assertThat(person.field("Study day")).hasValue(Integer.toString(day));
        assertThat(person.field("Study day")).isFocused();
        person.presses("Enter");
        Sheet sheet = Sheet.joined(person);
        String session = person.page().url().replaceFirst(".*/", "");
        List<String> mice = colony.here();
        for (String mouse : mice.subList(0, BY_KEYS)) {
            Colony.Look look = colony.look(mouse, day);
            sheet.measures(mouse, "%s⏎%s⏎%s⏎".formatted(look.lengthMm(), look.widthMm(), look.weightG()));
        }
        sheet.isSaved();
        hands.measures(session, day, mice.subList(BY_KEYS, mice.size()));
        person.button("Sign the session off").waitFor();
        person.takesAPicture("whole-session-" + day, false);
        person.pressesButton("Sign the session off");
        person.pressesButton("Sign off");
        person.sees("The session is signed off.");
    }

    /** Gives two doses, withholds one and spills part of one, by keys; the others are given meanwhile. */
    void doses(int day, int due) {
        goesTo("dosing");
        person.sees("0 of %d saved".formatted(due));
        person.presses("Enter");
        person.page().waitForTimeout(100);
        person.presses("Enter");
        person.page().waitForTimeout(100);
        person.typesByHand("w2");
        person.page().waitForTimeout(100);
        person.typesByHand("p0.1⏎");
        person.sees("4 of %d saved".formatted(due));
        person.takesAPicture("whole-dosing-" + day, false);
        then(hands.givesTheRest(day)).isEqualTo(due - 4);
        goesTo("dosing");
        person.sees("%d of %d saved".formatted(due, due));
    }

    void examines(String mouse, String mg) {
        goesTo("mice/" + mouse);
        person.pressesButton("Record the necropsy");
        person.fills(person.field("Weight of the tumor"), mg);
        person.pressesButton("Add a sample");
        person.fills(person.field("What"), "tumor, half");
        person.fills(person.field("Kept in"), "liquid nitrogen");
        person.fills(person.field("Findings"), "no metastases seen");
        person.pressesButton("Record the necropsy");
        person.sees(mg + " mg");
    }
}
