package org.graftline.web.internal.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The content security policy of a report shown as a page: no script and no address outside; only the style sheets that stand in it,
 * each by its hash; its own fonts and pictures.
 */
final class DocumentPolicy {
    private static final Pattern STYLE = Pattern.compile("<style[^>]*>(.*?)</style>", Pattern.DOTALL);

    private DocumentPolicy() {}

    static String of(String html) {
        StringJoiner styles = new StringJoiner(" ");
        Matcher style = STYLE.matcher(html);
        while (style.find()) {
            styles.add("'sha256-" + hash(style.group(1)) + "'");
        }
        return "default-src 'none'; style-src " + (styles.length() == 0 ? "'none'" : styles)
                + "; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256", impossible);
        }
    }
}
