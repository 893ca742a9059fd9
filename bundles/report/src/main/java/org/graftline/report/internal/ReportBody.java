package org.graftline.report.internal;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.graftline.report.ReportFailedException;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Markup;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * The sections of a report one after the other, with headings, figures and tables numbered: the part that page and PDF share.
 *
 * @param headings numbered headings of the sections that had something to say; section i has the id {@code section-i}, from 1
 * @param xhtml the sections
 */
record ReportBody(List<String> headings, String xhtml) {
    private static final Pattern NUMBER = Pattern.compile("<span class=\"(figure|table)-number\"></span>");

    ReportBody {
        headings = List.copyOf(headings);
    }

    /**
     * @param sections in the order of the report
     * @param source what the report is made from
     * @throws ReportFailedException if a section fails or is not well formed
     */
    static ReportBody of(List<ReportSection> sections, ReportSource source) {
        List<String> headings = new ArrayList<>();
        StringBuilder out = new StringBuilder();
        for (ReportSection section : sections) {
            String body = body(section, source);
            if (!body.isBlank()) {
                headings.add(headings.size() + 1 + " " + section.heading());
                out.append("<section id=\"section-")
                        .append(headings.size())
                        .append("\"><h2>")
                        .append(Markup.text(headings.get(headings.size() - 1)))
                        .append("</h2>\n")
                        .append(body)
                        .append("</section>\n");
            }
        }
        return new ReportBody(headings, numbered(out.toString()));
    }

    private static String body(ReportSection section, ReportSource source) {
        try {
            String body = section.body(source);
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.newSAXParser()
                    .parse(new InputSource(new StringReader("<section>" + body + "</section>")), new DefaultHandler());
            return body;
        } catch (SAXException | IOException | ParserConfigurationException malformed) {
            throw new ReportFailedException(
                    "The section '%s' of the report (%s) is not well-formed XHTML: %s. Correct or remove the bundle that brings it."
                            .formatted(section.heading(), section.getClass().getName(), malformed.getMessage()),
                    malformed);
        }
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
