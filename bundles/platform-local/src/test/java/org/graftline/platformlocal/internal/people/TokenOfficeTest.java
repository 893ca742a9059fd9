package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import org.graftline.platform.ScriptTokens.Entry;
import org.graftline.platform.ScriptTokens.Issued;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.people.Role;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.people.ScriptToken.Scope;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenOfficeTest {
    private static final StudyCode STUDY = new StudyCode("PDX-1");
    private static final StudyCode OTHER = new StudyCode("PDX-2");

    private final House house = new House();
    private final TokenOffice tokens = new TokenOffice(
            house.people, house, house.records, house.records, house.clock, house.clock, new SecureRandom());
    private Actor mara;
    private Actor dora;

    @BeforeEach
    void people() {
        mara = house.firstAdministrator();
        PersonId id = house.office.enroll(mara, "dora", "Dora Rector");
        house.office.grant(mara, id, Role.DIRECTOR, STUDY);
        dora = house.people.actor(id, Actor.Via.WEB).orElseThrow();
    }

    private Issued issued(Scope scope) {
        return tokens.issue(dora, "nightly import", scope, STUDY, 30);
    }

    private Actor by(Issued token) {
        return tokens.authenticate(token.secret()).orElseThrow();
    }

    @Test
    void a_script_with_the_secret_acts_for_the_person_and_the_secret_is_kept_nowhere() {
        Issued token = issued(Scope.READ);
        then(token.secret()).matches("graftline_[A-Za-z0-9_-]{43}");
        then(token.toString()).doesNotContain(token.secret());
        Actor script = by(token);
        then(script.person()).isEqualTo(dora.person());
        then(script.via()).isEqualTo(Actor.Via.TOKEN);
        then(house.records.of(ScriptToken.class)).singleElement().satisfies(kept -> {
            then(kept.canonical().json()).doesNotContain(token.secret()).doesNotContain("nightly");
            then(kept.secretSha256()).hasSize(64);
        });
        then(tokens.authenticate(token.secret() + "A")).isEmpty();
        then(tokens.authenticate("graftline_")).isEmpty();
        then(tokens.authenticate("")).isEmpty();
    }

    @Test
    void it_may_what_it_is_for_in_its_study_and_nothing_else_that_the_person_may() {
        Actor reads = by(issued(Scope.READ));
        Actor imports = by(issued(Scope.IMPORT));
        then(house.allows(reads, Permission.READ_STUDY, STUDY)).isTrue();
        then(house.allows(reads, Permission.IMPORT_FILES, STUDY)).isFalse();
        then(house.allows(imports, Permission.IMPORT_FILES, STUDY)).isTrue();
        then(house.allows(imports, Permission.RECORD_READINGS, STUDY)).isFalse();
        house.office.grant(mara, dora.person(), Role.DIRECTOR, OTHER);
        then(house.allows(dora, Permission.READ_STUDY, OTHER)).isTrue();
        then(house.allows(reads, Permission.READ_STUDY, OTHER)).isFalse();
        house.office.withdraw(mara, dora.person(), Role.DIRECTOR, STUDY);
        then(house.allows(reads, Permission.READ_STUDY, STUDY)).isFalse();
    }

    @Test
    void a_token_is_nobody_themself() {
        Actor script = by(issued(Scope.READ));
        char[] password = "eleven amber lamps".toCharArray();
        thenThrownBy(() -> house.office.setPassword(script, dora.person(), password))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> house.office.setMailAddress(script, dora.person(), "x@example.org"))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> tokens.issue(script, "another", Scope.READ, STUDY, 1))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("A token issues no other");
        thenThrownBy(() -> tokens.tokens(script, dora.person())).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void nobody_gets_by_a_token_what_they_may_not_themself() {
        thenThrownBy(() -> tokens.issue(dora, "all", Scope.READ, null, 30)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> tokens.issue(mara, "read", Scope.READ, STUDY, 30)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> tokens.issue(dora, "long", Scope.READ, STUDY, 367))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("1 to 366");
        thenThrownBy(() -> tokens.issue(dora, " ", Scope.READ, STUDY, 30)).isInstanceOf(StudyException.class);
    }

    @Test
    void it_ends_with_its_time_when_it_is_taken_back_and_when_the_person_is_disabled() {
        Issued shortLived = tokens.issue(dora, "one day", Scope.READ, STUDY, 1);
        house.clock.pass(Duration.ofHours(24));
        then(tokens.authenticate(shortLived.secret())).isEmpty();

        Issued revoked = issued(Scope.READ);
        tokens.revoke(dora, revoked.token());
        tokens.revoke(dora, revoked.token());
        then(tokens.authenticate(revoked.secret())).isEmpty();

        Issued held = issued(Scope.IMPORT);
        house.office.disable(mara, dora.person());
        then(tokens.authenticate(held.secret())).isEmpty();
        then(tokens.tokens(mara, dora.person())).extracting(Entry::active).containsOnly(false);
    }

    @Test
    void issuing_the_first_use_of_a_day_and_taking_back_stand_in_the_ledger_once_each() {
        int before = house.records.acts.size();
        Issued token = issued(Scope.READ);
        by(token);
        by(token);
        house.clock.pass(Duration.ofHours(25));
        by(token);
        tokens.revoke(mara, token.token());
        tokens.revoke(mara, token.token());
        then(house.records.acts.subList(before, house.records.acts.size()))
                .extracting(Act::kind)
                .containsExactly(ActKind.ISSUE_TOKEN, ActKind.USE_TOKEN, ActKind.USE_TOKEN, ActKind.REVOKE_TOKEN);
        then(tokens.tokens(dora, dora.person())).singleElement().satisfies(entry -> {
            then(entry.label()).isEqualTo("nightly import");
            then(entry.lastUsed()).isEqualTo(house.clock.instant());
            then(entry.active()).isFalse();
        });
    }

    @Test
    void nobody_but_the_person_and_an_administrator_sees_or_ends_it() {
        Issued token = issued(Scope.READ);
        PersonId tom = house.office.enroll(mara, "tom", "Tom Tan");
        Actor other = house.people.actor(tom, Actor.Via.WEB).orElseThrow();
        thenThrownBy(() -> tokens.tokens(other, dora.person())).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> tokens.revoke(other, token.token())).isInstanceOf(NotAllowedException.class);
        then(tokens.authenticate(token.secret())).isPresent();
    }
}
