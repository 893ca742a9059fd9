package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** A session at the Bench as it stands in front of somebody: the line, what it says, the rows. */
record Sheet(Person person) {
    /** Opens a session with every mouse for a study day. */
    static Sheet opened(Laboratory laboratory, Person person, int day) {
        person.opens(laboratory.root() + "bench/" + Laboratory.STUDY);
        person.fills(person.page().getByLabel("Study day"), Integer.toString(day));
        person.presses("Enter");
        return joined(person);
    }

    /** The session that the person's page shows. */
    static Sheet joined(Person person) {
        person.page().locator("#line").waitFor();
        return new Sheet(person);
    }

    /** Goes to a mouse by its tag and types. */
    void measures(String mouse, String keys) {
        person.scans(mouse);
        person.typesByHand(keys);
    }

    /** The line asks for this of this mouse. */
    void asksFor(String label) {
        assertThat(person.page().getByLabel(label, new Page.GetByLabelOptions().setExact(true)))
                .isVisible();
    }

    Locator row(String mouse) {
        return person.page()
                .locator("table.sheet tbody")
                .filter(new Locator.FilterOptions()
                        .setHas(person.page()
                                .locator("th.name")
                                .filter(new Locator.FilterOptions().setHasText(mouse))));
    }

    Locator said() {
        return person.page().locator("#said");
    }

    Locator bar() {
        return person.page().locator(".bar");
    }

    Locator history() {
        return person.page().locator("section[aria-label='History of this cell']");
    }

    /** Waits until the server has everything. */
    void isSaved() {
        assertThat(bar().locator(".waits")).hasCount(0);
        assertThat(person.page().locator(".saved.queued, .saved.sending")).hasCount(0);
    }
}
