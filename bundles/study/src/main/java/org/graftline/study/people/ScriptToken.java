package org.graftline.study.people;

import java.time.Instant;
import java.util.UUID;
import org.graftline.study.CanonicalForm;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.VersionedRow;
import org.jspecify.annotations.Nullable;

/**
 * What lets a script act for a person without their password, and with less than they may. The secret itself is kept nowhere.
 *
 * @param token its name in addresses; it opens nothing
 * @param version see {@link VersionedRow}; the highest holds
 * @param person for whom it acts
 * @param label what it is for, in the person's words
 * @param secretSha256 SHA-256 of the secret, which has 256 random bits and needs no slower hash
 * @param scope what it may be used for
 * @param study the one study it opens; null for every study of the person
 * @param expires when it opens nothing any more
 * @param lastUsed noted with the first use of a day, of 24 hours; null before the first use
 * @param state whether it was taken back
 */
public record ScriptToken(
        UUID token,
        int version,
        PersonId person,
        SaltedText label,
        String secretSha256,
        Scope scope,
        @Nullable StudyCode study,
        Instant expires,
        @Nullable Instant lastUsed,
        State state)
        implements VersionedRow {
    /** What a token may be used for; never more than its person may. */
    public enum Scope {
        /** Reading studies and reports. */
        READ,
        /** Importing files, and reading the study that they go to. */
        IMPORT;

        /** @return whether the scope includes the permission */
        public boolean includes(Permission permission) {
            return switch (permission) {
                case READ_STUDY -> true;
                case READ_REPORT, INSPECT_STUDY, VERIFY_AUDIT -> this == READ;
                case IMPORT_FILES -> this == IMPORT;
                default -> false;
            };
        }
    }

    /** Whether it was taken back. */
    public enum State {
        ACTIVE,
        REVOKED
    }

    /** @return what whoever comes by it is limited to */
    public TokenLimits limits() {
        return new TokenLimits(scope, study);
    }

    /** @return the next version, used now */
    public ScriptToken usedAt(Instant now) {
        return next(now, state);
    }

    /** @return the next version, which opens nothing */
    public ScriptToken revoked() {
        return next(lastUsed, State.REVOKED);
    }

    private ScriptToken next(@Nullable Instant used, State next) {
        return new ScriptToken(token, version + 1, person, label, secretSha256, scope, study, expires, used, next);
    }

    @Override
    public String table() {
        return "script_token";
    }

    @Override
    public String id() {
        return token.toString();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("token", token.toString())
                .put("version", version)
                .put("person", person.value())
                .put("label", label)
                .put("secret", secretSha256)
                .put("scope", scope)
                .put("study", study == null ? null : study.value())
                .put("expires", expires.toString())
                .put("lastUsed", lastUsed == null ? null : lastUsed.toString())
                .put("state", state)
                .build();
    }

    @Override
    public String toString() {
        return "ScriptToken[" + token + ", version " + version + "]"; // never the hash
    }
}
