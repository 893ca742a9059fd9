package org.graftline.cases.internal;

import java.util.List;
import java.util.Locale;
import org.graftline.cases.CaseVerdict;
import org.graftline.cases.CaseVerdict.Outcome;
import org.graftline.cases.Comparison;
import org.graftline.cases.QualificationRecord;

/** Writes the record of a qualification as one page without references to anything outside it, for reading, printing and signing. */
public final class RecordHtml {
    private static final String STYLE = """
            body { font: 15px/1.5 "Source Sans 3", "Segoe UI", sans-serif; color: #1a1a1a; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
            h1 { font-size: 1.7rem; } h2 { font-size: 1.25rem; margin-top: 2.2rem; } h3 { font-size: 1.05rem; margin-top: 1.8rem; }
            table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-variant-numeric: tabular-nums; }
            th, td { text-align: left; padding: .2rem .6rem .2rem 0; border-bottom: 1px solid #ddd; vertical-align: top; }
            td.number, th.number { text-align: right; } code { font-size: .85em; overflow-wrap: anywhere; }
            .failed { color: #a40000; font-weight: 600; } .open { color: #7a5200; font-weight: 600; }
            .sign td { height: 2.6rem; width: 33%; }
            @page { margin: 18mm 15mm; }
            @media print { body { font-size: 10pt; max-width: none; margin: 0; } h3, tr { break-inside: avoid; } h3 { break-after: avoid; } thead { display: table-header-group; } }
            """;

    private static final List<String> RULES = List.of(
            "Where two optimizers of the peer met, the log-likelihood lies at most 1e-5 below and 1e-3 above the peer's; estimates within"
                    + " 1e-4 standard errors; standard errors within 0.1 %; standard deviations within 0.2 %; AIC and BIC within 1e-6;"
                    + " containment degrees of freedom exactly, Satterthwaite's and Kenward and Roger's within 1 %.",
            "Where they did not meet, ours must reach the peer's best log-likelihood (within 1e-5) and be proven an optimum.",
            "Where weights follow the fitted values the answer is a fixed point and no maximum: compared within 1e-3 where the peer's runs met.",
            "Where the optimum is known better than the peer found it, the case says so ('best known') and ours is held against that.");

    private RecordHtml() {}

    /** See {@link QualificationRecord#html()}. */
    public static String of(QualificationRecord r) {
        StringBuilder s = new StringBuilder();
        s.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append("Qualification of the Graftline engine, ")
                .append(escaped(r.started()))
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>Qualification of the Graftline engine</h1>\n");
        summary(s, r);
        s.append("<h2>What counts as agreement</h2>\n<ul>\n");
        RULES.forEach(rule -> s.append("<li>").append(escaped(rule)).append("</li>\n"));
        s.append("</ul>\n");
        cases(s, r);
        s.append("<h2>Every number</h2>\n");
        r.verdicts().forEach(v -> details(s, v));
        s.append("<h2>Review</h2>\n<table class=\"sign\"><thead><tr>")
                .append(
                        "<th scope=\"col\">Name</th><th scope=\"col\">Date</th><th scope=\"col\">Signature</th></tr></thead>\n<tbody>")
                .append("<tr><td></td><td></td><td></td></tr>\n<tr><td></td><td></td><td></td></tr></tbody></table>\n");
        return s.append("</body>\n</html>\n").toString();
    }

    private static void summary(StringBuilder s, QualificationRecord r) {
        Installation here = Installation.here();
        long millis =
                r.verdicts().stream().mapToLong(CaseVerdict::elapsedMillis).sum();
        s.append("<p><strong").append(style(r.overall())).append('>');
        s.append(escaped(capital(r.overall().words()))).append(".</strong> ");
        s.append(escaped(r.summary())).append("</p>\n<table>\n<tbody>\n");
        fact(s, "Product", "Graftline " + here.product());
        fact(s, "Java", here.java());
        fact(s, "System", "%s, %d processors".formatted(here.system(), here.processors()));
        fact(s, "Begun", r.started());
        fact(s, "Cases from", r.source());
        fact(s, "Threads of a fit", String.valueOf(r.threads()));
        fact(s, "Cases", String.valueOf(r.verdicts().size()));
        fact(s, "Numbers compared", String.valueOf(r.comparisons()));
        fact(s, "Better than the peer, with proof", String.valueOf(r.wins()));
        fact(s, "Time of all cases", seconds(millis));
        s.append("</tbody>\n</table>\n");
    }

