package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.Remark;
import org.jspecify.annotations.Nullable;

/** Table {@code remark}. */
public record RemarkColumns(
        String id,
        int version,
        String study,
        String mouse,
        double studyDay,
        String notedBy,
        Instant notedAt,
        @Nullable String textText,
        String textSalt,
        String textSha256)
        implements Columns<Remark> {

    static final String INSERT = """
            insert into remark (
                id, version, study, mouse, study_day, noted_by, noted_at, text_text, text_salt, text_sha256)
            values (
                :id, :version, :study, :mouse, :studyDay, :notedBy, :notedAt, :textText, :textSalt, :textSha256)""";

    /** @return the columns of a record */
    public static RemarkColumns of(Remark it) {
        return new RemarkColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.mouse().value(),
                it.day().value(),
                it.by().value(),
                it.at(),
                it.text().text(),
                it.text().salt(),
                it.text().sha256());
    }

    @Override
    public Remark row() {
        return new Remark(
                UUID.fromString(id),
                version,
                new StudyCode(study),
                new MouseId(mouse),
                new StudyDay(studyDay),
                new PersonId(notedBy),
                notedAt,
                text());
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(text());
    }

    private SaltedText text() {
        return new SaltedText(textText, textSalt, textSha256);
    }

    @Override
    public String toString() {
        return "RemarkColumns[" + id + ", version " + version + "]"; // never the text: it may be personal
    }
}
