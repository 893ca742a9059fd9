package org.graftline.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.BDDAssertions.then;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every page in light and dark against axe-core, the Bench with the stricter contrast, and pictures to look at. */
@ExtendWith(AtTheLaboratory.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BenchLooksIT {
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What another color scheme can break of them. */
    private static final List<String> CONTRAST = List.of("color-contrast");

    private Laboratory laboratory;
    private Person ada;
    private String axe = "";

    @BeforeAll
    void log_in(Laboratory opened) {
        laboratory = opened;
        ada = laboratory.atABrowser();
        try (InputStream in = BenchLooksIT.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ada.opens(laboratory.root());
        ada.fills(ada.page().getByLabel("Log-in name"), "ada");
        ada.fills(ada.page().getByLabel("Password"), Laboratory.PASSWORD);
        ada.presses("Enter");
        ada.sees("Forty mice on the Bench");
    }

    @Test
    void no_page_breaks_a_rule_of_accessibility() {
        String study = "studies/" + Laboratory.STUDY;
        looksAt("studies", "studies", "Forty mice on the Bench");
        looksAt("study", study, "Not fitted yet");
        ada.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fit the model"))
                .click();
        ada.sees("Growth of each tumor");
        looksAt("study-fitted", study, "Growth of each tumor");
        looksAt("readings", study + "/readings", "Choose a reading");
        looksAt("rules", study + "/rules", "Limits of the protocol");
        looksAt("repeatability", study + "/repeatability", "Repeatability");
        looksAt("decisions", study + "/decisions", "What waits for a decision");
        looksAt("mice", study + "/mice", "40 mice on the study");
        looksAt("mouse", study + "/mice/C01-1", "What happened to it");
        looksAt("blinding", study + "/blinding", "Who knows the arms");
        looksAt("import", study + "/import", "Choose a file");
        looksAt("people", "people", "Ben Technician");
        looksAt("person", "people/ben", "Badge and PIN for the Bench");
        looksAt("devices", "devices", "Daily check");
        looksAt("help", "help/the-bench", "The Bench");
        looksAt("sign-in", "bench/sign-in", "Sign in at the Bench");
        looksAt("bench-home", "bench", "Which study do you measure?");
        looksAt("board", "bench/" + Laboratory.STUDY, "New session");
        looksAt("settings", "bench/" + Laboratory.STUDY + "/settings", "Save for this browser");
    }

    @Test
    void the_bench_keeps_the_stricter_contrast_on_a_screen_a_tablet_a_zoom_and_on_paper() {
        ada.opens(laboratory.root() + "bench/" + Laboratory.STUDY);
        ada.sees("New session");
        ada.fills(ada.page().getByLabel("Study day"), "40");
        ada.presses("Enter");
        ada.page().locator("#line").waitFor();
        ada.typesByHand("9.7⏎7.2⏎22.1⏎");
        ada.typesByHand("15.9⏎15.1⏎16.0⏎");
        ada.typesByHand("7.3⏎9.8⏎21.9⏎");
        ada.typesByHand("9.9⏎");
        assertThat(ada.page().locator(".sheet")).containsText("swapped");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            breaksNoRule("the sheet in " + scheme, RULES);
            breaksNoRule("the contrast of the sheet in " + scheme, List.of("wcag2aaa"));
            pictured("sheet-1280-" + scheme, 1280, 800);
        }
        ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        pictured("sheet-tablet", 1024, 768);
        pictured("sheet-zoom", 640, 400); // what is left of 1280 × 800 at 200 %
        assertThat(ada.page().locator("#line")).isInViewport();
        ada.page().setViewportSize(1280, 800);
        ada.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        ada.takesAPicture("sheet-print");
        ada.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        then(ada.complaints()).isEmpty();
    }

    @Test
    void the_demo_study_which_has_neither_cages_nor_diameters_is_measured_too() {
        ada.opens(laboratory.root() + "bench");
        ada.sees("Which study do you measure?");
        ada.follows("Erlotinib against control");
        ada.sees("No cage known");
        Locator day = ada.page().getByLabel("Study day");
        assertThat(day).not().hasValue("");
        assertThat(day).isFocused();
        ada.presses("Enter");
        ada.page().locator("#line").waitFor();
        ada.sees("volume mm³");
        ada.typesByHand("145⏎21.3⏎");
        assertThat(ada.page().locator(".saved").first()).hasText(java.util.regex.Pattern.compile("saved"));
        assertThat(ada.page().locator(".counted")).containsText("1 of");
        ada.takesAPicture("bench-demo", false);
    }

    private void looksAt(String name, String path, String sign) {
        ada.opens(laboratory.root() + path);
        ada.sees(sign);
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            breaksNoRule(name + " in " + scheme, scheme == ColorScheme.LIGHT ? RULES : CONTRAST);
            ada.takesAPicture("look-" + name + "-" + scheme);
        }
        ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void pictured(String name, int width, int height) {
        ada.page().setViewportSize(width, height);
        ada.takesAPicture(name, false);
    }

    private void breaksNoRule(String what, List<String> rules) {
        ada.page().evaluate(axe);
        Object broken = ada.page().evaluate("""
                async rules => {
                  const { violations } = await axe.run(document, { runOnly: rules, rules: { 'color-contrast-enhanced': { enabled: rules.includes('wcag2aaa') } } });
                  return violations.map(one => one.id + ': ' + one.nodes.map(node => node.html.slice(0, 160) + ' ' + node.failureSummary).join(' | '));
                }""", rules);
        then((List<?>) broken).as(what).isEmpty();
    }
}
