package org.graftline.store.internal.row;

import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.bench.Unblinding;
import org.jspecify.annotations.Nullable;

/** Table {@code unblinding}. */
public record UnblindingColumns(
        String id,
        int version,
        String study,
        String person,
        @Nullable String reasonText,
        String reasonSalt,
        String reasonSha256)
        implements Columns<Unblinding> {

    static final String INSERT = """
            insert into unblinding (
                id, version, study, person, reason_text, reason_salt, reason_sha256)
            values (
                :id, :version, :study, :person, :reasonText, :reasonSalt, :reasonSha256)""";

    /** @return the columns of a record */
    public static UnblindingColumns of(Unblinding it) {
        return new UnblindingColumns(
                it.id(),
                it.version(),
                it.study().value(),
                it.person().value(),
                it.reason().text(),
                it.reason().salt(),
                it.reason().sha256());
    }

    @Override
    public Unblinding row() {
        return new Unblinding(new StudyCode(study), new PersonId(person), version, reason());
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(reason());
    }

    private SaltedText reason() {
        return new SaltedText(reasonText, reasonSalt, reasonSha256);
    }

    @Override
    public String toString() {
        return "UnblindingColumns[" + id + ", version " + version + "]"; // never the text: it may be personal
    }
}
