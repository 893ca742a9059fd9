package org.graftline.study.people;

import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;

/**
 * What an actor who came by a token is limited to, whatever the roles of the person are.
 *
 * @param scope what the token is for
 * @param study the one study; null for every study of the person
 */
public record TokenLimits(ScriptToken.Scope scope, @Nullable StudyCode study) {
    /** @return whether an act stays within the limits; the roles of the person are asked besides */
    public boolean allow(Permission permission, @Nullable StudyCode where) {
        return scope.includes(permission) && (study == null || study.equals(where));
    }
}
