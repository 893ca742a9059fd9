package org.graftline.web.internal.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.session.Session;
import org.jspecify.annotations.Nullable;

/** One request as a handler sees it. Not for several threads. */
public final class Call {
    /** The most bytes that a JSON body may have. */
    public static final int JSON_LIMIT = 1 << 20;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Map<String, String> values;
    private final @Nullable Actor actor;
    private final @Nullable Session session;

    /**
     * @param values of the names in the route's path
     * @param actor who asks; null where nobody is logged in
     * @param session theirs; null where nobody is logged in
     */
    public Call(
            HttpServletRequest request,
            HttpServletResponse response,
            Map<String, String> values,
            @Nullable Actor actor,
            @Nullable Session session) {
        this.request = request;
        this.response = response;
        this.values = Map.copyOf(values);
        this.actor = actor;
        this.session = session;
    }

    /** @return who asks */
    public Actor actor() {
        if (actor == null) {
            throw new Refusal(Status.NOT_LOGGED_IN, "Nobody is logged in, or the time ran out. Log in.");
        }
        return actor;
    }

    /** @return the session; empty if nobody is logged in */
    public Optional<Session> session() {
        return Optional.ofNullable(session);
    }

    /** @return the session of who asks */
    public Session requiredSession() {
        actor();
        if (session == null) {
            throw new Refusal(Status.NOT_ALLOWED, "This needs the log-in of a person; a token does not do.");
        }
        return session;
    }

    /** @return the study that the address names */
    public StudyCode study() {
        return new StudyCode(value("code"));
    }

    /** @return the person that the address names */
    public PersonId person() {
        return new PersonId(value("person"));
    }

    /** @return a uuid of the address, by its name in the route */
    public UUID uuid(String name) {
        return uuidOf(value(name));
    }

    /** @return the uuid that a text of the address is */
    public static UUID uuidOf(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return uuid;
            }
        } catch (IllegalArgumentException noUuid) {
            // said below, with what was sent
        }
        throw new Refusal(
                Status.BAD_REQUEST,
                "'%s' is no UUID. Draw one, such as 6f0c1c5e-8f0a-4a0e-9d0b-3a2f5b6c7d8e."
                        .formatted(
                                text.substring(0, Math.min(40, text.length())).replaceAll("\\p{C}", "?")));
    }

    /** @return a value of the address, by its name in the route */
    public String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The route has no name " + name);
        }
        return value;
    }

    /** @return a value behind the question mark; empty if absent or blank */
    public Optional<String> query(String name) {
        String type = request.getContentType();
        if (type != null && type.toLowerCase(java.util.Locale.ROOT).startsWith("application/x-www-form-urlencoded")) {
            throw new Refusal( // the container would read the body as the fields of a form
                    Status.WRONG_TYPE,
                    "The body is no form. Send a file as it is, with Content-Type: application/octet-stream.");
        }
        return Optional.ofNullable(request.getParameter(name)).filter(text -> !text.isBlank());
    }

    /** @return the page of a long answer that is asked for, 1 if none is named */
    public int pageNumber() {
        String text = query("page").orElse("1");
        if (!text.matches("\\d{1,6}")) {
            throw new Refusal(Status.BAD_REQUEST, "The page must be a number from 1 on. Leave it out for the first.");
        }
        return Integer.parseInt(text);
    }

    /** @return a header; empty if absent */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /** @return the body as a record */
    public <T> T json(Class<T> type) {
        String sent = request.getContentType();
        if (sent == null || !sent.toLowerCase(java.util.Locale.ROOT).startsWith("application/json")) {
            throw new Refusal(Status.WRONG_TYPE, "The body must be JSON. Send it with Content-Type: application/json.");
        }
        byte[] body = body(JSON_LIMIT);
        try {
            return Json.read(body, type);
        } finally {
            java.util.Arrays.fill(body, (byte) 0); // it may hold a password
        }
    }

    /**
     * @param most bytes
     * @return the body
     * @throws Refusal if it is longer
     */
    public byte[] body(int most) {
        try (InputStream in = request.getInputStream()) {
            byte[] body = request.getContentLengthLong() > most ? new byte[0] : in.readNBytes(most);
            if (request.getContentLengthLong() > most || in.read() >= 0) {
                Remainder.drop(in);
                throw tooLarge(most);
            }
            return body;
        } catch (IOException broken) {
            throw new ClientGone(broken);
        }
    }

    /** @return whether only the headers of the answer are asked for */
    public boolean wantsHeadersOnly() {
        return request.getMethod().equals("HEAD");
    }

    /** Keeps the request open after its handler is done; the handler answers {@link Answer#later()}. */
    public AsyncContext keepOpen() {
        AsyncContext open = request.startAsync();
        open.setTimeout(0);
        return open;
    }

    /** @return whether the browser came by https */
    public boolean isSecure() {
        return request.isSecure();
    }

    /** @return the value of a cookie; empty if the request carries none of that name */
    public Optional<String> cookie(String name) {
        jakarta.servlet.http.Cookie[] cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : java.util.Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(jakarta.servlet.http.Cookie::getValue)
                        .findFirst();
    }

    /** Adds a cookie to the answer. */
    public void setCookie(jakarta.servlet.http.Cookie cookie) {
        response.addCookie(cookie);
    }

    private static Refusal tooLarge(int most) {
        return new Refusal(
                Status.TOO_LARGE,
                "The body of the request is above the limit of %d KB. Send less at once.".formatted(most / 1024));
    }
}
