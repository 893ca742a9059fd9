package org.graftline.study.capture;

import org.graftline.study.Sha256;

/** A file as it was handed over for import, in memory. */
public final class ImportFile {
    private final String name;
    private final byte[] content;
    private final String sha256;

    /**
     * @param name the file's own name, without folders
     * @param content its bytes; not copied, do not change them afterwards (files of 200 MB come this way)
     */
    public ImportFile(String name, byte[] content) {
        this.name = name;
        this.content = content;
        this.sha256 = Sha256.of(content);
    }

    public String name() {
        return name;
    }

    /** @return the bytes themselves; not to be changed */
    public byte[] content() {
        return content;
    }

    public String sha256() {
        return sha256;
    }

    @Override
    public String toString() {
        return name + " (" + content.length + " bytes)";
    }
}
