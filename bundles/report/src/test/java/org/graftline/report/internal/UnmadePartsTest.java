package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.UnmadePart;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** A section that fails costs the report that section and no other. */
class UnmadePartsTest {
    private static final ReportSource STUDY = ExampleStudy.aStudy().source();

    @Test
    void a_section_that_throws_leaves_its_heading_its_name_and_the_reason() throws Exception {
        PrintedReports reports = with(section("Histology", () -> {
            throw new IllegalStateException("slide 14 is missing");
        }));

        Document page = WebPageTest.parse(reports.html(STUDY));

        then(WebPageTest.texts(page, "//h2")).hasSize(1 + Printing.SHOWN).anyMatch(h -> h.endsWith(" Histology"));
        then(WebPageTest.texts(page, "//section[contains(h2, 'Histology')]/p"))
                .first()
                .isEqualTo("This part could not be made.");
        then(WebPageTest.texts(page, "//section[contains(h2, 'Histology')]/p").get(1))
                .contains("slide 14 is missing", UnmadePartsTest.class.getName());
        then(WebPageTest.texts(page, "//p[@class='stop']"))
                .contains("This report is not whole. Not made: Histology. The place of each says why.");
    }

    @Test
    void what_is_missing_can_be_asked_for() {
        PrintedReports reports = with(section("Histology", () -> "<p>open"));

        then(reports.unmade(STUDY)).hasSize(1).first().satisfies(part -> {
            then(part.heading()).isEqualTo("Histology");
            then(part.reason()).contains("not well-formed");
            then(part.section()).startsWith(UnmadePartsTest.class.getName());
        });
        then(Printing.reports().unmade(STUDY)).isEmpty();
    }

    @Test
    void a_section_without_even_a_heading_is_named_by_its_class() {
        ReportSection nameless = new ReportSection() {
            @Override
            public String heading() {
                throw new IllegalStateException("no words");
            }

            @Override
            public String body(ReportSource source) {
                throw new NoClassDefFoundError("org/lab/Histology");
            }
        };

        then(with(nameless).unmade(STUDY))
                .extracting(UnmadePart::heading)
                .containsExactly(nameless.getClass().getName());
        then(with(nameless).html(STUDY)).contains("NoClassDefFoundError, org/lab/Histology.");
    }

    private static PrintedReports with(ReportSection section) {
        List<Map.Entry<Map<String, Object>, ReportSection>> all = new ArrayList<>(Printing.SECTIONS);
        all.add(Printing.entry(550, section));
        return new PrintedReports(all);
    }

    private static ReportSection section(String heading, Supplier<String> body) {
        return new ReportSection() {
            @Override
            public String heading() {
                return heading;
            }

            @Override
            public String body(ReportSource source) {
                return body.get();
            }
        };
    }
}
