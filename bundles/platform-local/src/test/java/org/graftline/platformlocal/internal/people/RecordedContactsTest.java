package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import org.graftline.study.ImpossibleValueException;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Contact;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where people can be written to, and who directs a study. */
class RecordedContactsTest {
    private final House house = new House();
    private final Actor mara = house.firstAdministrator();
    private final PersonId tom = house.office.enroll(mara, "tom", "Tom Tan");
    private final RecordedContacts contacts = new RecordedContacts(house.records);

    @Test
    void an_address_is_kept_changed_and_taken_out_each_time_as_a_new_version() {
        then(contacts.mailAddress(tom)).isEmpty();
        house.office.setMailAddress(mara, tom, " tom@example.org ");
        then(contacts.mailAddress(tom)).hasValue("tom@example.org");
        house.office.setMailAddress(mara, tom, "t.tan@lab.example.org");
        then(contacts.mailAddress(tom)).hasValue("t.tan@lab.example.org");
        house.office.setMailAddress(mara, tom, "");

        then(contacts.mailAddress(tom)).isEmpty();
        then(house.records.contact(tom)).map(Contact::version).hasValue(3);
    }

    @Test
    void the_same_address_again_writes_nothing() {
        house.office.setMailAddress(mara, tom, "tom@example.org");
        int acts = house.records.acts.size();

        house.office.setMailAddress(mara, tom, "tom@example.org");

        then(house.records.acts).hasSize(acts);
    }

    @Test
    void the_address_stands_salted_in_the_ledger() {
        house.office.setMailAddress(mara, tom, "tom@example.org");

        then(house.records.contact(tom).orElseThrow().canonical().json()).doesNotContain("tom@example.org");
    }

    @Test
    void everybody_may_keep_their_own_address_and_only_administrators_others() {
        Actor self = house.people.actor(tom, Actor.Via.WEB).orElseThrow();
        house.office.setMailAddress(self, tom, "tom@example.org");

        then(contacts.mailAddress(tom)).isPresent();
        thenThrownBy(() -> house.office.setMailAddress(self, mara.person(), "mara@example.org"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void who_is_disabled_is_not_written_to() {
        house.office.setMailAddress(mara, tom, "tom@example.org");
        house.office.disable(mara, tom);

        then(contacts.mailAddress(tom)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tom", "tom@", "@example.org", "tom@example.org, eve@example.org", "tom@ex ample.org", "a@b@c"})
    void what_is_no_address_is_refused_and_nothing_is_kept(String typed) {
        thenThrownBy(() -> house.office.setMailAddress(mara, tom, typed))
                .isInstanceOf(ImpossibleValueException.class)
                .hasMessageContaining("is no mail address");
        then(house.records.contact(tom)).isEmpty();
    }

    @Test
    void who_directs_a_study_holds_the_role_there_or_everywhere_and_is_active() {
        StudyCode study = new StudyCode("PDX-1");
        PersonId dora = house.office.enroll(mara, "dora", "Dora Rector");
        PersonId david = house.office.enroll(mara, "david", "David Rex");
        house.office.grant(mara, tom, Role.DIRECTOR, study);
        house.office.grant(mara, dora, Role.DIRECTOR, null);
        house.office.grant(mara, david, Role.DIRECTOR, new StudyCode("PDX-2"));

        then(house.people.holding(Role.DIRECTOR, study)).containsExactly(tom, dora);
        house.office.disable(mara, tom);
        then(house.people.holding(Role.DIRECTOR, study)).containsExactly(dora);
    }
}
