package org.graftline.study.bench;

import java.time.Instant;
import java.util.List;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.record.LedgerEntry;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Who may know an arm. Safe for many threads. */
@ProviderType
public interface Blinding {
    /** @return whether this person must learn no arm of the study, nor anything from which it follows */
    boolean isBlinded(Actor actor, StudyCode study);

    /**
     * Tells a person the arms for good. Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @param reason not blank
     * @throws org.graftline.study.StudyException if nobody has the id
     */
    LedgerEntry unblind(Actor actor, StudyCode study, PersonId person, String reason);

    /**
     * Asks for {@link org.graftline.study.people.Permission#CHANGE_STUDY}.
     *
     * @return everybody who may read the study or was told its arms, by name. A reason may name an arm, so that it is left out for
     *     those who are blinded themselves
     */
    List<Eyes> eyes(Actor actor, StudyCode study);

    /**
     * What one person may know.
     *
     * @param name the printed name
     * @param sight whether they may know an arm
     * @param told how they learned it; null for those who never were unblinded
     */
    record Eyes(
            PersonId person,
            String name,
            Sight sight,
            @Nullable Told told) {}

    /** Whether somebody may know an arm. */
    enum Sight {
        /** All their roles in the study are blinded. */
        BLINDED,
        /** They hold a role that is not blinded. */
        OPEN,
        /** Their roles are blinded; they were told. */
        TOLD,
        /** They may not read the study any more; what they were told they know. */
        LEFT
    }

    /**
     * An unblinding.
     *
     * @param at when
     * @param by who told
     * @param byName their printed name at that time
     * @param reason why; null where the person who asks is blinded
     */
    record Told(
            Instant at,
            PersonId by,
            String byName,
            @Nullable String reason) {}
}
