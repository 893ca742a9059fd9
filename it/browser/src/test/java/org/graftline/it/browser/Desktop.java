package org.graftline.it.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;

/** The machine's browser, started. */
record Desktop(Playwright playwright, Browser browser) implements AutoCloseable {
    static Desktop open() {
        Playwright playwright = Playwright.create();
        return new Desktop(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(Chromium.onPath().orElseThrow())
                                .setArgs(Chromium.ARGUMENTS)));
    }

    @Override
    public void close() {
        playwright.close();
    }
}
