package org.graftline.platform.internal;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.graftline.platform.People;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.people.TokenLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RoleAccessTest {
    private static final StudyCode STUDY = new StudyCode("PDX-1");
    private static final StudyCode OTHER = new StudyCode("PDX-2");
    private static final Actor ANNA = new Actor(new PersonId("p-anna"), "Anna Ek", Actor.Via.WEB);

    /** The roles and what they include, written out a second time so that a slip in either is found. */
    private static final Map<Role, Set<Permission>> EXPECTED = Map.of(
            Role.TECHNICIAN,
                    Set.of(
                            Permission.READ_STUDY,
                            Permission.RECORD_READINGS,
                            Permission.GIVE_DOSES,
                            Permission.HANDLE_ALERTS),
            Role.SCIENTIST,
                    Set.of(
                            Permission.READ_STUDY,
                            Permission.READ_REPORT,
                            Permission.MAKE_REPORT,
                            Permission.COMMENT_REPORT,
                            Permission.REVIEW_REPORT),
            Role.QA,
                    Set.of(
                            Permission.READ_STUDY,
                            Permission.READ_REPORT,
                            Permission.COMMENT_REPORT,
                            Permission.INSPECT_REPORT,
                            Permission.INSPECT_STUDY,
                            Permission.VERIFY_AUDIT),
            Role.READ_ONLY, Set.of(Permission.READ_STUDY),
            Role.DIRECTOR,
                    Set.of(
                            Permission.READ_STUDY,
                            Permission.RECORD_READINGS,
                            Permission.IMPORT_FILES,
                            Permission.CHANGE_STUDY,
                            Permission.READ_REPORT,
                            Permission.MAKE_REPORT,
                            Permission.COMMENT_REPORT,
                            Permission.REVIEW_REPORT,
                            Permission.SIGN_REPORT,
                            Permission.INSPECT_STUDY,
                            Permission.RANDOMIZE,
                            Permission.GIVE_DOSES,
                            Permission.HANDLE_ALERTS,
                            Permission.DECIDE_WELFARE,
                            Permission.LOCK_STUDY,
                            Permission.KEEP_DEVICES),
            Role.ADMINISTRATOR, Set.of(Permission.MANAGE_PEOPLE, Permission.VERIFY_AUDIT, Permission.KEEP_DEVICES));

    static Stream<Arguments> every_role_and_permission() {
        return Arrays.stream(Role.values())
                .flatMap(role -> Arrays.stream(Permission.values()).map(p -> Arguments.of(role, p)));
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("every_role_and_permission")
    void B1_07_a_token_allows_the_least_of_its_limits_and_of_the_roles(Role role, Permission permission) {
        Access access = new RoleAccess(new OnePersonsRoles(Set.of(role), Set.of()));
        boolean held = EXPECTED.getOrDefault(role, Set.of()).contains(permission);
        for (ScriptToken.Scope scope : ScriptToken.Scope.values()) {
            Actor script = new Actor(ANNA.person(), ANNA.name(), Actor.Via.TOKEN, new TokenLimits(scope, STUDY));
            boolean within = permission == Permission.READ_STUDY
                    || (scope == ScriptToken.Scope.IMPORT
                            ? permission == Permission.IMPORT_FILES
                            : Set.of(Permission.READ_REPORT, Permission.INSPECT_STUDY, Permission.VERIFY_AUDIT)
                                    .contains(permission));
            then(access.allows(script, permission, STUDY)).isEqualTo(held && within);
            then(access.allows(script, permission, OTHER)).isFalse();
            then(access.allows(script, permission, null)).isFalse();
        }
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("every_role_and_permission")
    void a_role_on_every_study_allows_what_it_includes_on_a_study_and_on_the_installation(
            Role role, Permission permission) {
        Access access = new RoleAccess(new OnePersonsRoles(Set.of(role), Set.of()));
        boolean expected = EXPECTED.getOrDefault(role, Set.of()).contains(permission);
        then(access.allows(ANNA, permission, STUDY)).isEqualTo(expected);
        then(access.allows(ANNA, permission, null)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} and {1}")
    @MethodSource("every_role_and_permission")
    void a_role_on_one_study_allows_nothing_on_another_or_on_the_installation(Role role, Permission permission) {
        Access access = new RoleAccess(new OnePersonsRoles(Set.of(), Set.of(role)));
        then(access.allows(ANNA, permission, STUDY))
                .isEqualTo(EXPECTED.getOrDefault(role, Set.of()).contains(permission));
        then(access.allows(ANNA, permission, OTHER)).isFalse();
        then(access.allows(ANNA, permission, null)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void nobody_may_do_anything_without_a_role(Permission permission) {
        Access access = new RoleAccess(new OnePersonsRoles(Set.of(), Set.of()));
        thenThrownBy(() -> access.require(ANNA, permission, STUDY)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void a_refusal_says_who_may_not_do_what_where_and_what_to_do() {
        Access access = new RoleAccess(new OnePersonsRoles(Set.of(Role.TECHNICIAN), Set.of()));
        thenThrownBy(() -> access.require(ANNA, Permission.MAKE_REPORT, STUDY))
                .hasMessage("Anna Ek may not make a report in study 'PDX-1'."
                        + " Ask an administrator for a role that includes it.");
    }

    /** One person with roles on every study and roles on {@link #STUDY}. */
    private record OnePersonsRoles(Set<Role> everywhere, Set<Role> onStudy) implements People {
        @Override
        public Optional<Actor> authenticate(String login, char[] password, Actor.Via via) {
            return Optional.empty();
        }

        @Override
        public Optional<PersonId> find(String login) {
            return Optional.empty();
        }

        @Override
        public Optional<Actor> actor(PersonId person, Actor.Via via) {
            return Optional.of(ANNA);
        }

        @Override
        public Set<Role> roles(PersonId person, @Nullable StudyCode study) {
            return STUDY.equals(study) && !onStudy.isEmpty() ? onStudy : everywhere;
        }
    }
}
