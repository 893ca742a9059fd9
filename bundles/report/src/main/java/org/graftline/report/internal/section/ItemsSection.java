package org.graftline.report.internal.section;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.Donor;
import org.graftline.study.LedgerHead;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.conduct.Amendments.Governed;
import org.graftline.study.report.TextPart;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Where each item of 21 CFR 58.185(a), the final report of a GLP study, stands; or that it stands nowhere and who has it. */
@Component
@ServiceRanking(120)
public final class ItemsSection implements ReportSection {
    private static final String NOT_KEPT = "Not kept in Graftline; to be added by the study director.";

    @Override
    public String heading() {
        return "Items of a final report";
    }

    @Override
    public String body(ReportSource source) {
        GivenDoses doses = new GivenDoses(source);
        Booktabs table = new Booktabs(
                        "Items of 21 CFR 58.185(a) and where they stand. The table says what this document holds; it does not make the study a GLP study.")
                .behind(Rows.NOTHING)
                .wide()
                .text("Item")
                .text("Content")
                .text("Where it stands");
        row(table, 1, "Facility, dates of start and completion", dates(source));
        row(
                table,
                2,
                "Objectives, procedures, changes to the protocol",
                "Title, %s, “Circumstances”. %s The protocol itself: %s"
                        .formatted(written(source, TextPart.OBJECTIVES), protocol(source), lower(NOT_KEPT)));
        row(
                table,
                3,
                "Statistical methods",
                "“Statistical methods”, “Model appendix” and the notes beside each table.");
        row(
                table,
                4,
                "Test and control articles",
                "Arms: %s. %sIdentity, strength and purity: %s."
                        .formatted(
                                arms(source),
                                doses.articles().isEmpty() ? "" : "Given: " + doses.articles() + ". ",
                                written(source, TextPart.TEST_ARTICLES)));
        row(table, 5, "Stability of the articles", capital(written(source, TextPart.TEST_ARTICLES)) + ".");
        row(table, 6, "Methods used", methods(source));
        row(table, 7, "Test system", animals(source));
        row(
                table,
                8,
                "Dosage, regimen, route, duration",
                source.conduct().regimens().isEmpty()
                        ? source.conduct().hidden().isEmpty()
                                ? NOT_KEPT
                                : source.conduct().hidden()
                        : "The table below: planned and recorded.");
        row(
                table,
                9,
                "Circumstances affecting quality",
                "“Circumstances”, “Time on study”, and what was left out in “Animals and donors”.");
        row(table, 10, "Study director, scientists, supervisors", people(source));
        row(
                table,
                11,
                "Transformations, calculations, analysis, conclusions",
                "“Main result”, “Treatment effect”, “Estimates”, “Model appendix”, %s."
                        .formatted(written(source, TextPart.CONCLUSION)));
        row(table, 12, "Signed reports of contributing scientists", "None are part of this document.");
        row(
                table,
                13,
                "Where specimens, raw data and report are kept",
                "Raw data: %s; the readings are attached to the PDF. Specimens and report: %s."
                        .formatted(ledger(source), written(source, TextPart.ARCHIVE)));
        row(table, 14, "Statement of the quality assurance unit", statement(source));
        Passage passage = new Passage().table(table);
        Booktabs given = doses.table();
        if (!given.isEmpty()) {
            passage.heading("Doses").table(given).paragraph(doses.deviations());
        }
        List<Governed> amendments = amendments(source);
        if (!amendments.isEmpty()) {
            passage.heading("Changes to the protocol")
                    .list(amendments.stream().map(ItemsSection::words).toList());
        }
        return passage.xhtml();
    }

    private static List<Governed> amendments(ReportSource source) {
        return source.conduct().protocol().stream()
                .filter(one -> one.number() > 0)
                .toList();
    }

    private static String words(Governed amendment) {
        String reason = amendment.reason();
        return "Amendment %d, from %s: %s.%s"
                .formatted(
                        amendment.number(),
                        amendment.governsFrom(),
                        amendment.title(),
                        reason == null || reason.isBlank() ? "" : " Reason: " + reason);
    }

    private static String protocol(ReportSource source) {
        if (source.conduct().protocol().isEmpty()) {
            return "No protocol or amendment is recorded.";
        }
        int amendments = amendments(source).size();
        return amendments == 0
                ? "No amendment is recorded."
                : Numbers.count(amendments, "amendment", "amendments") + " below.";
    }

