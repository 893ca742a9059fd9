package org.graftline.report.export;

import java.nio.charset.StandardCharsets;

/** One file of an export. */
public final class ExportedFile {
    private final String name;
    private final byte[] content;

    /**
     * @param name without folders
     * @param content its bytes; not copied, do not change them afterwards
     */
    public ExportedFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
    }

    /** A text, in UTF-8. */
    public ExportedFile(String name, String text) {
        this(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** @return its name, without folders */
    public String name() {
        return name;
    }

    /** @return its bytes, not to be changed */
    public byte[] content() {
        return content;
    }
}
