package org.graftline.study.record;

import org.graftline.study.CanonicalForm;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * A part of a study's conduct that is always read and versioned whole: a schedule, a regimen, a draw, the case of an alert. What is
 * measured has tables of its own; nobody asks for one value out of a document by SQL.
 *
 * @param study the study it belongs to
 * @param kind what it says
 * @param name which of its kind, 1 to 200 characters: an arm, a mouse, a number; see {@link DocumentKind}
 * @param version see {@link VersionedRow}
 * @param json what it says, as RFC 8785 JSON without free text of persons; hashed as it stands
 * @param note free text that can be erased; null where there is none
 */
public record StudyDocument(
        StudyCode study,
        DocumentKind kind,
        String name,
        int version,
        String json,
        @Nullable SaltedText note) implements VersionedRow {
    /** @throws StudyException if the name is blank or longer than 200 characters */
    public StudyDocument {
        if (name.isBlank() || name.length() > 200) {
            throw new StudyException("A part of a study needs a name of 1 to 200 characters; '%s' is none."
                    .formatted(name.length() > 40 ? name.substring(0, 40) + "…" : name));
        }
    }

    /** A document without free text. */
    public StudyDocument(StudyCode study, DocumentKind kind, String name, int version, String json) {
        this(study, kind, name, version, json, null);
    }

    @Override
    public String table() {
        return "study_document";
    }

    @Override
    public String id() {
        return study.value() + "/" + kind + "/" + name;
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("kind", kind)
                .put("name", name)
                .put("version", version)
                .put("json", json)
                .put("note", note)
                .build();
    }
}
