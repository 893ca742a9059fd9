package org.graftline.report.internal;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graftline.report.ReportProgress;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.UnmadePart;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Passage;

/**
 * The sections of a report one after the other, with headings, figures and tables numbered: the part that page and PDF share.
 *
 * @param headings numbered headings of the sections that had something to say; section i has the id {@code section-i}, from 1
 * @param xhtml the sections
 * @param unmade the sections that failed; their places say so
 */
record ReportBody(List<String> headings, String xhtml, List<UnmadePart> unmade) {
    private static final Pattern NUMBER = Pattern.compile("<span class=\"(figure|table)-number\"></span>");

    ReportBody {
        headings = List.copyOf(headings);
        unmade = List.copyOf(unmade);
    }

    /**
     * @param sections in the order of the report
     * @param source what the report is made from
     */
    static ReportBody of(List<ReportSection> sections, ReportSource source) {
        return of(sections, source, ReportProgress.UNTOLD);
    }

    /**
     * The same, told part by part.
     *
     * @throws java.util.concurrent.CancellationException if it was canceled meanwhile
     */
    static ReportBody of(List<ReportSection> sections, ReportSource source, ReportProgress progress) {
        List<String> headings = new ArrayList<>();
        List<UnmadePart> unmade = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        List<MadeSection> all = Sideways.each(
                sections,
                (section, number) -> progress.at(MadeSection.name(section), number, sections.size()),
                section -> MadeSection.of(section, source));
        for (int i = 0; i < all.size(); i++) {
            ReportSection section = sections.get(i);
            MadeSection made = all.get(i);
            if (made.unmade() != null) {
                unmade.add(made.unmade());
            }
            if (section instanceof WrittenSection && made.xhtml().isBlank()) {
                unwritten(section, source).ifPresent(unmade::add);
            }
            if (!made.xhtml().isBlank()) {
                headings.add(headings.size() + 1 + " " + made.heading());
                out.append("<section id=\"section-")
                        .append(headings.size())
                        .append("\"><h2>")
                        .append(Markup.text(headings.get(headings.size() - 1)))
                        .append("</h2>\n")
                        .append(made.xhtml())
                        .append("</section>\n");
            }
        }
        unmade.addAll(unknown(sections, source));
        return new ReportBody(headings, notice(unmade) + numbered(out.toString()), unmade);
    }

    private static Optional<UnmadePart> unwritten(ReportSection section, ReportSource source) {
        return Optional.of(MadeSection.id(section))
                .filter(id -> MadeSection.isRequired(source, id))
                .map(id -> new UnmadePart(
                        id,
                        section.heading(),
                        section.getClass().getName(),
                        "People write this part, and nobody has written it.",
                        true));
    }

    /** What the plan requires and no bundle brings. */
    private static List<UnmadePart> unknown(List<ReportSection> sections, ReportSource source) {
        Set<String> known = sections.stream().map(MadeSection::id).collect(toSet());
        return source.analysis().governance().plan().requiredParts().stream()
                .filter(id -> !known.contains(id))
                .map(id -> new UnmadePart(
                        id, id, "", "No bundle of this installation makes it. Install the one that does.", true))
                .toList();
    }

    /** Nobody should have to find the gap by reading to it. */
    private static String notice(List<UnmadePart> unmade) {
        List<UnmadePart> required = unmade.stream().filter(UnmadePart::required).toList();
        return unmade.isEmpty()
                ? ""
                : new Passage()
                        .paragraph(
                                "stop",
                                "This report is not whole. Not made: %s. The place of each says why."
                                        .formatted(headings(unmade)))
                        .paragraph(
                                "stop",
                                required.isEmpty()
                                        ? "The analysis plan requires none of these parts."
                                        : "It cannot be signed: the analysis plan requires %s."
                                                .formatted(headings(required)))
                        .xhtml();
    }

    private static String headings(List<UnmadePart> parts) {
        return parts.stream().map(UnmadePart::heading).collect(joining(", "));
    }

    /** Figures and tables count through the whole report, so their numbers are set when all sections are there. */
    private static String numbered(String xhtml) {
        int figures = 0;
        int tables = 0;
        StringBuilder out = new StringBuilder();
        Matcher matcher = NUMBER.matcher(xhtml);
        while (matcher.find()) {
            String label = matcher.group(1).equals("figure") ? "Figure " + ++figures : "Table " + ++tables;
            matcher.appendReplacement(out, "<span class=\"number\">" + label + ".</span> ");
        }
        return matcher.appendTail(out).toString();
    }
}
