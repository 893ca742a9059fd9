package org.graftline.report.internal;

import java.util.Base64;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.house.HouseFont;
import org.graftline.report.internal.house.HouseStyle;
import org.graftline.report.internal.markup.Markup;
import org.graftline.report.internal.trace.Trails;

/** The report as one page for a browser: style and fonts inside, no script, no address outside. */
final class WebPage {
    private final String style;

    WebPage() {
        style = face("Source Serif 4", "400", "SourceSerif4-Latin-Regular")
                + face("Source Serif 4", "600", "SourceSerif4-Latin-Semibold")
                + face("Source Sans 3", "400", "SourceSans3-Latin-Regular")
                + face("Source Sans 3", "600 700", "SourceSans3-Latin-Semibold")
                + Resource.text("screen.css");
    }

    private static String face(String family, String weight, String file) {
        String data = Base64.getEncoder().encodeToString(Resource.bytes("fonts/" + file + ".woff2"));
        return "@font-face{font-family:'%s';font-weight:%s;src:url(data:font/woff2;base64,%s) format('woff2')}%n"
                .formatted(family, weight, data)
                .replace(System.lineSeparator(), "\n");
    }

    private static String face(HouseFont font) {
        return face(font.family(), "400", font.regular()) + face(font.family(), "600", font.semibold());
    }

    private static String face(String family, String weight, byte[] trueType) {
        return "@font-face{font-family:'%s';font-weight:%s;src:url(data:font/ttf;base64,%s) format('truetype')}\n"
                .formatted(family, weight, Base64.getEncoder().encodeToString(trueType));
    }

    String render(ReportBody body, ReportSource source, HouseStyle house) {
        String title = Markup.text(Title.of(source));
        StringBuilder out = new StringBuilder();
        out.append(
                        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/><meta name=\"viewport\" content=\"width=device-width,"
                                + " initial-scale=1\"/><meta name=\"color-scheme\" content=\"light dark\"/><title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(house.font().map(WebPage::face).orElse(""))
                .append(house.dress(style))
                .append("</style></head>\n<body>\n<header class=\"running\"><span>")
                .append(Markup.text(house.after(Title.running(source))))
                .append("</span><span class=\"state\">")
                .append(Title.STATE)
                .append("</span></header>\n<main data-snapshot=\"")
                .append(Markup.text(Trails.snapshot(source)))
                .append("\">\n")
                .append(house.block())
                .append(Title.block(source));
        out.append("<nav aria-label=\"Sections\"><ol>");
        for (int i = 0; i < body.headings().size(); i++) {
            String heading = body.headings().get(i);
            out.append("<li><a href=\"#section-")
                    .append(i + 1)
                    .append("\">")
                    .append(Markup.text(heading.substring(heading.indexOf(' ') + 1)))
                    .append("</a></li>");
        }
        return out.append("</ol></nav>\n")
                .append(body.xhtml())
                .append("</main>\n</body></html>\n")
                .toString();
    }
}
