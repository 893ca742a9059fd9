package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.List;
import java.util.Set;
import org.graftline.platform.People.Member;
import org.graftline.platform.PeopleAdministration.Entry;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Badge;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleOfficeTest {
    private final House house = new House();
    private final Actor mara = house.firstAdministrator();
    private final PeopleOffice office = house.office;

    private Actor actor(PersonId person) {
        return house.people.actor(person, Actor.Via.WEB).orElseThrow();
    }

    @Test
    void every_act_names_its_actor_and_writes_one_row() {
        int before = house.records.acts.size();
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        office.grant(mara, tom, Role.TECHNICIAN, null);
        office.setPassword(mara, tom, House.PASSWORD.toCharArray());
        office.withdraw(mara, tom, Role.TECHNICIAN, null);
        office.disable(mara, tom);
        then(house.records.acts.subList(before, house.records.acts.size()))
                .allSatisfy(act -> {
                    then(act.actor()).isEqualTo(mara);
                    then(act.rows()).hasSize(1);
                })
                .extracting(Act::kind)
                .containsExactly(
                        ActKind.ENROLL_PERSON,
                        ActKind.CHANGE_ROLES,
                        ActKind.CHANGE_CREDENTIAL,
                        ActKind.CHANGE_ROLES,
                        ActKind.CHANGE_PERSON);
    }

    @Test
    void the_list_shows_everybody_by_log_in_name_with_roles_in_words() {
        PersonId tom = office.enroll(mara, "Abel", "Abel Tan");
        office.grant(mara, tom, Role.DIRECTOR, new StudyCode("PDX-1"));
        office.grant(mara, tom, Role.TECHNICIAN, null);
        then(office.people(mara))
                .extracting(Entry::login, Entry::name, Entry::roles, Entry::active)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "Abel", "Abel Tan", java.util.List.of("director of PDX-1", "technician"), true),
                        org.assertj.core.groups.Tuple.tuple(
                                "mara", "Mara Voss", java.util.List.of("administrator"), true));
    }

    @Test
    void the_list_says_who_has_a_badge_that_opens_the_bench() {
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        PersonId eva = office.enroll(mara, "eva", "Eva Kern");
        house.records.commit(badge(tom, 1, Badge.State.ACTIVE));
        house.records.commit(badge(eva, 1, Badge.State.ACTIVE));
        house.records.commit(badge(eva, 2, Badge.State.WITHDRAWN));

        then(office.people(mara))
                .filteredOn(Entry::badge)
                .extracting(Entry::person)
                .containsExactly(tom);
    }

    private Act badge(PersonId person, int version, Badge.State state) {
        return new Act(
                Chain.INSTALLATION,
                ActKind.GIVE_BADGE,
                mara,
                house.clock.instant(),
                SaltedText.of("at the Bench"),
                List.of(new Badge(person, version, "0".repeat(64), "$phc$", state)));
    }

    @Test
    void granting_twice_writes_once() {
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        office.grant(mara, tom, Role.TECHNICIAN, null);
        int acts = house.records.acts.size();
        office.grant(mara, tom, Role.TECHNICIAN, null);
        then(house.records.acts).hasSize(acts);
    }

    @Test
    void a_withdrawn_role_can_be_granted_again() {
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        office.grant(mara, tom, Role.TECHNICIAN, null);
        office.withdraw(mara, tom, Role.TECHNICIAN, null);
        office.grant(mara, tom, Role.TECHNICIAN, null);
        then(house.people.roles(tom, null)).containsExactly(Role.TECHNICIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MARA", "mara", " Mara ", "ｍａｒａ"})
    void a_log_in_name_is_taken_in_whatever_case_or_width(String login) {
        thenThrownBy(() -> office.enroll(mara, login, "Another Mara"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u0000b", "\u202Emara", "<script>", "a;b", "ma\u200Bra", "-rf", "a\"b"})
    void a_hostile_log_in_name_is_refused_with_a_sentence_of_one_line(String login) {
        thenThrownBy(() -> office.enroll(mara, login, "Somebody"))
                .isInstanceOf(ImpossibleValueException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .contains("cannot be a log-in name")
                .doesNotContainPattern("[\\p{Cntrl}\u202E\u200B]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \t ", "Tom\nTan", "Tom \u202E naT", "Tom\u2028Tan"})
    void a_hostile_name_is_refused_with_a_sentence_of_one_line(String name) {
        thenThrownBy(() -> office.enroll(mara, "tom", name))
                .isInstanceOf(ImpossibleValueException.class)
                .extracting(Throwable::getMessage)
                .asString()
                .doesNotContainPattern("[\\p{Cntrl}\u202E\u2028]");
    }

    @Test
    void a_name_in_any_script_is_kept_as_typed() {
        office.enroll(mara, "张伟", "张伟 O’Brien-Łódź");
        then(office.people(mara)).extracting(Entry::name).contains("张伟 O’Brien-Łódź");
    }

    @Test
    void a_name_of_121_characters_is_refused() {
        thenThrownBy(() -> office.enroll(mara, "tom", "x".repeat(121))).hasMessageContaining("has 121 characters");
    }

    @Test
    void only_an_administrator_may_keep_people() {
        PersonId id = office.enroll(mara, "tom", "Tom Tan");
        office.grant(mara, id, Role.DIRECTOR, null);
        Actor tom = actor(id);
        thenThrownBy(() -> office.people(tom)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> office.enroll(tom, "x", "X")).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> office.grant(tom, id, Role.ADMINISTRATOR, null)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> office.withdraw(tom, mara.person(), Role.ADMINISTRATOR, null))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> office.setPassword(tom, mara.person(), House.PASSWORD.toCharArray()))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> office.disable(tom, mara.person())).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void ones_own_password_needs_no_permission() {
        PersonId id = office.enroll(mara, "tom", "Tom Tan");
        office.setPassword(actor(id), id, "eleven amber lamps".toCharArray());
        then(house.people.authenticate("tom", "eleven amber lamps".toCharArray(), Actor.Via.WEB))
                .isPresent();
    }

    @Test
    void a_new_password_ends_the_old_one() {
        office.setPassword(mara, mara.person(), "eleven amber lamps".toCharArray());
        then(house.people.authenticate("mara", House.PASSWORD.toCharArray(), Actor.Via.WEB))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven char", "aaaaaaaaaaaaaaaa", "somebody-else"})
    void a_weak_password_is_refused_with_the_rule_and_not_with_the_password(String password) {
        PersonId id = office.enroll(mara, "Somebody-Else", "Sam Else");
        thenThrownBy(() -> office.setPassword(mara, id, password.toCharArray()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("words")
                .hasMessageNotContaining(password);
    }

    @Test
    void the_last_administrator_can_neither_leave_nor_be_disabled() {
        thenThrownBy(() -> office.withdraw(mara, mara.person(), Role.ADMINISTRATOR, null))
                .hasMessageContaining("Mara Voss is the only administrator");
        thenThrownBy(() -> office.disable(mara, mara.person())).hasMessageContaining("only administrator");
    }

    @Test
    void one_of_two_administrators_may_go() {
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        office.grant(mara, tom, Role.ADMINISTRATOR, null);
        office.disable(mara, mara.person());
        then(house.people.roles(mara.person(), null)).isEmpty();
    }

    @Test
    void an_administrator_of_one_study_is_refused() {
        thenThrownBy(() -> office.grant(mara, mara.person(), Role.ADMINISTRATOR, new StudyCode("PDX-1")))
                .hasMessageContaining("without a study");
    }

    @Test
    void an_unknown_person_is_refused_by_id() {
        thenThrownBy(() -> office.grant(mara, new PersonId("p-none"), Role.DIRECTOR, null))
                .hasMessageContaining("Nobody here has the id 'p-none'");
    }

    @Test
    void members_of_a_study_are_those_who_have_or_had_a_role_there_or_everywhere_disabled_people_too() {
        StudyCode here = new StudyCode("PDX-1");
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        PersonId olga = office.enroll(mara, "olga", "Olga Orr");
        PersonId vic = office.enroll(mara, "vic", "Vic Vane");
        office.grant(mara, tom, Role.TECHNICIAN, here);
        office.grant(mara, tom, Role.DIRECTOR, here);
        office.withdraw(mara, tom, Role.DIRECTOR, here);
        office.grant(mara, olga, Role.TECHNICIAN, null);
        office.disable(mara, olga);
        office.grant(mara, vic, Role.TECHNICIAN, new StudyCode("PDX-2"));

        then(house.people.members(here))
                .containsExactly(
                        new Member(mara.person(), "Mara Voss", Set.of(Role.ADMINISTRATOR), Set.of(Role.ADMINISTRATOR)),
                        new Member(olga, "Olga Orr", Set.of(), Set.of(Role.TECHNICIAN)),
                        new Member(tom, "Tom Tan", Set.of(Role.TECHNICIAN), Set.of(Role.TECHNICIAN, Role.DIRECTOR)));
    }

    @Test
    void somebody_who_is_disabled_keeps_their_name_and_acts_no_more() {
        PersonId tom = office.enroll(mara, "tom", "Tom Tan");
        office.disable(mara, tom);

        then(house.people.name(tom)).contains("Tom Tan");
        then(house.people.actor(tom, Actor.Via.WEB)).isEmpty();
        then(house.people.name(new PersonId("p-none"))).isEmpty();
    }
}
