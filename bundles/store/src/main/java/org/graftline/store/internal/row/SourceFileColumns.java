package org.graftline.store.internal.row;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;

/** Table {@code source_file}. A class, not a record, since it holds bytes; equal when all columns are. */
public final class SourceFileColumns implements Columns<SourceFile> {
    static final String INSERT = """
            insert into source_file (id, version, study, name, sha256, byte_count, content)
            values (:id, :version, :study, :name, :sha256, :byteCount, :content)""";

    private final String id;
    private final int version;
    private final String study;
    private final String name;
    private final String sha256;
    private final long byteCount;
    private final byte[] content;

    private SourceFileColumns(
            String id, int version, String study, String name, String sha256, long byteCount, byte[] content) {
        this.id = id;
        this.version = version;
        this.study = study;
        this.name = name;
        this.sha256 = sha256;
        this.byteCount = byteCount;
        this.content = content;
    }

    /** @return the columns of a record */
    public static SourceFileColumns of(SourceFile file) {
        byte[] content = file.content();
        return new SourceFileColumns(
                file.id(), file.version(), file.study().value(), file.name(), file.sha256(), content.length, content);
    }

    /** @return the columns that a result set stands at */
    public static SourceFileColumns read(ResultSet row) throws SQLException {
        return new SourceFileColumns(
                row.getString("id"),
                row.getInt("version"),
                row.getString("study"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("byte_count"),
                row.getBytes("content"));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int version() {
        return version;
    }

    public String study() {
        return study;
    }

    public String name() {
        return name;
    }

    public String sha256() {
        return sha256;
    }

    public long byteCount() {
        return byteCount;
    }

    /** @return the bytes themselves, not a copy */
    public byte[] content() {
        return content;
    }

    @Override
    public SourceFile row() {
        return new SourceFile(new StudyCode(study), name, content);
    }

    @Override
    public List<String> difference(Columns<SourceFile> other) {
        return equals(other)
                ? List.of()
                : List.of("id", "sha256", "byte_count"); // whatever else differs changes the hash
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SourceFileColumns that
                && id.equals(that.id)
                && version == that.version
                && study.equals(that.study)
                && name.equals(that.name)
                && sha256.equals(that.sha256)
                && byteCount == that.byteCount
                && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, version, sha256);
    }
}
