package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.graftline.platform.TooManyAttemptsException;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Badge;
import org.graftline.study.people.JournalKey;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.junit.jupiter.api.Test;

class BadgeSignInTest {
    private static final String BADGE = "GL-00417";
    private static final String PIN = "271828";

    private final House house = new House();
    private final Actor mara = house.firstAdministrator();
    private final PersonId tom = house.office.enroll(mara, "tech", "Tom Tan");
    private final Actor asTom = new Actor(tom, "Tom Tan", Actor.Via.WEB);
    private final BadgeSignIn door = restarted();

    private BadgeSignIn restarted() {
        return new BadgeSignIn(
                house.people,
                house,
                new ListedBench(house.records),
                house.records,
                house.clock,
                house.clock,
                new SecureRandom());
    }

    private void given() {
        door.giveBadge(mara, tom, BADGE, PIN.toCharArray());
    }

    private boolean signIn(String badge, String pin) {
        return door.signIn(badge, pin.toCharArray(), Actor.Via.WEB).isPresent();
    }

    private Act lastAct() {
        return house.records.acts.get(house.records.acts.size() - 1);
    }

    @Test
    void badge_and_pin_make_the_person_the_actor() {
        given();
        then(door.signIn(BADGE, PIN.toCharArray(), Actor.Via.WEB)).contains(asTom);
    }

    @Test
    void blanks_that_a_scanner_sends_around_the_code_do_not_count() {
        given();
        then(signIn(" " + BADGE + "\r\n", PIN)).isTrue();
    }

    @Test
    void a_wrong_pin_and_an_unknown_badge_are_answered_alike() {
        given();
        then(signIn(BADGE, "271829")).isFalse();
        then(signIn("GL-99999", PIN)).isFalse();
        then(signIn(BADGE, "")).isFalse();
    }

    @Test
    void neither_the_code_nor_the_pin_is_kept_or_printed() {
        given();
        Badge kept = house.records.of(Badge.class).get(0);
        then(kept.badgeSha256()).hasSize(64).doesNotContain(BADGE);
        then(kept.phc()).startsWith("$argon2id$").doesNotContain(PIN);
        then(kept.toString()).doesNotContain(kept.badgeSha256()).doesNotContain(kept.phc());
    }

    @Test
    void after_five_failures_even_the_right_pin_waits_and_an_unknown_badge_waits_alike() {
        given();
        for (int i = 0; i < 5; i++) {
            then(signIn(BADGE, "000001")).isFalse();
            then(signIn("GL-99999", "000001")).isFalse();
        }
        thenThrownBy(() -> signIn(BADGE, PIN))
                .isInstanceOf(TooManyAttemptsException.class)
                .hasMessageStartingWith("Sign-in with this badge failed several times and is refused for 5 seconds.");
        thenThrownBy(() -> signIn("GL-99999", PIN)).isInstanceOf(TooManyAttemptsException.class);
        house.clock.pass(Duration.ofSeconds(6));
        then(signIn(BADGE, PIN)).isTrue();
    }

    @Test
    void a_success_forgets_the_failures_before_it() {
        given();
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < 4; i++) {
                then(signIn(BADGE, "000001")).isFalse();
            }
            then(signIn(BADGE, PIN)).isTrue();
        }
    }

    @Test
    void a_disabled_person_cannot_sign_in() {
        given();
        house.office.disable(mara, tom);
        then(signIn(BADGE, PIN)).isFalse();
    }

    @Test
    void a_withdrawn_badge_opens_nothing_and_stays_in_the_records() {
        given();
        door.withdrawBadge(mara, tom);
        then(signIn(BADGE, PIN)).isFalse();
        then(house.records.of(Badge.class)).singleElement().satisfies(badge -> {
            then(badge.version()).isEqualTo(2);
            then(badge.state()).isEqualTo(Badge.State.WITHDRAWN);
        });
    }

    @Test
    void withdrawing_a_badge_twice_writes_once() {
        given();
        door.withdrawBadge(mara, tom);
        int acts = house.records.acts.size();
        door.withdrawBadge(mara, tom);
        then(house.records.acts).hasSize(acts);
    }

    @Test
    void a_badge_that_was_withdrawn_may_be_given_to_somebody_else() {
        given();
        door.withdrawBadge(mara, tom);
        door.giveBadge(mara, mara.person(), BADGE, "314159".toCharArray());
        then(door.signIn(BADGE, "314159".toCharArray(), mara.via())).contains(mara);
    }

    @Test
    void one_badge_is_one_persons() {
        given();
        thenThrownBy(() -> door.giveBadge(mara, mara.person(), BADGE, "314159".toCharArray()))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("somebody else's already");
    }

    @Test
    void a_new_pin_for_the_same_badge_replaces_the_old() {
        given();
        door.giveBadge(asTom, tom, BADGE, "161803".toCharArray());
        then(signIn(BADGE, PIN)).isFalse();
        then(signIn(BADGE, "161803")).isTrue();
    }

    @Test
    void ones_own_badge_needs_no_permission_and_anothers_does() {
        door.giveBadge(asTom, tom, BADGE, PIN.toCharArray());
        thenThrownBy(() -> door.giveBadge(asTom, mara.person(), "GL-00001", PIN.toCharArray()))
                .isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> door.withdrawBadge(asTom, tom)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void each_giving_is_an_act_in_the_chain_of_the_installation() {
        given();
        then(lastAct().chain()).isEqualTo(Chain.INSTALLATION);
        then(lastAct().kind()).isEqualTo(ActKind.GIVE_BADGE);
        then(lastAct().actor()).isEqualTo(mara);
    }

    @Test
    void a_pin_that_is_short_lettered_or_one_digit_repeated_is_refused_with_the_reason() {
        thenThrownBy(() -> door.giveBadge(mara, tom, BADGE, "12345".toCharArray()))
                .hasMessageContaining("not 6 to 12 digits");
        thenThrownBy(() -> door.giveBadge(mara, tom, BADGE, "12345a".toCharArray()))
                .hasMessageContaining("not 6 to 12 digits");
        thenThrownBy(() -> door.giveBadge(mara, tom, BADGE, "777777".toCharArray()))
                .hasMessageContaining("one digit repeated");
    }

    @Test
    void a_badge_cut_short_or_with_a_hidden_character_is_refused() {
        thenThrownBy(() -> door.giveBadge(mara, tom, "GL", PIN.toCharArray()))
                .hasMessageContaining("reads as 2 characters");
        thenThrownBy(() -> door.giveBadge(mara, tom, "GL\u0002-417", PIN.toCharArray()))
                .hasMessageContaining("invisible character");
    }

    @Test
    void nobody_gets_a_badge_for_a_person_who_does_not_exist() {
        thenThrownBy(() -> door.giveBadge(mara, PersonId.fresh(), BADGE, PIN.toCharArray()))
                .hasMessageContaining("nobody active here");
    }

    @Test
    void the_journal_key_is_drawn_once_and_the_same_after_a_restart() {
        String first = door.journalKey(asTom);
        then(Base64.getUrlDecoder().decode(first)).hasSize(32);
        then(lastAct().kind()).isEqualTo(ActKind.DRAW_JOURNAL_KEY);
        then(restarted().journalKey(asTom)).isEqualTo(first);
        then(house.records.of(JournalKey.class)).hasSize(1);
        then(door.journalKey(mara)).isNotEqualTo(first);
    }
}
