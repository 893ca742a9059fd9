package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.people.DirectoryAccount;
import org.jspecify.annotations.Nullable;

/** Table {@code directory_account}. */
public record DirectoryAccountColumns(
        String id,
        int version,
        String person,
        String source,
        @Nullable String subjectText,
        String subjectSalt,
        String subjectSha256,
        String roles,
        @Nullable Instant heldUntil,
        String state)
        implements Columns<DirectoryAccount> {

    static final String INSERT = """
            insert into directory_account (
                id, version, person, source, subject_text, subject_salt, subject_sha256, roles, held_until, state)
            values (
                :id, :version, :person, :source, :subjectText, :subjectSalt, :subjectSha256, :roles, :heldUntil, :state)""";

    /** @return the columns of a record */
    public static DirectoryAccountColumns of(DirectoryAccount it) {
        return new DirectoryAccountColumns(
                it.id(),
                it.version(),
                it.person().value(),
                it.source(),
                it.subject().text(),
                it.subject().salt(),
                it.subject().sha256(),
                String.join("\n", it.roles()),
                it.heldUntil(),
                it.state().name());
    }

    @Override
    public DirectoryAccount row() {
        return new DirectoryAccount(
                new PersonId(person),
                version,
                source,
                subject(),
                roles.isEmpty() ? List.of() : List.of(roles.split("\n")),
                heldUntil,
                DirectoryAccount.State.valueOf(state));
    }

    @Override
    public List<SaltedText> erasable() {
        return List.of(subject());
    }

    private SaltedText subject() {
        return new SaltedText(subjectText, subjectSalt, subjectSha256);
    }
}
