package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSource;
import org.graftline.report.StudyConduct;
import org.graftline.report.StudyConduct.Participant;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Amendments.Governed;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Treatment;
import org.graftline.study.report.Edition;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.TextPart;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** How the study was run, as the items of 21 CFR 58.185(a) ask. */
class ConductTest {
    private static final Instant NOON = Instant.parse("2026-03-02T11:00:00Z");
    private static final PrintedReports REPORTS = Printing.reports();

    private final SmallStudy study = new SmallStudy();

    ConductTest() {
        for (int m = 0; m < 8; m++) {
            study.growing("M" + m, "D" + m / 2, m % 2 == 0 ? "control" : "treated", 0.07, 0, 4, 7, 11);
        }
    }

    @Test
    void doses_stand_as_planned_and_as_given_by_arm() throws Exception {
        Document page = page(conduct());

        then(WebPageTest.texts(page, "(//section[contains(h2,'Items')]//table)[2]/tbody/tr[1]/*"))
                .containsExactly(
                        "control", "vehicle, 10 mL/kg", "by mouth (PO)", "daily from day 0 to day 20", "2", "0", "0");
        then(WebPageTest.texts(page, "(//section[contains(h2,'Items')]//table)[2]/tbody/tr[2]/*"))
                .containsExactly(
                        "treated",
                        "erlotinib 50 mg/kg in Captisol, 10 mL/kg",
                        "by mouth (PO)",
                        "Mon, Thu from day 0 on",
                        "1",
                        "1",
                        "1");
        then(words(page))
                .contains(
                        "2\u00a0deviations from the dosing plan: 1 missed, 1 withheld.",
                        "Given: vehicle; erlotinib in Captisol.");
    }

    @Test
    void people_start_amendments_and_the_place_of_the_records_are_said() throws Exception {
        then(words(page(conduct())))
                .contains(
                        "Dana Rector (director), Tim Bench (technician).",
                        "The protocol governs from 2026-02-27.",
                        "The study is complete on the day on which its director signs the final report.",
                        "Amendment 1, from 2026-03-05: dosing twice a week. Reason: weight loss",
                        "the file named in “Provenance”, in no ledger")
                .doesNotContain("Facility: kept");
    }

    @Test
    void what_nobody_keeps_says_so_and_the_quality_statement_is_left_to_its_unit() throws Exception {
        then(words(page(StudyConduct.NONE)))
                .contains(
                        "Not kept in Graftline; to be added by the study director.",
                        "not kept in Graftline, to be written by the study director under “Test and control articles”",
                        "Belongs to quality assurance");
    }

    @Test
    void doses_that_would_tell_the_arms_are_not_shown_and_the_reason_is() throws Exception {
        StudyConduct pooled = new StudyConduct(
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "All arms are shown as one here.",
                List.of());

        then(words(page(pooled))).contains("All arms are shown as one here.").doesNotContain("mg/kg");
    }

    @Test
    void what_people_wrote_stands_in_its_place_in_page_and_draft_and_not_twice_in_the_frozen_report() throws Exception {
        List<HumanText> texts =
                List.of(text(TextPart.ARCHIVE, "Room 12."), text(TextPart.OBJECTIVES, "To see <whether> it works."));
        ReportSource source = study.source().with(StudyConduct.NONE.with(texts));
        Document page = WebPageTest.parse(REPORTS.html(source));

        then(WebPageTest.texts(page, "//h2")).element(1).isEqualTo("2 Objectives");
        then(WebPageTest.texts(page, "//section[h2='2 Objectives']//p")).containsExactly("To see <whether> it works.");
        then(WebPageTest.texts(page, "//h2"))
                .endsWith(Printing.SHOWN + 1 + " Archive", Printing.SHOWN + 2 + " Provenance");
        then(PdfReading.words(REPORTS.pdf(source)))
                .contains("To see <whether> it works.", "Written by Dana Rector on 24 Nov 2026");
        then(PdfReading.words(REPORTS.frozen(source, texts, new Edition(1, null, null), ReportProgress.UNTOLD)
                                .content())
                        .split("Room 12", -1))
                .hasSize(2);
    }

    private static HumanText text(TextPart part, String words) {
        return new HumanText(part, 1, words, "Dana Rector", Instant.parse("2026-11-24T08:00:00Z"));
    }

    private Document page(StudyConduct conduct) throws Exception {
        return WebPageTest.parse(REPORTS.html(study.source().with(conduct)));
    }

    private static String words(Document page) {
        return page.getDocumentElement().getTextContent();
    }

    static StudyConduct conduct() {
        return new StudyConduct(
                LocalDate.parse("2026-02-27"),
                List.of(new Participant("Dana Rector", "director"), new Participant("Tim Bench", "technician")),
                List.of(
                        regimen("control", treatment("vehicle", 0, "", DosingSchedule.everyDays(1, 0, 20))),
                        regimen(
                                "treated",
                                treatment(
                                        "erlotinib",
                                        50,
                                        "Captisol",
                                        new DosingSchedule(
                                                DosingSchedule.Pattern.WEEKDAYS,
                                                List.of(),
                                                0,
                                                List.of(DayOfWeek.MONDAY, DayOfWeek.THURSDAY),
                                                0,
                                                null)))),
                doses(),
                List.of(
                        new DoseDeviation(
                                DoseDeviation.Kind.MISSED, new MouseId("M3"), new StudyDay(3), 1, null, "Missed."),
                        new DoseDeviation(
                                DoseDeviation.Kind.WITHHELD, new MouseId("M3"), new StudyDay(7), 1, null, "Withheld.")),
                List.of(
                        new Governed(0, LocalDate.parse("2026-02-27"), "", null, null, null, 20, List.of()),
                        new Governed(
                                1,
                                LocalDate.parse("2026-03-05"),
                                "dosing twice a week",
                                "weight loss",
                                "Dana Rector",
                                NOON,
                                12,
                                List.of())),
                "",
                List.of());
    }

    private static List<Dose> doses() {
        return List.of(
                dose("M0", 0, Dose.Outcome.GIVEN, 0.0),
                dose("M2", 0, Dose.Outcome.GIVEN, 0.0),
                dose("M1", 0, Dose.Outcome.GIVEN, 50.0),
                dose("M1", 3, Dose.Outcome.PARTIAL, 30.0),
                dose("M3", 7, Dose.Outcome.WITHHELD, null));
    }

    private static Dose dose(String mouse, double day, Dose.Outcome outcome, @Nullable Double mgPerKg) {
        return new Dose(
                UUID.nameUUIDFromBytes((mouse + day).getBytes(StandardCharsets.UTF_8)),
                1,
                SmallStudy.CODE,
                new MouseId(mouse),
                new StudyDay(day),
                outcome,
                mgPerKg == null ? null : Decimal.of(mgPerKg),
                outcome == Dose.Outcome.WITHHELD ? null : Decimal.of(0.2));
    }

    private static Regimen regimen(String arm, Treatment treatment) {
        return new Regimen(new ArmName(arm), new StudyDay(0), List.of(treatment), List.of(), List.of("too ill"));
    }

    private static Treatment treatment(String agent, double mgPerKg, String vehicle, DosingSchedule schedule) {
        return new Treatment(
                agent,
                Decimal.of(mgPerKg),
                Decimal.of(10),
                DoseRoute.ORAL,
                vehicle,
                schedule,
                List.of("V-" + agent),
                Decimal.of(0.01),
                Decimal.of(10));
    }
}
