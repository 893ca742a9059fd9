package org.graftline.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody at a keyboard in front of one page, and what the browser complains about meanwhile. */
final class Person {
    private static final int PATIENCE_MS = 60_000;
    private static final int MOST_TABS = 150; // a study's pages come first, then a long form
    private static final int HAND_MS = 60; // slower than any scanner, faster than any hand

    private final BrowserContext context;
    private final String root;
    private Page page;
    private final Path pictures;
    private final List<String> complaints = new ArrayList<>();
    private int keys;

    /** @param root the only place that anything may be fetched from */
    Person(Browser browser, String root, Path pictures) {
        this(browser, root, pictures, null);
    }

    /** @param zone the time zone of the person's computer; null for that of this machine */
    Person(Browser browser, String root, Path pictures, @Nullable ZoneId zone) {
        Browser.NewContextOptions options = new Browser.NewContextOptions().setViewportSize(1280, 800);
        if (zone != null) {
            options.setTimezoneId(zone.getId());
        }
        this.context = browser.newContext(options);
        this.root = root;
        this.pictures = pictures;
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        this.page = opensAPage();
    }

    private Page opensAPage() {
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) { // a violated content policy is an error here
                complaints.add(message.text() + " at " + message.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
                complaints.add("fetched " + request.url());
            }
        });
        return page;
    }

    /** Closes the page and everything that was in its memory, and opens another in the same browser. */
    void losesThePage() {
        page.close();
        page = opensAPage();
    }

    void losesTheNetwork() {
        context.setOffline(true);
    }

    void hasTheNetworkAgain() {
        context.setOffline(false);
    }

    /** Closes the browser and everything that it kept. */
    void leaves() {
        context.close();
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    void opens(String address) {
        page.navigate(address);
    }

    /** Types where the focus is. */
    void types(String text) {
        page.keyboard().insertText(text);
    }

    void presses(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    /**
     * Types key by key, as slowly as a hand does; {@code ⏎} is Enter. Counted in {@link #keys()}.
     */
    void typesByHand(String text) {
        text.codePoints().forEach(c -> {
            page.keyboard().press(c == '⏎' ? "Enter" : Character.toString(c));
            page.waitForTimeout(HAND_MS);
            keys++;
        });
    }

    /** @return how many keys were typed by hand so far */
    int keys() {
        return keys;
    }

    /** A scanner or a caliper types where the focus is, faster than Playwright can press keys one by one, and ends with Enter. */
    void scans(String text) {
        page.evaluate("""
            text => [...text, 'Enter'].forEach(key =>
              document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true })))\
            """, text);
        page.waitForTimeout(HAND_MS);
    }

    /** Fills the page of badge and PIN, the badge by a scanner that ends with Enter. */
    void signsInBy(String badge, String pin) {
        Locator field = page.getByLabel("Badge");
        field.waitFor();
        field.fill(badge);
        field.press("Enter");
        page.keyboard().type(pin);
        presses("Enter");
    }

    /** Goes with Tab to the element, which must be within reach. */
    void tabsTo(Locator target) {
        target.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
        for (int tabs = 0; tabs < MOST_TABS; tabs++) {
            if ((boolean) target.evaluate("element => element === document.activeElement")) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("Tab does not reach " + target);
    }

    /** @return the first field whose label begins so; a hint stands behind it */
    Locator field(String label) {
        return page.getByLabel(Pattern.compile("^" + label.replaceAll("[.?*+()|]", "\\\\$0")))
                .first();
    }

    /** @return the button of exactly these words */
    Locator button(String words) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    /** Goes with Tab to a button and presses it. */
    void pressesButton(String words) {
        tabsTo(button(words).first());
        presses("Enter");
    }

    /** Goes with Tab to a list and chooses by its words. */
    void chooses(Locator list, String words) {
        tabsTo(list);
        list.selectOption(words);
    }

    /** Goes with Tab to a link and follows it. */
    void follows(String link) {
        tabsTo(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                .first());
        presses("Enter");
    }

    /** Goes with Tab to a field and types over what stands there. */
    void fills(Locator field, String text) {
        tabsTo(field);
        presses("Control+A");
        types(text);
    }

    /** Waits until the page says it. */
    Locator sees(String text) {
        Locator found = page.getByText(text).first();
        try {
            found.waitFor();
        } catch (TimeoutError late) {
            throw new AssertionError("Nothing said '" + text + "'. " + view(), late);
        }
        return found;
    }

    /** @return where the person is, what has the focus, and what stands on the page, for who reads of a failure */
    String view() {
        try {
            return "The browser showed " + page.url() + "\nwith the focus on "
                    + page.evaluate("(document.activeElement?.outerHTML ?? 'nothing').slice(0, 200)") + "\n"
                    + page.evaluate("document.body.innerText.slice(0, 2000)") + "\ncomplaints: " + complaints;
        } catch (PlaywrightException gone) {
            return "The browser shows nothing any more: " + gone.getMessage();
        }
    }

    /** Keeps the page as it looks now, where a folder for pictures is set. */
    void takesAPicture(String name) {
        takesAPicture(name, true);
    }

    /** @param whole whether also what one would have to scroll to */
    void takesAPicture(String name, boolean whole) {
        if (pictures.toString().isEmpty()) {
            return;
        }
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name + ".png"))
                .setFullPage(whole));
    }
}
