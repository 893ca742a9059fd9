package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.graftline.report.ReportPart;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.Reports;
import org.graftline.report.UnmadePart;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.RequiredParts;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.TextPart;
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
    void a_part_that_the_plan_requires_is_told_apart_from_one_that_it_does_not() {
        ReportSection histology = section("Histology", () -> {
            throw new IllegalStateException("slide 14 is missing");
        });
        ReportSource requiring = requiring("histology", "summary");
        Reports reports = with(new Named("histology", histology));

        then(reports.unmade(requiring))
                .singleElement()
                .satisfies(part -> then(part.required()).isTrue());
        then(reports.html(requiring))
                .contains("It cannot be signed: the analysis plan requires Histology.")
                .contains("the report cannot be signed without it");
        then(reports.unmade(STUDY))
                .singleElement()
                .satisfies(part -> then(part.required()).isFalse());
        then(reports.html(STUDY))
                .contains("The analysis plan requires none of these parts.")
                .contains("the report can be signed without it");
    }

    @Test
    void a_part_that_the_plan_requires_and_no_bundle_brings_is_missing() {
        then(Printing.reports().unmade(requiring("histology"))).singleElement().satisfies(part -> {
            then(part.id()).isEqualTo("histology");
            then(part.required()).isTrue();
            then(part.reason()).startsWith("No bundle of this installation makes it.");
        });
    }

    @Test
    void a_part_that_people_write_is_missing_where_the_plan_requires_it_and_nobody_wrote_it() {
        ReportSource requiring = requiring("conclusion");
        then(Printing.reports().unmade(requiring))
                .singleElement()
                .satisfies(part -> then(part.reason()).isEqualTo("People write this part, and nobody has written it."));
        ReportSource written = requiring.with(requiring
                .conduct()
                .with(List.of(new HumanText(TextPart.CONCLUSION, 1, "It slows growth.", "Jo", Instant.EPOCH))));
        then(Printing.reports().unmade(written)).isEmpty();
    }

    @Test
    void the_default_plan_requires_parts_that_are_here_under_the_ids_of_their_classes() {
        then(Printing.reports().parts())
                .extracting(ReportPart::id)
                .contains("last-day", "planned-days", "objectives", "test-articles")
                .containsAll(RequiredParts.DEFAULT)
                .doesNotHaveDuplicates();
    }

    /** A section under a name of its own. */
    private record Named(String id, ReportSection section) implements ReportSection {
        @Override
        public String heading() {
            return section.heading();
        }

        @Override
        public String body(ReportSource source) {
            return section.body(source);
        }
    }

    private static ReportSource requiring(String... parts) {
        return FittedExample.source(
                AnalysisPlan.DEFAULT.draft().requiredParts(List.of(parts)).plan());
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
