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
import org.graftline.study.Donor;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Where each item of 21 CFR 58.185(a), the final report of a GLP study, stands; or that it stands nowhere and who has it. */
@Component
@ServiceRanking(120)
public final class ItemsSection implements ReportSection {
    private static final String NOT_HERE = "Not in the data of this report; to be added by the study director.";

    @Override
    public String heading() {
        return "Items of a final report";
    }

    @Override
    public String body(ReportSource source) {
        Booktabs table = new Booktabs(
                        "Items of 21 CFR 58.185(a) and where they stand. The table says what this document holds; it does not make the study a GLP study.")
                .wide()
                .text("Item")
                .text("Content")
                .text("Where it stands");
        row(table, 1, "Facility, dates of start and completion", dates(source));
        row(
                table,
                2,
                "Objectives, procedures, changes to the protocol",
                "Title and “Circumstances”. The protocol itself: " + lower(NOT_HERE));
        row(
                table,
                3,
                "Statistical methods",
                "“Statistical methods”, “Model appendix” and the notes beside each table.");
        row(
                table,
                4,
                "Test and control articles",
                "Arms: %s. Identity, strength and purity of the articles: %s".formatted(arms(source), lower(NOT_HERE)));
        row(table, 5, "Stability of the articles", NOT_HERE);
        row(table, 6, "Methods used", methods(source));
        row(table, 7, "Test system", animals(source));
        row(table, 8, "Dosage, regimen, route, duration", NOT_HERE);
        row(
                table,
                9,
                "Circumstances affecting quality",
                "“Circumstances”, “Time on study”, and what was left out in “Animals and donors”.");
        row(
                table,
                10,
                "Study director, scientists, supervisors",
                "The report was made by %s. Other names: %s".formatted(source.madeBy(), lower(NOT_HERE)));
        row(
                table,
                11,
                "Transformations, calculations, analysis, conclusions",
                "“Main result”, “Treatment effect”, “Estimates”, “Model appendix”.");
        row(table, 12, "Signed reports of contributing scientists", "None are part of this document.");
        row(
                table,
                13,
                "Where specimens, raw data and report are kept",
                "Readings are attached to the PDF and stand in the ledger named in “Provenance”. Archive of specimens and of the report: "
                        + lower(NOT_HERE));
        row(
                table,
                14,
                "Statement of the quality assurance unit",
                "Belongs to quality assurance, which prepares and signs it (21 CFR 58.35(b)(7)); Graftline writes none.");
        return new Passage().table(table).xhtml();
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
        return (days.isEmpty()
                        ? "The readings have study days and no dates."
                        : "First reading %s, last %s.".formatted(days.get(0), days.get(days.size() - 1)))
                + " Facility: " + lower(NOT_HERE);
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
                        lower(NOT_HERE));
    }
}
