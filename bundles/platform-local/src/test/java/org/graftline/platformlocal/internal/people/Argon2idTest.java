package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.security.SecureRandom;
import org.graftline.study.StudyException;
import org.junit.jupiter.api.Test;

class Argon2idTest {
    private final Argon2id passwords = new Argon2id(new SecureRandom());

    @Test
    void a_hash_names_its_algorithm_and_cost() {
        then(passwords.hash("seven calm herons".toCharArray()))
                .matches("\\$argon2id\\$v=19\\$m=19456,t=2,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void the_right_password_matches_and_one_letter_off_does_not() {
        String phc = passwords.hash("seven calm herons".toCharArray());
        then(passwords.matches("seven calm herons".toCharArray(), phc)).isTrue();
        then(passwords.matches("seven calm heronS".toCharArray(), phc)).isFalse();
    }

    @Test
    void the_same_password_never_has_the_same_hash_twice() {
        then(passwords.hash("seven calm herons".toCharArray()))
                .isNotEqualTo(passwords.hash("seven calm herons".toCharArray()));
    }

    @Test
    void a_hash_made_by_the_reference_implementation_matches() {
        // printed by the command argon2 of the reference implementation: password "password", salt "somesalt", -id -t 2
        // -k 65536 -p 1
        String phc = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc";
        then(passwords.matches("password".toCharArray(), phc)).isTrue();
    }

    @Test
    void letters_outside_ascii_are_told_apart() {
        String phc = passwords.hash("sieben graue Häher 🐦".toCharArray());
        then(passwords.matches("sieben graue Häher 🐦".toCharArray(), phc)).isTrue();
        then(passwords.matches("sieben graue Häher ??".toCharArray(), phc)).isFalse();
    }

    @Test
    void a_hash_in_another_form_is_refused_without_showing_it() {
        thenThrownBy(() -> passwords.matches("x".toCharArray(), "$2y$10$abcdef"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("set a new password")
                .hasMessageNotContaining("abcdef");
    }
}