    /** Where a person's words stand, or that nobody wrote them. */
    private static String written(ReportSource source, TextPart part) {
        boolean there = source.conduct().texts().stream().anyMatch(text -> text.part() == part);
        return there
                ? "“%s”".formatted(part.heading())
                : "not kept in Graftline, to be written by the study director under “%s”".formatted(part.heading());
    }

    private static String statement(ReportSource source) {
        boolean there = source.conduct().texts().stream().anyMatch(text -> text.part() == TextPart.QUALITY_ASSURANCE);
        return there
                ? "“%s”, which quality assurance wrote and nobody else can (21 CFR 58.35(b)(7))."
                        .formatted(TextPart.QUALITY_ASSURANCE.heading())
                : "Belongs to quality assurance, which writes and signs it (21 CFR 58.35(b)(7)); not written yet.";
    }

    private static String people(ReportSource source) {
        String names = source.conduct().people().stream()
                .map(one -> "%s (%s)".formatted(one.name(), one.role()))
                .collect(Collectors.joining(", "));
        return names.isEmpty()
                ? "The report was made by %s. Other names: %s".formatted(source.madeBy(), lower(NOT_KEPT))
                : "%s. The report was made by %s.".formatted(names, source.madeBy());
    }

    private static String ledger(ReportSource source) {
        LedgerHead head = source.data().ledgerHead();
        return head == null
                ? "the file named in “Provenance”, in no ledger"
                : "the ledger of study %s up to entry %s, see “Provenance”"
                        .formatted(source.data().study().code(), Numbers.count(head.position()));
    }

    private static String capital(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static void row(Booktabs table, int number, String content, String where) {
        table.row(Integer.toString(number), content, where);
    }

    private static String lower(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static String dates(ReportSource source) {
        List<LocalDate> days = counted(source)
                .map(Reading::capturedAt)
                .filter(Objects::nonNull)
                .map((Instant at) -> at.atZone(source.data().study().zone()).toLocalDate())
                .sorted()
                .toList();
        LocalDate start = source.conduct().startsOn();
        return (start == null ? "" : "The protocol governs from %s. ".formatted(start))
                + (days.isEmpty()
                        ? "The readings have study days and no dates."
                        : "First reading %s, last %s.".formatted(days.get(0), days.get(days.size() - 1)))
                + " The study is complete on the day on which its director signs the final report. Facility: "
                + lower(NOT_KEPT);
    }

    /** A reading that was taken back dates nothing and was made by nobody. */
    private static Stream<Reading> counted(ReportSource source) {
        return source.data().readings().stream().filter(reading -> reading.status() != ReadingStatus.WITHDRAWN);
    }

    private static String arms(ReportSource source) {
        List<String> names =
                source.data().arms().stream().map(arm -> arm.name().value()).toList();
        return names.size() > 6
                ? Numbers.count(names.size()) + ", see “Estimates”"
                : names.isEmpty() ? "none recorded" : String.join(", ", names);
    }

    private static String methods(ReportSource source) {
        long operators = counted(source)
                .map(Reading::operator)
                .filter(Objects::nonNull)
                .distinct()
                .count();
        List<String> devices = counted(source)
                .map(Reading::device)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
        return "Volume formula: %s. Operators: %s. Instruments: %s."
                .formatted(
                        source.data()
                                .study()
                                .formula()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                        operators == 0 ? "not recorded in this study" : Numbers.count(operators),
                        devices.isEmpty()
                                ? "not recorded in this study"
                                : devices.stream().limit(6).collect(Collectors.joining(", "))
                                        + (devices.size() > 6 ? " and more" : ""));
    }

    private static String animals(ReportSource source) {
        String diagnoses = source.data().donors().stream()
                .map(Donor::diagnosis)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .limit(4)
                .collect(Collectors.joining(", "));
        return "“Animals and donors”: %s of %s%s. Sex, strain, source, age and passage: %s"
                .formatted(
                        Numbers.count(source.data().mice().size(), "mouse", "mice"),
                        Numbers.count(source.data().donors().size(), "donor", "donors"),
                        diagnoses.isEmpty() ? "" : " (" + diagnoses + ")",
                        lower(NOT_KEPT));
    }
}
