package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.util.Set;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.junit.jupiter.api.Test;

class FirstPeopleTest {
    private final House house = new House();

    private Actor enrollWith(String token) {
        return house.office.enrollFirstAdministrator(
                token, "mara", "Mara Voss", House.PASSWORD.toCharArray(), Set.of());
    }

    @Test
    void the_token_has_128_random_bits_and_is_drawn_anew_at_every_start() {
        String token = house.office.firstAdministratorToken().orElseThrow();
        then(token).matches("[0-9a-f]{32}");
        then(house.restarted().firstAdministratorToken()).isPresent().get().isNotEqualTo(token);
    }

    @Test
    void the_first_administrator_acts_on_their_own_enrollment_and_can_log_in() {
        Actor mara = house.firstAdministrator(Role.DIRECTOR);
        then(house.records.acts).hasSize(1).first().extracting(Act::actor).isEqualTo(mara);
        then(house.people.authenticate("mara", House.PASSWORD.toCharArray(), Actor.Via.WEB))
                .contains(mara);
        then(house.people.roles(mara.person(), null)).containsExactlyInAnyOrder(Role.ADMINISTRATOR, Role.DIRECTOR);
    }

    @Test
    void the_token_is_used_up() {
        String token = house.office.firstAdministratorToken().orElseThrow();
        enrollWith(token);
        then(house.office.firstAdministratorToken()).isEmpty();
        then(house.restarted().firstAdministratorToken()).isEmpty();
        thenThrownBy(() -> enrollWith(token)).hasMessageContaining("used up");
    }

    @Test
    void a_wrong_token_enrolls_nobody() {
        thenThrownBy(() -> enrollWith("0".repeat(32)))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("console");
        then(house.records.people()).isEmpty();
    }

    @Test
    void a_token_copied_with_blanks_is_understood() {
        String token = house.office.firstAdministratorToken().orElseThrow();
        enrollWith(" " + token.substring(0, 16) + " " + token.substring(16) + "\n");
        then(house.records.people()).hasSize(1);
    }

    @Test
    void a_short_password_leaves_the_token_usable() {
        String token = house.office.firstAdministratorToken().orElseThrow();
        thenThrownBy(() -> house.office.enrollFirstAdministrator(token, "mara", "M", "short".toCharArray(), Set.of()))
                .hasMessageContaining("at least 12");
        enrollWith(token);
        then(house.office.firstAdministratorToken()).isEmpty();
    }

    @Test
    void on_an_empty_installation_the_owner_of_the_home_directory_becomes_director() {
        Actor lab = house.office.commandLineActor(null);
        then(lab.name()).isEqualTo("lab");
        then(lab.via()).isEqualTo(Actor.Via.COMMAND_LINE);
        then(house.people.roles(lab.person(), null)).containsExactly(Role.DIRECTOR);
        then(house.office.commandLineActor(null)).isEqualTo(lab);
        then(house.records.acts).hasSize(1);
    }

    @Test
    void the_first_person_of_the_command_line_leaves_the_way_open_for_the_first_administrator() {
        house.office.commandLineActor(null);
        then(house.office.firstAdministratorToken()).isPresent();
        thenThrownBy(() -> house.office.enrollFirstAdministrator(
                        house.office.firstAdministratorToken().orElseThrow(),
                        "LAB",
                        "Lab Owner",
                        House.PASSWORD.toCharArray(),
                        Set.of()))
                .hasMessageContaining("is taken");
    }

    @Test
    void once_there_are_people_an_unknown_operating_system_user_is_refused() {
        house.firstAdministrator();
        thenThrownBy(() -> house.office.commandLineActor(null))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("'lab'")
                .hasMessageContaining("--as LOGIN");
    }

    @Test
    void the_command_line_can_act_as_somebody_who_is_enrolled() {
        Actor mara = house.firstAdministrator();
        then(house.office.commandLineActor("Mara").person()).isEqualTo(mara.person());
    }

    @Test
    void naming_somebody_on_an_empty_installation_enrolls_nobody() {
        thenThrownBy(() -> house.office.commandLineActor("mara\u001b[31m")).hasMessageContaining("'mara?[31m'");
        then(house.records.people()).isEmpty();
    }

    @Test
    void a_windows_user_of_a_domain_can_own_the_home_directory() {
        then(new House("LAB\\Jane Doe").office.commandLineActor(null).name()).isEqualTo("LAB\\Jane Doe");
    }
}
