package org.graftline.web.internal.session;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** The cookie that carries a session's id: no script reads it, no other site sends it. */
public final class SessionCookie {
    /** Its name. */
    public static final String NAME = "graftline-session";

    private SessionCookie() {}

    /** @return the id that the request carries; empty if none */
    public static Optional<String> read(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(NAME)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    /** @return the cookie of a session that begins */
    public static Cookie of(Session session, Transport transport) {
        return cookie(session.id(), transport, -1);
    }

    /** @return the cookie that makes the browser forget */
    public static Cookie forget(Transport transport) {
        return cookie("", transport, 0);
    }

    /** How the browser came. */
    public enum Transport {
        HTTP,
        HTTPS
    }

    private static Cookie cookie(String value, Transport transport, int maxAge) {
        Cookie cookie = new Cookie(NAME, value);
        cookie.setHttpOnly(true);
        cookie.setSecure(transport == Transport.HTTPS);
        cookie.setPath("/");
        cookie.setMaxAge(maxAge);
        cookie.setAttribute("SameSite", "Strict");
        return cookie;
    }
}
