package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import org.graftline.platform.PeopleAdministration.Entry;
import org.graftline.platform.ScriptTokens;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.graftline.study.people.ScriptToken;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.junit.jupiter.api.Test;

/** Who comes from a directory, and how they stay what it says. */
class DirectoryPeopleTest {
    private static final GroupRole TECHNICIAN = new GroupRole(Role.TECHNICIAN, null);
    private static final GroupRole DIRECTOR = new GroupRole(Role.DIRECTOR, new StudyCode("PDX-1"));
    private static final GroupRole ADMINISTRATOR = new GroupRole(Role.ADMINISTRATOR, null);

    private final House house = new House();
    private final Actor mara = house.firstAdministrator();
    private final Hospital hospital = new Hospital();
    private final Departures departures =
            new Departures(house.records, house.records, house.directories, house.clock, house.clock, null);

    DirectoryPeopleTest() {
        house.directories.addDirectory(hospital);
        hospital.has("id-1", "tom", "Tom Tan", TECHNICIAN);
    }

    private Optional<Actor> logIn(String login, String password) {
        return house.people.authenticate(login, password.toCharArray(), Actor.Via.WEB);
    }

    private PersonId tom() {
        return logIn("tom", Hospital.PASSWORD).orElseThrow().person();
    }

    private Act last() {
        return house.records.acts.get(house.records.acts.size() - 1);
    }

    private String reason() {
        return last().reason().orErased();
    }

    @Test
    void the_first_log_in_enrolls_somebody_with_the_roles_of_their_groups_in_one_act() {
        int before = house.records.acts.size();
        PersonId tom = tom();

        then(house.people.roles(tom, null)).containsExactly(Role.TECHNICIAN);
        then(house.people.name(tom)).contains("Tom Tan");
        then(house.records.acts).hasSize(before + 1);
        then(last().kind()).isEqualTo(ActKind.ENROLL_PERSON);
        then(last().actor()).isEqualTo(Actor.GRAFTLINE);
        then(reason()).isEqualTo("first log-in from the directory 'hospital', as technician");
    }

    @Test
    void the_second_log_in_is_the_same_person_and_writes_nothing() {
        PersonId tom = tom();
        int acts = house.records.acts.size();
        then(tom()).isEqualTo(tom);
        then(house.records.acts).hasSize(acts);
    }

    @Test
    void roles_follow_the_groups_at_each_log_in_and_the_change_is_an_act() {
        PersonId tom = tom();
        hospital.has("id-1", "tom", "Tom Tan", DIRECTOR);
        tom();
        then(house.people.roles(tom, null)).isEmpty();
        then(house.people.roles(tom, new StudyCode("PDX-1"))).containsExactly(Role.DIRECTOR);
        then(last().kind()).isEqualTo(ActKind.CHANGE_ROLES);
        then(reason()).isEqualTo("as the directory 'hospital' says: given director of PDX-1, taken back technician");
    }

    @Test
    void a_role_that_an_administrator_gave_stays_whatever_the_groups_say() {
        PersonId tom = tom();
        house.office.grant(mara, tom, Role.QA, null);
        hospital.has("id-1", "tom", "Tom Tan", new GroupRole(Role.QA, null));
        tom();
        then(house.people.roles(tom, null)).containsExactly(Role.QA);
        hospital.has("id-1", "tom", "Tom Tan");
        tom();
        then(house.people.roles(tom, null)).containsExactly(Role.QA);
    }

    @Test
    void a_role_that_an_administrator_took_back_comes_again_with_the_next_log_in_as_long_as_the_group_gives_it() {
        PersonId tom = tom();
        house.office.withdraw(mara, tom, Role.TECHNICIAN, null);
        then(house.people.roles(tom, null)).isEmpty();
        tom();
        then(house.people.roles(tom, null)).containsExactly(Role.TECHNICIAN);
        hospital.has("id-1", "tom", "Tom Tan");
        tom();
        then(house.people.roles(tom, null)).isEmpty();
    }

    @Test
    void somebody_whose_groups_give_no_role_comes_in_and_may_do_nothing() {
        hospital.has("id-2", "nina", "Nina Noone");
        PersonId nina = logIn("nina", Hospital.PASSWORD).orElseThrow().person();
        then(house.people.roles(nina, null)).isEmpty();
        then(reason()).isEqualTo("first log-in from the directory 'hospital', whose groups give no role here");
    }