    private static void fact(StringBuilder s, String name, String value) {
        s.append("<tr><th scope=\"row\">")
                .append(escaped(name))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n");
    }

    private static void cases(StringBuilder s, QualificationRecord r) {
        s.append("<h2>Cases</h2>\n<table>\n<thead><tr><th scope=\"col\">Case</th><th scope=\"col\">Peer</th>")
                .append("<th scope=\"col\">Verdict</th><th scope=\"col\" class=\"number\">Agree</th>")
                .append("<th scope=\"col\" class=\"number\">Time</th></tr></thead>\n<tbody>\n");
        for (CaseVerdict v : r.verdicts()) {
            int compared = v.comparisons().size();
            s.append("<tr><td><a href=\"#").append(anchor(v)).append("\">").append(escaped(v.name()));
            s.append("</a></td><td>")
                    .append(escaped(v.peer()))
                    .append("</td><td")
                    .append(style(v.outcome()))
                    .append('>');
            s.append(escaped(v.outcome().words())).append(v.win().isEmpty() ? "" : ", better than the peer");
            s.append("</td><td class=\"number\">")
                    .append(compared - v.disagreements().size())
                    .append(" of ")
                    .append(compared)
                    .append("</td><td class=\"number\">")
                    .append(seconds(v.elapsedMillis()))
                    .append("</td></tr>\n");
        }
        s.append("</tbody>\n</table>\n");
    }

    private static void details(StringBuilder s, CaseVerdict v) {
        s.append("<h3 id=\"").append(anchor(v)).append("\">").append(escaped(v.name()));
        s.append(v.title().isEmpty() ? "" : ": " + escaped(v.title())).append("</h3>\n");
        s.append("<p><span")
                .append(style(v.outcome()))
                .append('>')
                .append(escaped(capital(v.outcome().words())));
        s.append(".</span> ").append(escaped(v.reason())).append("</p>\n");
        paragraph(s, v.peer().isEmpty() ? "" : "Peer: " + v.peer() + ".");
        paragraph(s, v.win().isEmpty() ? "" : "Better than the peer. " + v.win());
        paragraph(s, v.unchecked().isEmpty() ? "" : "Not compared: " + String.join(", ", v.unchecked()) + ".");
        if (!v.inputs().isEmpty()) {
            s.append(
                    "<table>\n<thead><tr><th scope=\"col\">Input</th><th scope=\"col\">SHA-256</th></tr></thead>\n<tbody>\n");
            v.inputs()
                    .forEach(i -> s.append("<tr><td>")
                            .append(escaped(i.name()))
                            .append("</td><td><code>")
                            .append(escaped(i.sha256()))
                            .append("</code></td></tr>\n"));
            s.append("</tbody>\n</table>\n");
        }
        if (!v.comparisons().isEmpty()) {
            s.append("<table>\n<thead><tr><th scope=\"col\">Quantity</th><th scope=\"col\" class=\"number\">Peer</th>")
                    .append("<th scope=\"col\" class=\"number\">Graftline</th><th scope=\"col\">Tolerance</th>")
                    .append("<th scope=\"col\">Agrees</th></tr></thead>\n<tbody>\n");
            v.comparisons().forEach(c -> row(s, c));
            s.append("</tbody>\n</table>\n");
        }
    }

    private static void row(StringBuilder s, Comparison c) {
        s.append("<tr><td>").append(escaped(c.quantity())).append("</td><td class=\"number\">");
        s.append(number(c.peer()))
                .append("</td><td class=\"number\">")
                .append(number(c.ours()))
                .append("</td><td>");
        s.append(escaped(c.rule())).append("</td><td");
        s.append(c.agrees() ? ">yes" : " class=\"failed\">no").append("</td></tr>\n");
    }

    private static void paragraph(StringBuilder s, String text) {
        if (!text.isEmpty()) {
            s.append("<p>").append(escaped(text)).append("</p>\n");
        }
    }

    private static String anchor(CaseVerdict v) {
        return "case-" + v.name().replaceAll("[^A-Za-z0-9_-]", "_");
    }

    private static String style(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "";
            case FAILED -> " class=\"failed\"";
            case NOT_AVAILABLE -> " class=\"open\"";
        };
    }

    private static String number(double v) {
        return Double.isNaN(v) ? "none" : Double.toString(v);
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.2f s", millis / 1000.0);
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
