package org.graftline.web.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import org.graftline.web.internal.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that another site made the browser send: an unsafe request must come from our own origin, and within a session it
 * must carry the session's token, which no other site can read.
 */
public final class SameSite {
    /** The header that carries the session's token. */
    public static final String HEADER = "X-Graftline-Token";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private SameSite() {}

    /**
     * @param session null where nobody is logged in
     * @throws Refusal if the request may come from elsewhere
     */
    public static void require(HttpServletRequest request, @Nullable Session session) {
        if (SAFE.contains(request.getMethod())) {
            return;
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !isOurs(origin, request.getHeader("Host"))) {
            throw foreign();
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) {
            throw foreign();
        }
        if (session != null && !hasToken(request.getHeader(HEADER), session)) {
            throw new Refusal(
                    Status.NOT_ALLOWED,
                    "The request does not carry the token of the session in %s. Reload the page and try again."
                            .formatted(HEADER));
        }
    }

    private static boolean hasToken(@Nullable String sent, Session session) {
        return sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), session.token().getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isOurs(String origin, @Nullable String host) {
        try {
            return URI.create(origin).getRawAuthority() != null
                    && URI.create(origin).getRawAuthority().equalsIgnoreCase(host);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static Refusal foreign() {
        return new Refusal(
                Status.NOT_ALLOWED,
                "The request was sent by another site and is refused. Use the pages of this server themselves.");
    }
}