    @Test
    void a_name_that_is_somebodys_here_is_never_asked_about_elsewhere() {
        hospital.has("id-9", "mara", "Mara of the hospital", ADMINISTRATOR);
        then(logIn("mara", Hospital.PASSWORD)).isEmpty();
        then(logIn("MARA ", Hospital.PASSWORD)).isEmpty();
        then(hospital.asked).isZero();
        then(logIn("mara", House.PASSWORD)).contains(mara);
    }

    @Test
    void somebody_disabled_here_is_not_replaced_by_the_same_name_of_a_directory() {
        PersonId eva = house.office.enroll(mara, "eva", "Eva Kern");
        house.office.disable(mara, eva);
        hospital.has("id-8", "eva", "Eva of the hospital", TECHNICIAN);
        then(logIn("eva", Hospital.PASSWORD)).isEmpty();
        then(hospital.asked).isZero();
    }

    @Test
    void a_name_that_the_directory_gave_to_somebody_else_does_not_bring_the_records_of_the_one_before() {
        PersonId first = tom();
        hospital.loses("id-1");
        hospital.has("id-77", "tom", "Another Tom", DIRECTOR);
        thenThrownBy(() -> logIn("tom", Hospital.PASSWORD))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("'tom' is somebody else's here");
        then(house.people.name(first)).contains("Tom Tan");
    }

    @Test
    void who_is_renamed_in_the_directory_stays_the_same_person() {
        PersonId tom = tom();
        hospital.has("id-1", "tom.tan", "Tom Tan-Voss", TECHNICIAN);
        then(logIn("tom.tan", Hospital.PASSWORD).map(Actor::person)).contains(tom);
        then(house.people.name(tom)).contains("Tom Tan-Voss");
        then(house.people.find("tom.tan")).contains(tom);
        then(house.people.find("tom")).isEmpty();
    }

    @Test
    void who_is_disabled_here_cannot_log_in_whatever_the_directory_says() {
        PersonId tom = tom();
        house.office.disable(mara, tom);
        then(logIn("tom", Hospital.PASSWORD)).isEmpty();
        then(house.people.actor(tom, Actor.Via.WEB)).isEmpty();
    }

    @Test
    void who_was_removed_from_the_directory_loses_sessions_and_tokens_when_it_is_asked_next() {
        TokenOffice office = new TokenOffice(
                house.people, house, house.records, house.records, house.clock, house.clock, new SecureRandom());
        Actor tom = logIn("tom", Hospital.PASSWORD).orElseThrow();
        ScriptTokens.Issued token = office.issue(tom, "nightly", ScriptToken.Scope.READ, null, 30);
        then(office.authenticate(token.secret())).isPresent();

        hospital.loses("id-1");
        departures.ask();
        then(house.people.actor(tom.person(), Actor.Via.WEB)).isEmpty();
        then(house.people.roles(tom.person(), null)).isEmpty();
        then(office.authenticate(token.secret())).isEmpty();
        then(reason()).isEqualTo("not in the directory 'hospital' any more, or disabled there");
    }

    @Test
    void who_comes_back_into_the_directory_is_the_same_person_after_the_next_log_in() {
        PersonId tom = tom();
        hospital.loses("id-1");
        departures.ask();
        then(logIn("tom", Hospital.PASSWORD)).isEmpty();
        hospital.has("id-1", "tom", "Tom Tan", TECHNICIAN);
        then(house.people.actor(tom, Actor.Via.WEB)).isEmpty();
        then(tom()).isEqualTo(tom);
        then(reason()).isEqualTo("as the directory 'hospital' says, which has the person again");
        then(house.people.actor(tom, Actor.Via.WEB)).isPresent();
    }

    @Test
    void changed_groups_are_taken_over_without_a_log_in_when_the_directory_is_asked_next() {
        PersonId tom = tom();
        hospital.has("id-1", "tom", "Tom Tan");
        departures.ask();
        then(house.people.roles(tom, null)).isEmpty();
    }

    @Test
    void a_directory_is_asked_no_more_often_than_it_says() {
        tom();
        departures.ask();
        int asked = hospital.asked;
        house.clock.pass(Duration.ofMinutes(4));
        departures.ask();
        then(hospital.asked).isEqualTo(asked);
        house.clock.pass(Duration.ofMinutes(1));
        departures.ask();
        then(hospital.asked).isEqualTo(asked + 1);
    }

    @Test
    void a_silent_directory_ends_nothing_and_people_with_a_password_here_still_come_in() {
        PersonId tom = tom();
        hospital.fallsSilent();
        departures.ask();
        then(house.people.actor(tom, Actor.Via.WEB)).isPresent();
        thenThrownBy(() -> logIn("tom", Hospital.PASSWORD)).isInstanceOf(DirectoryUnavailableException.class);
        then(logIn("mara", House.PASSWORD)).contains(mara);
    }

