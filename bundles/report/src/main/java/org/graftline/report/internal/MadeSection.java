package org.graftline.report.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.UnmadePart;
import org.graftline.report.internal.markup.Passage;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * What came of one section. Sections are services that anybody may bring: one that fails costs the report this part and no other.
 *
 * @param heading as the section gives it; its class where that fails
 * @param xhtml its body, or the sentences that stand in its place
 * @param unmade what went wrong; null when nothing did
 */
record MadeSection(String heading, String xhtml, @Nullable UnmadePart unmade) {
    static MadeSection of(ReportSection section, ReportSource source) {
        String heading = name(section);
        try {
            String body = Objects.requireNonNull(section.body(source), "it gave no text at all");
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser()
                    .parse(new InputSource(new StringReader("<section>" + body + "</section>")), new DefaultHandler());
            return new MadeSection(heading, body, null);
        } catch (CancellationException canceled) { // no fault of the section
            throw canceled;
        } catch (NotAnalyzableException without) {
            UnmadePart part = part(section, source, heading, without.getMessage());
            return new MadeSection(
                    heading,
                    new Passage()
                            .paragraph("stop", "This part could not be made: it needs a growth model.")
                            .paragraph(part.reason() + " " + signing(part))
                            .xhtml(),
                    part);
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            return unmade(section, source, heading, "It is not well-formed XHTML: " + words(malformed));
        } catch (RuntimeException | LinkageError | StackOverflowError failed) {
            return unmade(section, source, heading, "It ended with: " + words(failed));
        }
    }

    /** The heading of a section, or its class where it has none to give. */
    static String name(ReportSection section) {
        try {
            String heading = section.heading();
            return heading == null || heading.isBlank() ? section.getClass().getName() : heading;
        } catch (RuntimeException | LinkageError nameless) {
            return section.getClass().getName();
        }
    }

    private static MadeSection unmade(ReportSection section, ReportSource source, String heading, String reason) {
        UnmadePart part = part(section, source, heading, reason);
        String xhtml = new Passage()
                .paragraph("stop", "This part could not be made.")
                .paragraph(
                        "%s The other parts do not depend on it. %s It is made by %s: correct or remove the bundle that brings this class, and make the report again."
                                .formatted(part.reason(), signing(part), part.section()))
                .xhtml();
        return new MadeSection(heading, xhtml, part);
    }

    /** The id of a section, or its class where it has none to give. */
    static String id(ReportSection section) {
        try {
            String id = section.id();
            return id == null || id.isBlank() ? section.getClass().getName() : id;
        } catch (RuntimeException | LinkageError nameless) {
            return section.getClass().getName();
        }
    }

    static boolean isRequired(ReportSource source, String id) {
        return source.analysis().governance().plan().requiredParts().contains(id);
    }

    private static UnmadePart part(ReportSection section, ReportSource source, String heading, String reason) {
        String id = id(section);
        return new UnmadePart(id, heading, section.getClass().getName(), reason, isRequired(source, id));
    }

    private static String signing(UnmadePart part) {
        return part.required()
                ? "The analysis plan requires this part, so the report cannot be signed without it."
                : "The analysis plan does not require this part, so the report can be signed without it.";
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        String kind = failure.getClass().getSimpleName();
        String words = message == null || message.isBlank() ? kind : kind + ", " + message.strip();
        return words.endsWith(".") ? words : words + ".";
    }
}
