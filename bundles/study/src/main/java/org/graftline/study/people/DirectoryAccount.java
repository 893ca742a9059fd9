package org.graftline.study.people;

import java.time.Instant;
import java.util.List;
import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * That a person comes from a directory of the laboratory, which proves them at log-in and says what they may do. The person is bound to the
 * directory's own lasting id, never to a name: names are given away again.
 *
 * @param person who
 * @param version see {@link VersionedRow}; the highest holds
 * @param source the configured name of the directory
 * @param subject the lasting id that the directory gave the person
 * @param roles what the directory's groups gave, in words as lists show them, sorted; roles given by an administrator are not among them
 * @param heldUntil until when the directory's last word holds without another log-in; null where the directory is asked regularly
 * @param state whether the directory still has the person
 */
public record DirectoryAccount(
        PersonId person,
        int version,
        String source,
        SaltedText subject,
        List<String> roles,
        @Nullable Instant heldUntil,
        State state)
        implements VersionedRow {
    /** Whether the directory has the person. */
    public enum State {
        PRESENT,
        /** Removed or disabled there. A later log-in that the directory proves brings the person back. */
        GONE
    }

    /** Copies the list in, sorted. */
    public DirectoryAccount {
        roles = roles.stream().sorted().toList();
    }

    /** @return the next version, with what the directory says now */
    public DirectoryAccount next(List<String> nowRoles, @Nullable Instant nowUntil, State now) {
        return new DirectoryAccount(person, version + 1, source, subject, nowRoles, nowUntil, now);
    }

    @Override
    public String table() {
        return "directory_account";
    }

    @Override
    public String id() {
        return person.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("person", person.value())
                .put("version", version)
                .put("source", source)
                .put("subject", subject)
                .put("roles", String.join("\n", roles))
                .put("heldUntil", heldUntil == null ? null : heldUntil.toString())
                .put("state", state)
                .build();
    }
}
