package org.graftline.web.internal.paper;

import org.graftline.web.internal.http.Answer;

/** A printable page: marks up and escapes, and is laid out by the style sheet of paper alone. */
final class Html {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'";

    private Html() {}

    /** @return the text, harmless between tags and in quotes */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /**
     * @param title not escaped yet
     * @param kind the class of the body, which chooses paper size and layout
     * @param content marked up
     */
    static Answer page(String title, String kind, String content) {
        return Answer.text("text/html", """
                        <!doctype html>
                        <html lang="en">
                        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>%s</title>
                        <link rel="icon" href="/assets/mark.svg"><link rel="stylesheet" href="/assets/paper.css"></head>
                        <body class="%s">
                        %s</body>
                        </html>
                        """.formatted(escaped(title), kind, content))
                .with("Content-Security-Policy", POLICY);
    }
}
