package org.graftline.report.internal.markup;

/** A short table without caption: what, and its value. Not for several threads. */
public final class Facts {
    private final StringBuilder rows = new StringBuilder();

    /** Adds a line; a blank value adds nothing. */
    public Facts add(String what, String value) {
        if (!value.isBlank()) {
            rows.append("<tr><th scope=\"row\">")
                    .append(Markup.words(what))
                    .append("</th><td>")
                    .append(Markup.words(value))
                    .append("</td></tr>\n");
        }
        return this;
    }

    /** @return XHTML; empty text without lines */
    public String xhtml() {
        return rows.isEmpty() ? "" : "<table class=\"facts\"><tbody>\n" + rows + "</tbody></table>\n";
    }
}
