package org.graftline.report.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.graftline.report.internal.attached.AttachedFile;
import org.graftline.report.internal.markup.Facts;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.markup.Passage;
import org.graftline.study.report.Edition;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersion.Signature;

/** What people add to a report after it is frozen: signatures. */
final class SignedText {
    static final String NAME = "report.xhtml";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d MMM yyyy HH:mm:ss xxx", Locale.ENGLISH);

    private SignedText() {}

    /** @return which version it is, and what of which it amends */
    static String edition(Edition edition, ZoneId zone) {
        ReportVersion.Amendment why = edition.amendment();
        return new Passage()
                .note(
                        why == null
                                ? "Version %d.".formatted(edition.number())
                                : "Version %d. It amends version %d, by %s on %s. Part: %s. Reason: %s"
                                        .formatted(
                                                edition.number(),
                                                edition.amends(),
                                                why.by(),
                                                at(why.at(), zone),
                                                why.part(),
                                                why.reason()))
                .xhtml();
    }

    /** @return the text of a document with more sections at its end */
    static String with(String xhtml, String sections) {
        int end = xhtml.lastIndexOf("</body>");
        return xhtml.substring(0, end) + sections + xhtml.substring(end);
    }

    static AttachedFile attached(String xhtml) {
        return new AttachedFile(
                NAME, "application/xhtml+xml", AttachedFile.Role.SUPPLEMENT, "The text of this document", xhtml);
    }

    /** @return the text with its signatures; the running state changes once it is approved */
    static String signed(String xhtml, ReportVersion version) {
        StringBuilder out = new StringBuilder("<section><h2>Signatures</h2>\n");
        out.append(new Passage()
                .paragraph(
                        "Version %d of this report%s. Signed was the document of SHA-256 %s, which is attached as %s."
                                .formatted(
                                        version.number(),
                                        version.amends() == null ? "" : ", which amends version " + version.amends(),
                                        version.frozen().documentSha256(),
                                        FrozenReport.NAME))
                .xhtml());
        for (Signature signature : version.signatures()) {
            out.append("<h3>")
                    .append(Markup.text(signature.by()))
                    .append("</h3>\n")
                    .append(new Facts()
                            .add(
                                    "Meaning",
                                    signature.by() + " " + signature.meaning().words())
                            .add("Local time", at(signature.at(), signature.zone()) + " (" + signature.zone() + ")")
                            .add("UTC", at(signature.at(), ZoneOffset.UTC))
                            .add("Signed document, SHA-256", signature.documentSha256())
                            .xhtml());
        }
        out.append("</section>\n");
        String state = version.state().name().replace('_', ' ');
        return with(xhtml, out.toString())
                .replace("(growth report, " + Title.STATE + ")", "(growth report, " + state + ")")
                .replace(
                        "<span class=\"state\">" + Title.STATE + "</span>",
                        "<span class=\"state\">" + state + "</span>")
                .replace(">" + Title.STATE + ", not signed<", ">" + state + ", see Signatures<")
                .replaceAll("content: '" + Title.STATE + " of [-0-9]+'", "content: '" + state + "'");
    }

    private static String at(Instant at, ZoneId zone) {
        return TIME.withZone(zone).format(at);
    }
}
