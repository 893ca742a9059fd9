package org.graftline.it.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An empty installation in simulated time, a mail server beside it, and browsers in its time zone. */
final class Rehearsal implements AutoCloseable {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    static final String PASSWORD = "seven unrelated words";

    private static final int LETTER_SECONDS = 60; // people are called at a beat of seconds

    private final Path clock;
    private final DemoServer server;
    private final GreenMail mail;
    private final Playwright playwright;
    private final Browser browser;
    private Instant now;

    private Rehearsal(
            Path clock, Instant now, DemoServer server, GreenMail mail, Playwright playwright, Browser browser) {
        this.clock = clock;
        this.now = now;
        this.server = server;
        this.mail = mail;
        this.playwright = playwright;
        this.browser = browser;
    }

    /** @param begins the laboratory's time at the start, such as {@code 2026-02-27T09:00} */
    static Rehearsal begin(Path folder, String begins) throws IOException, InterruptedException {
        Optional<Path> chromium = Chromium.onPath();
        assumeTrue(chromium.isPresent(), "No Chromium is on the PATH, so the pages are not looked at.");
        Path clock = folder.resolve("now");
        Instant now = instant(begins);
        Files.writeString(clock, now.toString());
        GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        Path settings = Files.createDirectories(folder.resolve("home/config"));
        Files.writeString(
                settings.resolve("org.graftline.conduct.mail.cfg"),
                "host=127.0.0.1\nport=%d\ntls=none\nfrom=graftline@lab.example\npages=http://lab.example\n"
                        .formatted(mail.getSmtp().getPort()));
        DemoServer server = DemoServer.rehearsing(folder, clock);
        Playwright playwright = Playwright.create();
        Browser browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(Chromium.ARGUMENTS));
        return new Rehearsal(clock, now, server, mail, playwright, browser);
    }

    private static Instant instant(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    /** Time passes until the laboratory's clock shows this. */
    void itIs(String local) {
        now = instant(local);
        try {
            Path next = Files.writeString(clock.resolveSibling("next"), now.toString());
            Files.move(next, clock, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    Instant now() {
        return now;
    }

    String root() {
        return server.root();
    }

    /** @return the address that the console prints, with the one-time token */
    String firstAddress() {
        return server.firstAddress();
    }

    /**
     * Waits for a letter.
     *
     * @param about words of its subject
     * @return what it says
     */
    String letterTo(String address, String about) throws InterruptedException, MessagingException, IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LETTER_SECONDS);
        while (System.nanoTime() < deadline) {
            for (MimeMessage letter : mail.getReceivedMessages()) {
                if (letter.getAllRecipients()[0].toString().equals(address)
                        && letter.getSubject().contains(about)) {
                    return letter.getSubject() + "\n" + letter.getContent();
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("No letter about '%s' came to %s.".formatted(about, address));
    }

    /** @return somebody in front of a browser of their own, which knows nobody yet */
    Person atABrowser() {
        return new Person(browser, server.root(), Path.of(System.getProperty("graftline.pictures", "")), ZONE);
    }

    /** @return somebody logged in by name at a browser of their own */
    Person loggedIn(String login) {
        Person person = atABrowser();
        logsIn(person, login);
        return person;
    }

    /** Logs somebody in by name. */
    void logsIn(Person person, String login) {
        person.opens(root());
        person.fills(person.field("Log-in name"), login);
        person.fills(person.field("Password"), PASSWORD);
        person.presses("Enter");
    }

    @Override
    public void close() {
        playwright.close();
        server.close();
        mail.stop();
    }
}
