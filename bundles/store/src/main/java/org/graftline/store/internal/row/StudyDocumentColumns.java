package org.graftline.store.internal.row;

import java.util.List;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;

/** Table {@code study_document}. */
public record StudyDocumentColumns(
        String id,
        int version,
        String study,
        String kind,
        String name,
        String json,
        @Nullable String noteText,
        @Nullable String noteSalt,
        @Nullable String noteSha256)
        implements Columns<StudyDocument> {

    static final String INSERT = """
            insert into study_document (
                id, version, study, kind, name, json, note_text, note_salt, note_sha256)
            values (
                :id, :version, :study, :kind, :name, :json, :noteText, :noteSalt, :noteSha256)""";

    /** @return the columns of a record */
    public static StudyDocumentColumns of(StudyDocument it) {
        SaltedText note = it.note();
        return new StudyDocumentColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.kind().name(),
                it.name(),
                it.json(),
                note == null ? null : note.text(),
                note == null ? null : note.salt(),
                note == null ? null : note.sha256());
    }

    @Override
    public StudyDocument row() {
        return new StudyDocument(new StudyCode(study), DocumentKind.valueOf(kind), name, version, json, note());
    }

    @Override
    public List<SaltedText> erasable() {
        SaltedText note = note();
        return note == null ? List.of() : List.of(note);
    }

    private @Nullable SaltedText note() {
        return noteSalt == null || noteSha256 == null ? null : new SaltedText(noteText, noteSalt, noteSha256);
    }

    @Override
    public String toString() {
        return "StudyDocumentColumns[" + id + ", version " + version + "]"; // never the note: it may be personal
    }
}
