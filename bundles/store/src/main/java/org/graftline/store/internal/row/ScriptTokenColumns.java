package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.people.ScriptToken;
import org.jspecify.annotations.Nullable;

/** Table {@code script_token}. */
public record ScriptTokenColumns(
        String id,
        int version,
        String person,
        @Nullable String labelText,
        String labelSalt,
        String labelSha256,
        String secretSha256,
        String scope,
        @Nullable String study,
        Instant expires,
        @Nullable Instant lastUsed,
        String state)
        implements Columns<ScriptToken> {

    static final String INSERT = """
            insert into script_token (
                id, version, person, label_text, label_salt, label_sha256, secret_sha256, scope, study, expires, last_used, state)
            values (
                :id, :version, :person, :labelText, :labelSalt, :labelSha256, :secretSha256, :scope, :study, :expires, :lastUsed,
                :state)""";

    /** @return the columns of a record */
    public static ScriptTokenColumns of(ScriptToken it) {
        return new ScriptTokenColumns(
                it.id(),
                it.version(),
                it.person().value(),
                it.label().text(),
                it.label().salt(),
                it.label().sha256(),
                it.secretSha256(),
                it.scope().name(),
                it.study() == null ? null : it.study().value(),
                it.expires(),
                it.lastUsed(),
                it.state().name());
    }

    @Override
    public ScriptToken row() {
        return new ScriptToken(
                UUID.fromString(id),
                version,
                new PersonId(person),
                label(),
                secretSha256,
                ScriptToken.Scope.valueOf(scope),
                study == null ? null : new StudyCode(study),
                expires,
                lastUsed,
                ScriptToken.State.valueOf(state));
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(label());
    }

    private SaltedText label() {
        return new SaltedText(labelText, labelSalt, labelSha256);
    }

    @Override
    public String toString() {
        return "ScriptTokenColumns[" + id + ", version " + version + "]"; // never the hash: it may end in a log
    }
}
