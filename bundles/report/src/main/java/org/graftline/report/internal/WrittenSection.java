package org.graftline.report.internal;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Passage;
import org.graftline.study.report.HumanText;
import org.graftline.study.report.TextPart;

/** What a person wrote for a part of the report, marked as theirs; left out where nobody wrote. */
final class WrittenSection implements ReportSection {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss xxx", Locale.ENGLISH);

    private final TextPart part;

    private WrittenSection(TextPart part) {
        this.part = part;
    }

    /** One for each part, with its place among the sections: in the order of 21 CFR 58.185(a). */
    static Stream<Map.Entry<Map<String, Object>, ReportSection>> all() {
        return Stream.of(TextPart.values())
                .map(part -> Map.entry(Map.of("service.ranking", ranking(part)), new WrittenSection(part)));
    }

    private static int ranking(TextPart part) {
        return switch (part) {
            case OBJECTIVES -> 980;
            case TEST_ARTICLES -> 960;
            case CONCLUSION -> 470;
            case ARCHIVE -> 105;
            case QUALITY_ASSURANCE -> 102;
        };
    }

    @Override
    public String id() {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String heading() {
        return part.heading();
    }

    @Override
    public String body(ReportSource source) {
        Passage passage = new Passage();
        source.conduct().texts().stream()
                .filter(text -> text.part() == part)
                .forEach(text -> write(passage, text, source.data().study().zone()));
        return passage.xhtml();
    }

    private static void write(Passage passage, HumanText text, ZoneId zone) {
        passage.note("Written by %s on %s, version %d."
                .formatted(text.by(), TIME.withZone(zone).format(text.at()), text.version()));
        for (String paragraph : text.text().split("\\R\\s*\\R", -1)) {
            passage.paragraph(paragraph);
        }
    }
}
