package org.graftline.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody at a keyboard in front of one page, and what the browser complains about meanwhile. */
final class Person {
    private static final int PATIENCE_MS = 60_000;
    private static final int MOST_TABS = 60;

    private final Page page;
    private final Path pictures;
    private final List<String> complaints = new ArrayList<>();

    /** @param root the only place that anything may be fetched from */
    Person(Browser browser, String root, Path pictures) {
        this.page = browser.newPage(new Browser.NewPageOptions().setViewportSize(1280, 800));
        this.pictures = pictures;
        page.setDefaultTimeout(PATIENCE_MS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (List.of("error", "warning").contains(message.type())) { // a violated content policy is an error here
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(request -> {
            if (!request.url().startsWith(root) && !request.url().startsWith("data:")) {
                complaints.add("fetched " + request.url());
            }
        });
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
        found.waitFor();
        return found;
    }

    /** Keeps the page as it looks now. */
    void takesAPicture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(pictures.resolve(name + ".png"))
                .setFullPage(true));
    }
}
