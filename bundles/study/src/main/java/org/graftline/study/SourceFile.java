package org.graftline.study;

import java.util.Arrays;
import java.util.Objects;

/**
 * A file as it was handed over, byte for byte.
 */
public final class SourceFile implements VersionedRow {
    private final StudyCode study;
    private final String name;
    private final byte[] content;
    private final String sha256;

    /**
     * @param study the study it was imported into
     * @param name the file's own name, without folders
     * @param content its bytes; copied
     */
    public SourceFile(StudyCode study, String name, byte[] content) {
        this.study = study;
        this.name = Names.checked("file name", name);
        this.content = content.clone();
        this.sha256 = Sha256.of(content);
    }

    public StudyCode study() {
        return study;
    }

    /** @return the file's own name, without folders */
    public String name() {
        return name;
    }

    /** @return a copy of the bytes */
    public byte[] content() {
        return content.clone();
    }

    /** @return SHA-256 of the bytes */
    public String sha256() {
        return sha256;
    }

    @Override
    public String table() {
        return "source_file";
    }

    @Override
    public String id() {
        return study.value() + "/" + sha256;
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("name", name)
                .put("sha256", sha256)
                .put("version", 1)
                .build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFile that
                && study.equals(that.study)
                && name.equals(that.name)
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(study, name, sha256);
    }

    @Override
    public String toString() {
        return "SourceFile[" + name + ", " + content.length + " bytes, " + sha256.substring(0, 12) + "]";
    }
}