    @Test
    void a_silent_directory_makes_nobody_wait_but_wrong_passwords_do() {
        tom();
        hospital.fallsSilent();
        for (int i = 0; i < 10; i++) {
            thenThrownBy(() -> logIn("tom", Hospital.PASSWORD)).isInstanceOf(DirectoryUnavailableException.class);
        }
        hospital.speaksAgain();
        then(logIn("tom", Hospital.PASSWORD)).isPresent();
        for (int i = 0; i < 5; i++) {
            then(logIn("tom", "not the password")).isEmpty();
        }
        int asked = hospital.asked;
        thenThrownBy(() -> logIn("tom", Hospital.PASSWORD)).isInstanceOf(TooManyAttemptsException.class);
        then(hospital.asked).isEqualTo(asked);
    }

    @Test
    void letters_that_a_directory_may_pass_over_make_no_second_count_of_failures() {
        hospital.has("id-1", "tom\u0000", "Tom Tan", TECHNICIAN);
        then(logIn("tom\u0000", Hospital.PASSWORD)).isEmpty();
        then(logIn("*", Hospital.PASSWORD)).isEmpty();
        then(logIn("tom)(uid=*", Hospital.PASSWORD)).isEmpty();
        then(hospital.asked).isZero();
    }

    @Test
    void people_from_a_directory_have_no_password_here() {
        PersonId tom = tom();
        thenThrownBy(() -> house.office.setPassword(mara, tom, House.PASSWORD.toCharArray()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("logs in through the directory 'hospital'");
    }

    @Test
    void the_list_of_people_says_who_comes_from_where() {
        tom();
        then(house.office.people(mara))
                .extracting(Entry::login, Entry::source)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("mara", ""),
                        org.assertj.core.groups.Tuple.tuple("tom", "hospital"));
    }

    @Test
    void an_administrator_binds_an_account_of_here_to_the_directory_and_its_password_opens_nothing_any_more() {
        PersonId eva = house.office.enroll(mara, "eva", "Eva Kern");
        house.office.setPassword(mara, eva, House.PASSWORD.toCharArray());
        house.office.grant(mara, eva, Role.SCIENTIST, null);
        house.office.bindToDirectory(mara, eva, "hospital", "id-5");
        hospital.has("id-5", "eva", "Eva Kern", TECHNICIAN);

        then(logIn("eva", House.PASSWORD)).isEmpty();
        then(logIn("eva", Hospital.PASSWORD).map(Actor::person)).contains(eva);
        then(house.people.roles(eva, null)).containsExactlyInAnyOrder(Role.SCIENTIST, Role.TECHNICIAN);
    }

    @Test
    void nobody_is_bound_twice_or_to_somebody_elses_id_and_only_administrators_bind() {
        PersonId tom = tom();
        PersonId eva = house.office.enroll(mara, "eva", "Eva Kern");
        thenThrownBy(() -> house.office.bindToDirectory(mara, tom, "hospital", "id-2"))
                .hasMessageContaining("comes from the directory 'hospital' already");
        thenThrownBy(() -> house.office.bindToDirectory(mara, eva, "hospital", "id-1"))
                .hasMessageContaining("is somebody's already, Tom Tan");
        thenThrownBy(() -> house.office.bindToDirectory(
                        logIn("tom", Hospital.PASSWORD).orElseThrow(), eva, "hospital", "id-3"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void the_last_administrator_with_a_password_here_stays_even_where_the_directory_has_others() {
        hospital.has("id-3", "adam", "Adam Admin", ADMINISTRATOR);
        Actor adam = logIn("adam", Hospital.PASSWORD).orElseThrow();
        thenThrownBy(() -> house.office.disable(adam, mara.person()))
                .hasMessageContaining("the only administrator with a password here");
        thenThrownBy(() -> house.office.bindToDirectory(adam, mara.person(), "hospital", "id-4"))
                .hasMessageContaining("the only administrator with a password here");
        house.office.disable(mara, adam.person());
        then(house.people.actor(adam.person(), Actor.Via.WEB)).isEmpty();
    }

    @Test
    void a_change_of_settings_lets_everybody_stay_who_they_are() {
        PersonId tom = tom();
        house.directories.removeDirectory(hospital);
        then(house.people.actor(tom, Actor.Via.WEB)).isPresent();
        then(logIn("tom", Hospital.PASSWORD)).isEmpty();
        house.directories.addDirectory(hospital);
        then(tom()).isEqualTo(tom);
    }
}
