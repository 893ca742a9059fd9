package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.time.Duration;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.Test;

class PasswordLogInTest {
    private final House house = new House();
    private final Actor mara = house.firstAdministrator();

    private boolean logIn(String login, String password) {
        return house.people
                .authenticate(login, password.toCharArray(), Actor.Via.WEB)
                .isPresent();
    }

    private void failTimes(String login, int times) {
        for (int i = 0; i < times; i++) {
            then(logIn(login, "not the password")).isFalse();
        }
    }

    @Test
    void the_right_password_makes_the_person_the_actor() {
        then(house.people.authenticate("mara", House.PASSWORD.toCharArray(), Actor.Via.WEB))
                .contains(mara);
    }

    @Test
    void upper_case_and_surrounding_blanks_do_not_lock_anybody_out() {
        then(logIn(" MARA ", House.PASSWORD)).isTrue();
    }

    @Test
    void a_wrong_password_and_an_unknown_name_are_answered_alike() {
        then(logIn("mara", "not the password")).isFalse();
        then(logIn("nobody", "not the password")).isFalse();
    }

    @Test
    void a_person_without_password_cannot_log_in() {
        house.office.enroll(mara, "tech", "Tom Tan");
        then(logIn("tech", "")).isFalse();
    }

    @Test
    void a_disabled_person_cannot_log_in_and_has_no_roles_left() {
        PersonId tom = house.office.enroll(mara, "tech", "Tom Tan");
        house.office.setPassword(mara, tom, House.PASSWORD.toCharArray());
        house.office.grant(mara, tom, Role.TECHNICIAN, null);
        house.office.disable(mara, tom);
        then(logIn("tech", House.PASSWORD)).isFalse();
        then(house.people.roles(tom, null)).isEmpty();
        then(house.people.actor(tom, Actor.Via.WEB)).isEmpty();
        then(house.people.find("tech")).isEmpty();
    }

    @Test
    void after_five_failures_even_the_right_password_waits() {
        failTimes("mara", 5);
        thenThrownBy(() -> logIn("mara", House.PASSWORD))
                .isInstanceOf(TooManyAttemptsException.class)
                .hasMessage("Log-in with this name failed several times and is refused for 5 seconds."
                        + " Wait, then try again; an administrator can set a new password.");
        house.clock.pass(Duration.ofSeconds(6));
        then(logIn("mara", House.PASSWORD)).isTrue();
    }

    @Test
    void the_wait_doubles_with_every_further_failure_up_to_a_quarter_of_an_hour() {
        failTimes("mara", 5);
        house.clock.pass(Duration.ofSeconds(5));
        failTimes("mara", 1);
        thenThrownBy(() -> logIn("mara", "again")).hasMessageContaining("10 seconds");
        for (int i = 0; i < 12; i++) {
            house.clock.pass(Duration.ofMinutes(15));
            failTimes("mara", 1);
        }
        thenThrownBy(() -> logIn("mara", "again")).hasMessageContaining("15 minutes");
    }

    @Test
    void a_name_that_nobody_has_is_refused_after_the_same_number_of_failures() {
        failTimes("nobody", 5);
        thenThrownBy(() -> logIn("nobody", "again")).isInstanceOf(TooManyAttemptsException.class);
    }

    @Test
    void a_success_forgets_the_failures_before_it() {
        failTimes("mara", 4);
        then(logIn("mara", House.PASSWORD)).isTrue();
        failTimes("mara", 4);
        then(logIn("mara", House.PASSWORD)).isTrue();
    }

    @Test
    void failures_are_forgotten_after_an_hour() {
        failTimes("mara", 4);
        house.clock.pass(Duration.ofMinutes(61));
        failTimes("mara", 4);
        then(logIn("mara", House.PASSWORD)).isTrue();
    }

    @Test
    void a_role_on_every_study_holds_on_each_and_a_role_on_one_study_only_there() {
        StudyCode one = new StudyCode("ONE");
        StudyCode two = new StudyCode("TWO");
        PersonId tom = house.office.enroll(mara, "tech", "Tom Tan");
        house.office.grant(mara, tom, Role.TECHNICIAN, null);
        house.office.grant(mara, tom, Role.DIRECTOR, one);
        then(house.people.roles(tom, one)).containsExactlyInAnyOrder(Role.TECHNICIAN, Role.DIRECTOR);
        then(house.people.roles(tom, two)).containsExactly(Role.TECHNICIAN);
        then(house.people.roles(tom, null)).containsExactly(Role.TECHNICIAN);
    }
}
