package org.graftline.report.internal.section;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.Unfitted;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Facts;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Who and what, and the main result before everything else. */
@Component
@ServiceRanking(1000)
public final class SummarySection implements ReportSection {
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("MMMM d, yyyy, HH:mm", Locale.US);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

    @Override
    public String heading() {
        return "Main result";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = source.analysis();
        Passage passage = new Passage();
        Optional<String> unfitted = Unfitted.reason(analysis);
        if (unfitted.isPresent()) {
            return passage.paragraph(
                            "conclusion",
                            "No growth model could be fitted, so this report says nothing about growth or the treatment. "
                                    + unfitted.get())
                    .paragraph("scope", "It shows what was recorded.")
                    .markup(facts(source).xhtml())
                    .xhtml();
        }
        if (!analysis.fit().status().startsWith("converged")) {
            passage.paragraph(
                    "stop",
                    "The model did not settle (" + analysis.fit().status() + "): do not use the estimates below. "
                            + analysis.fit().message());
        }
        int cautions = analysis.cautions().size();
        passage.note(
                cautions == 0
                        ? ""
                        : Numbers.count(cautions, "caution", "cautions")
                                + " to read before using the numbers: see Circumstances.");
        passage.paragraph("conclusion", String.join(" ", analysis.conclusion()));
        passage.paragraph("conclusion", Checked.words(analysis));
        passage.paragraph("scope", analysis.scope());
        passage.paragraph("scope", postHoc(analysis.governance()));
        passage.markup(new Glance(analysis).xhtml());
        passage.markup(facts(source).xhtml());
        return passage.xhtml();
    }

    /** What a reader must know before taking the result as planned. */
    private static String postHoc(Governance governance) {
        List<String> sentences = governance.postHoc();
        return sentences.isEmpty()
                ? ""
                : sentences.size() == 1
                        ? sentences.get(0)
                        : "%s And %s; see Statistical methods."
                                .formatted(
                                        sentences.get(0),
                                        Numbers.count(sentences.size() - 1, "more departure", "more departures"));
    }

    private static Facts facts(ReportSource source) {
        ZoneId zone = source.data().study().zone();
        Facts facts = new Facts()
                .add("Study", source.data().study().code().value())
                .add("State", "DRAFT, not signed")
                .add(
                        "Made",
                        MINUTE.format(source.madeAt().atZone(zone)) + " (" + zone.getId() + ") by " + source.madeBy());
        List<Instant> captured = source.data().readings().stream()
                .filter(reading -> reading.status() != ReadingStatus.WITHDRAWN)
                .map(Reading::capturedAt)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .sorted()
                .toList();
        if (!captured.isEmpty()) {
            facts.add(
                    "Measured",
                    DATE.format(captured.get(0).atZone(zone)) + " to "
                            + DATE.format(captured.get(captured.size() - 1).atZone(zone)));
        }
        GrowthAnalysis.Window window = source.analysis().window();
        if (Unfitted.reason(source.analysis()).isPresent()) {
            return facts.add("Volumes", source.data().study().formula().words() + ", mm³");
        }
        return facts.add(
                        "Analyzed",
                        "Study days %s to %s. %s"
                                .formatted(Numbers.day(window.fromDay()), Numbers.day(window.toDay()), window.reason()))
                .add("Volumes", source.data().study().formula().words() + ", mm³");
    }
}
