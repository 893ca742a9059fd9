package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.UnmadePart;
import org.graftline.study.Removal;
import org.junit.jupiter.api.Test;
import org.verapdf.pdfa.flavours.PDFAFlavour;

/** A report comes of any study, and says which parts could not be made and why. */
class BadInputTest {
    private static final PrintedReports REPORTS = Printing.reports();
    private static final double[] WEEKS = {0, 4, 7, 11, 14};
    private static final List<String> WITHOUT_MODEL = List.of(
            "Growth by donor",
            "Treatment effect",
            "Where differences come from",
            "Variation of growth by arm",
            "Dangerous and unusual growth",
            "From each mouse to the study",
            "How exact a reading is",
            "Estimates",
            "Model appendix");

    @Test
    void of_one_donor_it_says_that_the_effect_is_that_donor_s() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 6; m++) {
            study.growing("M" + m, "D1", m < 3 ? "control" : "treated", m < 3 ? 0.08 : 0.04, WEEKS);
        }

        String words = reported(study.source());

        then(words).contains("1 donor", "All mice carry tumors of one donor", "treated");
        then(REPORTS.unmade(study.source())).isEmpty();
    }

    @Test
    void of_one_arm_it_says_that_there_is_nothing_to_compare_with() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 8; m++) {
            study.growing("M" + m, "D" + m % 4, "control", 0.07, WEEKS);
        }

        String words = reported(study.source());

        then(words)
                .contains(
                        "All analyzed mice are in the arm 'control', so there is nothing to compare it with.",
                        "All mice are in one arm, so there is nothing to compare.",
                        "No arm is compared");
    }

    @Test
    void without_a_control_it_asks_for_one() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 8; m++) {
            study.growing("M" + m, "D" + m / 2, m % 2 == 0 ? "low dose" : "high dose", 0.07, WEEKS);
        }

        then(reported(study.source()))
                .contains(
                        "No analyzed arm is the control, so there is nothing to compare 2 arms with. Name the control arm of the study.",
                        "No arm is compared: it takes a control arm and another");
    }

    @Test
    void zeros_in_a_whole_arm_stay_in_and_are_said_to_be_at_the_limit() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 8; m++) {
            String mouse = "M" + m;
            String donor = "D" + m / 2;
            if (m % 2 == 0) {
                study.growing(mouse, donor, "control", 0.07, WEEKS);
            } else {
                study.mouse(mouse, donor, "treated");
                for (double day : WEEKS) {
                    study.volume(mouse, day, 0);
                }
            }
        }

        String words = reported(study.source());

        then(words).contains("4 mice had no measurable tumor at baseline").doesNotContain("limit 1.0E");
        then(study.source().analysis().flow().analyzed().mice()).isEqualTo(8);
        then(words).containsPattern("20.readings said “too small” or “not palpable”");
    }

    @Test
    void two_time_points_are_enough_for_a_line() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 12; m++) {
            study.growing("M" + m, "D" + m / 4, m % 2 == 0 ? "control" : "treated", m % 2 == 0 ? 0.08 : 0.05, 0, 14);
        }

        String words = reported(study.source());

        then(words).contains("Treatment effect", "3 donors, 12 mice");
        then(REPORTS.unmade(study.source())).isEmpty();
    }

    @Test
    void mice_that_are_all_gone_by_day_ten_have_no_response_and_their_ends_are_listed() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 8; m++) {
            study.growing("M" + m, "D" + m / 2, m % 2 == 0 ? "control" : "treated", 0.2, 0, 3, 6, 9)
                    .removed("M" + m, 9, Removal.Cause.HUMANE_ENDPOINT);
        }

        String words = reported(study.source());

        then(words)
                .contains(
                        "8 mice left the study: a humane endpoint was reached",
                        "A mouse needs two readings from day 10 on")
                .containsPattern("control 0 0 0 0 4 –");
    }

    @Test
    void unequal_schedules_are_analyzed_on_their_own_days() throws Exception {
        SmallStudy study = new SmallStudy();
        double[][] schedules = {{0, 2, 5, 9, 13}, {1, 4, 8}, {0, 7, 21, 28}, {3, 3.5, 6, 17}};
        for (int m = 0; m < 16; m++) {
            study.growing(
                    "M" + m,
                    "D" + m / 4,
                    m % 2 == 0 ? "control" : "treated",
                    m % 2 == 0 ? 0.08 : 0.05,
                    schedules[(m / 2 + m) % 4]);
        }

        String words = reported(study.source());

        then(study.source().analysis().flow().analyzed().readings()).isEqualTo(64);
        then(words).contains("4 donors, 16 mice");
        then(REPORTS.unmade(study.source())).isEmpty();
    }

    @Test
    void a_diagnosis_that_half_of_the_donors_lack_shows_as_missing() throws Exception {
        SmallStudy study = new SmallStudy()
                .donor("D0", "adenocarcinoma")
                .donor("D1", null)
                .donor("D2", "squamous")
                .donor("D3", null);
        for (int m = 0; m < 16; m++) {
            study.growing("M" + m, "D" + m % 4, m / 4 % 2 == 0 ? "control" : "treated", 0.07, WEEKS);
        }

        then(reported(study.source())).contains("D0 adenocarcinoma 2 2 4", "D1 – 2 2 4", "D2 squamous 2 2 4");
    }

    @Test
    void a_section_that_throws_costs_that_section_also_in_the_document() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 8; m++) {
            study.growing("M" + m, "D" + m / 2, m % 2 == 0 ? "control" : "treated", 0.07, WEEKS);
        }
        List<Map.Entry<Map<String, Object>, ReportSection>> sections = new ArrayList<>(Printing.SECTIONS);
        sections.add(Printing.entry(550, new ReportSection() {
            @Override
            public String heading() {
                return "Histology";
            }

            @Override
            public String body(ReportSource source) {
                throw new IllegalStateException("slide 14 is missing");
            }
        }));

        byte[] pdf = new PrintedReports(sections).pdf(study.source());

        then(PdfReading.words(pdf))
                .contains("This report is not whole. Not made: Histology.", "slide 14 is missing", "Model appendix");
        then(PdfReading.violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    }

    @Test
    void without_any_volume_animals_items_and_listing_are_still_there() throws Exception {
        SmallStudy study = new SmallStudy()
                .mouse("M1", "D1", "control")
                .mouse("M2", "D1", "treated")
                .weight("M1", 0, 21.4)
                .weight("M2", 0, 20.9)
                .weight("M2", 7, 18.2);
        ReportSource source = study.source();
        byte[] pdf = REPORTS.pdf(source);

        String words = reported(source);

        then(words)
                .contains(
                        "No growth model could be fitted, so this report says nothing about growth or the treatment. Study 'SMALL-1' holds no tumor volume. Enter or import volumes first.",
                        "This report is not whole. Not made: " + String.join(", ", WITHOUT_MODEL) + ".",
                        "This part could not be made: it needs a growth model.",
                        "left out: no growth model could be fitted −2 0",
                        "No mouse in an arm has a tumor volume",
                        "M2 treated 0 – – – – –",
                        "Items of 21 CFR 58.185(a)");
        then(REPORTS.unmade(source)).extracting(UnmadePart::heading).containsExactlyElementsOf(WITHOUT_MODEL);
        then(PdfReading.violations(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
        then(PdfReading.violations(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
    }

    @Test
    void volumes_that_are_all_below_the_limit_are_no_model_but_a_report() throws Exception {
        SmallStudy study = new SmallStudy();
        for (int m = 0; m < 4; m++) {
            study.mouse("M" + m, "D" + m / 2, m % 2 == 0 ? "control" : "treated")
                    .notPalpable("M" + m, 0)
                    .notPalpable("M" + m, 7);
        }

        String words = reported(study.source());

        then(words)
                .contains(
                        "all 8 volumes in the window are below the limit. There is nothing to fit.",
                        "No volume above 0 mm³ was recorded, so there is nothing to draw.",
                        "whether the arms started alike cannot be shown");
    }

    /** The words of the document, once page and document were made and the page is well formed. */
    private static String reported(ReportSource source) throws Exception {
        then(WebPageTest.parse(REPORTS.html(source)).getElementsByTagName("h2").getLength())
                .isEqualTo(Printing.SHOWN);
        return PdfReading.words(REPORTS.pdf(source));
    }
}
