package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.graftline.report.FigureName;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyData;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class WebPageTest {
    private static final PrintedReports REPORTS = Printing.reports();

    @Test
    void the_sections_come_in_the_order_of_their_ranking() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.aStudy().source()));

        then(texts(page, "//h2"))
                .containsExactly(
                        "1 Main result",
                        "2 Animals and donors",
                        "3 Balance at baseline",
                        "4 Growth by arm",
                        "5 Growth by donor",
                        "6 Treatment effect",
                        "7 Does growth follow a line?",
                        "8 Sensitivity to assumptions",
                        "9 Response of each mouse",
                        "10 Time to fourfold volume",
                        "11 Body weight",
                        "12 Tumor growth and body weight",
                        "13 Area under the growth curve",
                        "14 Comparison on one day",
                        "15 Where differences come from",
                        "16 Variation of growth by arm",
                        "17 Dangerous and unusual growth",
                        "18 From each mouse to the study",
                        "19 How exact a reading is",
                        "20 Estimates",
                        "21 Time on study",
                        "22 Circumstances",
                        "23 Statistical methods",
                        "24 Model appendix",
                        "25 Items of a final report",
                        "26 Individual data",
                        "27 Provenance");
    }

    @Test
    void a_reading_that_was_taken_back_is_said_once_and_counts_nowhere() throws Exception {
        ReportSource before = ExampleStudy.aStudy().source();
        Reading back = before.data()
                .readings()
                .get(0)
                .next()
                .withoutValue(ReadingStatus.WITHDRAWN)
                .capturedAt(Instant.parse("2031-01-01T00:00:00Z"))
                .reason("moved to another mouse")
                .build();

        Document page = parse(REPORTS.html(with(before, back)));

        then(texts(page, "//li"))
                .contains("1\u00a0reading was taken back after recording; the histories have the reasons.");
        then(page.getDocumentElement().getTextContent()).doesNotContain("2031");
    }

    private static ReportSource with(ReportSource source, Reading reading) {
        StudyData data = source.data();
        List<Reading> readings = new ArrayList<>(data.readings());
        readings.set(0, reading);
        return new ReportSource(
                new StudyData(
                        data.study(),
                        data.arms(),
                        data.donors(),
                        data.mice(),
                        data.tumors(),
                        data.assignments(),
                        data.removals(),
                        readings,
                        data.ledgerHead()),
                source.analysis(),
                source.files(),
                source.madeBy(),
                source.madeAt(),
                source.versions(),
                source.notes());
    }

    @Test
    void figures_and_tables_are_numbered_through_the_report() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.aStudy().source()));

        then(texts(page, "//figcaption/span")).isEqualTo(numbered("Figure", 16));
        then(texts(page, "//caption/span")).isEqualTo(numbered("Table", 22));
    }

    @Test
    void every_figure_says_what_it_shows() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.aStudy().source()));

        then(texts(page, "//*[local-name()='svg']/@alt"))
                .hasSize(16)
                .allSatisfy(words -> then(words).hasSizeGreaterThan(40));
        then(texts(page, "//*[local-name()='svg']/*[local-name()='title']")).hasSize(16);
    }

    @Test
    void a_standard_deviation_of_zero_has_no_interval_to_estimate() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.aStudy().source()));

        then(texts(page, "//tr[th='intercept'][1]/td").subList(0, 3))
                .containsExactly("0.00000", "not estimable", "not estimable");
    }

    @Test
    void intervals_name_the_method_behind_their_degrees_of_freedom() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.aStudy().source()));

        then(texts(page, "//aside")).anyMatch(note -> note.contains("Degrees of freedom: 6 (Kenward–Roger)."));
        then(texts(page, "//caption").stream().filter(c -> c.contains("degrees of freedom")))
                .hasSize(2)
                .allMatch(c -> c.contains("by Kenward–Roger."));
    }

    @Test
    void the_page_asks_nothing_of_the_network_and_runs_nothing() {
        String page = REPORTS.html(ExampleStudy.aStudy().source());

        then(page).doesNotContain("<script", "<link", "@import", "src=\"", "url(http");
        then(page.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http://", "https://");
    }

    @Test
    void a_hostile_name_is_shown_and_not_obeyed() throws Exception {
        String evil = "<script>alert('x')</script><img src=x onerror=alert(1)>\"'&lt;]]>--> \u0007 \u202E ";
        ReportSource source = ExampleStudy.aStudy()
                .named(name -> strip(evil) + name)
                .titled(evil)
                .source();

        Document page = parse(REPORTS.html(source));

        then(texts(page, "//script | //img | //@onerror | //@onload")).isEmpty();
        then(texts(page, "//h1").get(0)).startsWith("<script>alert('x')</script>");
        for (FigureName figure : FigureName.values()) {
            then(texts(parse(REPORTS.figure(source, figure)), "//*[local-name()='script'] | //@onerror"))
                    .isEmpty();
        }
    }

    @Test
    void equal_sources_give_equal_pages() {
        then(REPORTS.html(ExampleStudy.aStudy().source()))
                .isEqualTo(REPORTS.html(ExampleStudy.aStudy().source()));
    }

    @Test
    void a_study_of_one_arm_says_why_there_is_no_effect() throws Exception {
        ReportSource source = ExampleStudy.of(3, 1, 12).withoutControl().source();

        Document page = parse(REPORTS.html(source));

        then(texts(page, "//section[contains(h2,'Treatment effect')]/p"))
                .containsExactly("The study has one arm, so there is nothing to compare it with.");
        then(REPORTS.figure(source, FigureName.EFFECT_BY_DONOR)).isEmpty();
    }

    @Test
    void a_study_of_one_mouse_still_has_its_report() throws Exception {
        then(texts(parse(REPORTS.html(ExampleStudy.of(1, 0, 1).source())), "//h2"))
                .hasSize(Printing.SHOWN); // parts with nothing to show say so
    }

    @Test
    void many_arms_share_one_forest_and_several_sheets_of_panels() throws Exception {
        Document page = parse(REPORTS.html(ExampleStudy.of(138, 49, 500).source()));

        then(texts(page, "//section[h2='4 Growth by arm']//figure")).hasSize(7);
        then(texts(page, "//section[contains(h2,'Treatment effect')]//figure")).hasSize(3);
        then(texts(page, "//*[@data-group]/@data-group")).hasSize(49);
    }

    @Test
    void no_figure_is_taller_than_a_page() throws Exception {
        List<String> heights = new ArrayList<>(
                texts(parse(REPORTS.html(ExampleStudy.of(138, 1, 300).source())), "//*[local-name()='svg']/@height"));
        heights.addAll(
                texts(parse(REPORTS.html(ExampleStudy.of(30, 49, 300).source())), "//*[local-name()='svg']/@height"));

        then(heights)
                .hasSizeGreaterThan(10)
                .allSatisfy(height -> then(Double.parseDouble(height)).isLessThan(870));
    }

    @Test
    void a_number_that_could_not_be_had_is_said_so() throws Exception {
        Document page = parse(
                REPORTS.html(ExampleStudy.of(12, 3, 160).withEstimatesMissing().source()));

        then(texts(page, "//table[contains(caption,'Growth of each arm')]//td")).contains("not estimable");
        then(page.getDocumentElement().getTextContent()).doesNotContain("NaN", "Infinity");
    }

    @Test
    void a_section_of_a_laboratory_stands_where_its_ranking_says() throws Exception {
        PrintedReports reports = with(Printing.entry(550, section("Histology", "<p>Fine.</p>")));

        then(texts(parse(reports.html(ExampleStudy.aStudy().source())), "//h2"))
                .containsSubsequence("19 How exact a reading is", "20 Histology", "21 Estimates");
    }

    @Test
    void a_section_without_a_word_is_left_out() throws Exception {
        PrintedReports reports = with(Printing.entry(550, section("Histology", "")));

        then(texts(parse(reports.html(ExampleStudy.aStudy().source())), "//h2")).hasSize(Printing.SHOWN);
    }

    private static PrintedReports with(Map.Entry<Map<String, Object>, ReportSection> section) {
        List<Map.Entry<Map<String, Object>, ReportSection>> all = new ArrayList<>(Printing.SECTIONS);
        all.add(section);
        return new PrintedReports(all);
    }

    private static ReportSection section(String heading, String body) {
        return new ReportSection() {
            @Override
            public String heading() {
                return heading;
            }

            @Override
            public String body(ReportSource source) {
                return body;
            }
        };
    }

    private static String strip(String text) {
        return text.replaceAll("\\p{Cntrl}", "");
    }

    private static List<String> numbered(String what, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(n -> what + " " + n + ".")
                .toList();
    }

    static Document parse(String markup) throws Exception {
        String xml = markup.replace("<!DOCTYPE html>\n", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    static List<String> texts(Document document, String path) throws Exception {
        NodeList nodes =
                (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }
}
