package org.graftline.study.people;

import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The guard that every service asks before it acts; pages and commands are not the guard. Safe for many threads. */
@ProviderType
public interface Access {
    /**
     * Returns silently when the actor may act.
     *
     * @param actor who wants to act
     * @param permission what they want to do
     * @param study on which study; null for the installation
     * @throws NotAllowedException if no active role of the person includes the permission there
     */
    void require(Actor actor, Permission permission, @Nullable StudyCode study);

    /** @return whether {@link #require} would return silently */
    boolean allows(Actor actor, Permission permission, @Nullable StudyCode study);
}
