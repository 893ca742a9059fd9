package org.graftline.web.internal.http;

/** The statuses that answers of this bundle have. */
public enum Status {
    OK(200, "OK"),
    CREATED(201, "Created"),
    ACCEPTED(202, "Being worked on"),
    NO_CONTENT(204, "Done"),
    BAD_REQUEST(400, "Not understood"),
    NOT_LOGGED_IN(401, "Not logged in"),
    NOT_ALLOWED(403, "Not allowed"),
    NOT_FOUND(404, "Not found"),
    WRONG_METHOD(405, "Not possible here"),
    CONFLICT(409, "Changed in between"),
    TOO_LARGE(413, "Too large"),
    WRONG_TYPE(415, "Wrong media type"),
    UNUSABLE(422, "Not accepted"),
    TOO_MANY(429, "Too many attempts"),
    BROKEN(500, "A fault of ours"),
    NOT_STORED(503, "Not stored"),
    NOT_REACHED(503, "Directory not reached"),
    NOT_READY(503, "Not ready yet");

    private final int code;
    private final String title;

    Status(int code, String title) {
        this.code = code;
        this.title = title;
    }

    /** @return the number of RFC 9110 */
    public int code() {
        return code;
    }

    /** @return a few words for people, the title of a problem */
    public String title() {
        return title;
    }
}
