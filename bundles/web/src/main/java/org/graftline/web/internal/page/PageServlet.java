package org.graftline.web.internal.page;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.graftline.web.internal.http.Delivery;
import org.jspecify.annotations.Nullable;

/**
 * The shell of every page: the same for everybody, logged in or not; what it shows comes from the API. Its one inline text, the import
 * map, is allowed by its hash and nothing else inline is. Where time is simulated every page says so above everything else.
 */
public final class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String MAP = "<script type=\"importmap\">";

    private static final String BODY = "<body>\n";
    private static final String REHEARSAL =
            "<p class=\"simulated\" role=\"note\"><strong>Simulated time</strong>: it was %s UTC here when this page was opened."
                    + " Nothing recorded on this installation is real.</p>\n";

    private final transient String shell;
    private final transient @Nullable Clock simulated;
    private final String policy;

    /**
     * Reads the shell and computes the hash of its import map.
     *
     * @param simulated the clock of a rehearsal; null for the real time
     */
    public PageServlet(@Nullable Clock simulated) {
        this.simulated = simulated;
        byte[] read = Resources.read("shell.html")
                .orElseThrow(() -> new IllegalStateException("The bundle lacks shell.html"));
        String text = new String(read, StandardCharsets.UTF_8);
        shell = text;
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
        Delivery.send(request, response, shown().getBytes(StandardCharsets.UTF_8));
    }

    private String shown() {
        return simulated == null
                ? shell
                : shell.replace(
                        BODY,
                        BODY
                                + REHEARSAL.formatted(simulated
                                        .instant()
                                        .truncatedTo(ChronoUnit.MINUTES)
                                        .toString()
                                        .replace("T", " ")
                                        .replace(":00Z", "")));
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
