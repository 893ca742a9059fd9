package org.graftline.web.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What a handler answers. */
public final class Answer {
    private static final Answer LATER = new Answer(Status.OK, "", new byte[0]);

    private final Status status;
    private final String mediaType;
    private final byte[] body;
    private final List<Header> headers;

    /**
     * @param status its status
     * @param mediaType of the body
     * @param body the bytes themselves, not copied; empty for none
     */
    public Answer(Status status, String mediaType, byte[] body) {
        this(status, mediaType, body, List.of());
    }

    private Answer(Status status, String mediaType, byte[] body, List<Header> headers) {
        this.status = status;
        this.mediaType = mediaType;
        this.body = body;
        this.headers = List.copyOf(headers);
    }

    /** One header. */
    public record Header(String name, String value) {}

    /** @return 200 with a value as JSON */
    public static Answer ok(Object value) {
        return json(Status.OK, value);
    }

    /** @return a value as JSON */
    public static Answer json(Status status, Object value) {
        return new Answer(status, "application/json", Json.bytes(value));
    }

    /** @return what a handler answers that keeps the request open and writes by itself */
    public static Answer later() {
        return LATER;
    }

    /** @return nothing but the status */
    public static Answer done() {
        return new Answer(Status.NO_CONTENT, "", new byte[0]);
    }

    /** @return 200 with a text of a media type, UTF-8 */
    public static Answer text(String mediaType, String text) {
        return new Answer(Status.OK, mediaType + ";charset=utf-8", text.getBytes(StandardCharsets.UTF_8), List.of());
    }

    /** @return a problem as RFC 9457 asks */
    public static Answer problem(Problem problem) {
        return new Answer(problem.statusOf(), "application/problem+json", Json.bytes(problem));
    }

    /** @return the same with one header more */
    public Answer with(String name, String value) {
        List<Header> more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Answer(status, mediaType, body, more);
    }

    /** @return whether the handler writes by itself */
    public boolean isLater() {
        return this == LATER;
    }

    /** @return its status */
    public Status status() {
        return status;
    }

    /** @return the media type of the body */
    public String mediaType() {
        return mediaType;
    }

    /** @return the bytes themselves, not to be changed */
    public byte[] body() {
        return body;
    }

    /** @return further headers in their order */
    public List<Header> headers() {
        return headers;
    }

    @Override
    public String toString() {
        return "Answer[" + status + ", " + mediaType + ", " + body.length + " bytes]";
    }
}
