package org.graftline.web.internal.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.graftline.web.internal.http.Delivery;

/**
 * The shell of every page: the same for everybody, logged in or not; what it shows comes from the API. Its one inline text, the import
 * map, is allowed by its hash and nothing else inline is.
 */
public final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String MAP = "<script type=\"importmap\">";

    private final transient byte[] shell;
    private final String policy;

    /** Reads the shell and computes the hash of its import map. */
    public PageServlet() {
        shell = Resources.read("shell.html")
                .orElseThrow(() -> new IllegalStateException("The bundle lacks shell.html"));
        String text = new String(shell, StandardCharsets.UTF_8);
        int start = text.indexOf(MAP) + MAP.length();
        String map = text.substring(start, text.indexOf("</script>", start));
        policy = "default-src 'none'; script-src 'self' 'sha256-" + sha256(map)
                + "'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self';"
                + " worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", "no-cache");
        response.setContentType("text/html;charset=utf-8");
        Delivery.send(request, response, shell);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform must have SHA-256", impossible);
        }
    }
}
