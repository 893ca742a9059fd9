package org.graftline.shell.internal;

/** Why something failed that nobody foresaw, in words for a person: the names of classes are for the log. */
final class Reason {
    private static final String CLASS_NAME = "\\b(?:[a-z][\\w$]*\\.)+[A-Z][\\w$]*";

    private Reason() {}

    /** @return a colon and the words of the failure without names of classes; empty if it has none */
    static String behind(Throwable failure) {
        String message = failure.getMessage();
        if (message == null) {
            return "";
        }
        String words = message.replaceAll(CLASS_NAME + ":?", "")
                .replaceAll("\\s+", " ")
                .strip()
                .replaceFirst("[.:\\s]+$", "");
        return words.isEmpty() ? "" : ": " + words;
    }
}
