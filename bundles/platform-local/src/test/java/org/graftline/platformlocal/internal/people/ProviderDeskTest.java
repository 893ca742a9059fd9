package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.graftline.platform.directory.DirectoryPerson;
import org.graftline.platform.directory.DirectoryPerson.GroupRole;
import org.graftline.platform.directory.DirectoryUnavailableException;
import org.graftline.platform.directory.IdentityProvider;
import org.graftline.platform.directory.NotProvenException;
import org.graftline.platform.directory.SingleSignOn.Begun;
import org.graftline.platform.directory.SingleSignOn.Ended;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.Test;

/** Going to a provider and coming back. */
class ProviderDeskTest {
    private static final String PURPOSE = "sign PDX-1/1 as author";

    private final House house = new House();
    private final Gate gate = new Gate(house);
    private final ProviderDesk desk = new ProviderDesk(
            house.records, house.records, house.directories, house.clock, house.clock, new SecureRandom());
    private final Actor mara = house.firstAdministrator();

    ProviderDeskTest() {
        house.directories.addProvider(gate);
        gate.next("s-1", "tom");
    }

    /** A provider kept by hand: whoever a test says stands at the gate. */
    private static final class Gate implements IdentityProvider {
        private final House house;
        private final Map<String, Proof> asked = new HashMap<>();
        private String subject = "";
        private String login = "";
        private boolean ended;
        private boolean silent;
        private int renewals;
        private int number;

        Gate(House house) {
            this.house = house;
        }

        void next(String who, String name) {
            subject = who;
            login = name;
        }

        @Override
        public String source() {
            return "sso";
        }

        @Override
        public String label() {
            return "Laboratory";
        }

        @Override
        public Duration renewEvery() {
            return Duration.ofMinutes(5);
        }

        @Override
        public Request request(Proof proof) {
            String state = "state-" + ++number;
            asked.put(state, proof);
            return new Request(URI.create("https://sso.example.org/?state=" + state), state, "n", "v", proof, 0);
        }

        @Override
        public Proven prove(Request request, Map<String, String> answer) {
            return new Proven(
                    new DirectoryPerson(
                            "sso",
                            subject,
                            login,
                            "Tom Tan",
                            "",
                            Set.of(new GroupRole(Role.DIRECTOR, null)),
                            house.clock.instant().plus(Duration.ofDays(30))),
                    Optional.of("standing-0"),
                    Optional.of(URI.create("https://sso.example.org/end")));
        }

        @Override
        public Optional<String> renew(String standing) {
            renewals++;
            if (silent) {
                throw new DirectoryUnavailableException("The provider does not answer.");
            }
            return ended ? Optional.empty() : Optional.of("standing-" + renewals);
        }
    }

    private static Map<String, String> answer(Begun begun) {
        return Map.of("state", begun.address().getQuery().substring("state=".length()), "code", "c");
    }

    private Ended logIn() {
        Begun begun = desk.begin("sso");
        return desk.end(begun.binding(), answer(begun));
    }

    @Test
    void somebody_who_comes_back_is_enrolled_and_gets_in() {
        Ended ended = logIn();
        then(ended.actor().name()).isEqualTo("Tom Tan");
        then(ended.proof()).isEmpty();
        then(house.people.roles(ended.actor().person(), null)).containsExactly(Role.DIRECTOR);
        then(house.people.provider(ended.actor().person())).contains("Laboratory");
        then(house.people.provider(mara.person())).isEmpty();
    }

    @Test
    void an_answer_ends_one_log_in_once() {
        Begun begun = desk.begin("sso");
        desk.end(begun.binding(), answer(begun));
        thenThrownBy(() -> desk.end(begun.binding(), answer(begun)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("was ended already");
    }

    @Test
    void an_answer_with_the_state_of_another_log_in_is_refused_and_ends_both_ways() {
        Begun mine = desk.begin("sso");
        Begun theirs = desk.begin("sso");
        thenThrownBy(() -> desk.end(mine.binding(), answer(theirs)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("belongs to another log-in");
        thenThrownBy(() -> desk.end(mine.binding(), answer(mine))).isInstanceOf(NotProvenException.class);
    }

    @Test
    void an_answer_in_a_browser_that_began_nothing_is_refused() {
        Begun begun = desk.begin("sso");
        thenThrownBy(() -> desk.end("", answer(begun))).isInstanceOf(NotProvenException.class);
    }

    @Test
    void a_log_in_that_took_longer_than_ten_minutes_is_over() {
        Begun begun = desk.begin("sso");
        house.clock.pass(Duration.ofMinutes(11));
        thenThrownBy(() -> desk.end(begun.binding(), answer(begun)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("longer than ten minutes");
    }

    @Test
    void a_name_of_somebody_here_is_not_taken_over() {
        gate.next("s-9", "mara");
        thenThrownBy(this::logIn)
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("'mara' is somebody else's here");
    }

    @Test
    void somebody_disabled_here_stays_out() {
        PersonId tom = logIn().actor().person();
        house.office.disable(mara, tom);
        thenThrownBy(this::logIn)
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("your account here is disabled");
    }

    @Test
    void a_proof_is_asked_for_freshly_and_opens_one_act_of_its_purpose() {
        Actor tom = logIn().actor();
        Begun begun = desk.beginProof(tom, PURPOSE);
        then(gate.asked.get(answer(begun).get("state"))).isEqualTo(IdentityProvider.Proof.FRESH);
        String proof = desk.end(begun.binding(), answer(begun)).proof().orElseThrow();

        then(house.people.redeem(proof, PURPOSE, Actor.Via.WEB).map(Actor::person))
                .contains(tom.person());
        then(house.people.redeem(proof, PURPOSE, Actor.Via.WEB)).isEmpty();
    }

    @Test
    void a_proof_opens_nothing_for_another_purpose_or_after_five_minutes_or_for_somebody_disabled() {
        Actor tom = logIn().actor();
        then(house.people.redeem(proofOf(tom), "sign PDX-1/2 as author", Actor.Via.WEB))
                .isEmpty();

        String late = proofOf(tom);
        house.clock.pass(Duration.ofMinutes(6));
        then(house.people.redeem(late, PURPOSE, Actor.Via.WEB)).isEmpty();

        String disabled = proofOf(tom);
        house.office.disable(mara, tom.person());
        then(house.people.redeem(disabled, PURPOSE, Actor.Via.WEB)).isEmpty();
    }

    private String proofOf(Actor person) {
        Begun begun = desk.beginProof(person, PURPOSE);
        return desk.end(begun.binding(), answer(begun)).proof().orElseThrow();
    }

    @Test
    void a_proof_by_another_account_of_the_provider_is_refused() {
        Actor tom = logIn().actor();
        gate.next("s-2", "dora");
        Begun begun = desk.beginProof(tom, PURPOSE);
        thenThrownBy(() -> desk.end(begun.binding(), answer(begun)))
                .isInstanceOf(NotProvenException.class)
                .hasMessageContaining("Somebody else proved themself");
    }

    @Test
    void somebody_with_a_password_here_proves_themself_by_it() {
        thenThrownBy(() -> desk.beginProof(mara, PURPOSE))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("by log-in name and password");
    }

    @Test
    void a_log_in_that_the_provider_ended_holds_no_more() {
        String ticket = logIn().ticket();
        then(desk.holds(ticket)).isTrue();
        then(gate.renewals).isZero();
        house.clock.pass(Duration.ofMinutes(5));
        then(desk.holds(ticket)).isTrue();
        then(gate.renewals).isEqualTo(1);
        gate.ended = true;
        house.clock.pass(Duration.ofMinutes(5));
        then(desk.holds(ticket)).isFalse();
    }

    @Test
    void a_silent_provider_ends_nothing_and_is_asked_again_after_a_minute() {
        String ticket = logIn().ticket();
        gate.silent = true;
        house.clock.pass(Duration.ofMinutes(5));
        then(desk.holds(ticket)).isTrue();
        then(desk.holds(ticket)).isTrue();
        then(gate.renewals).isEqualTo(1);
        house.clock.pass(Duration.ofMinutes(1));
        then(desk.holds(ticket)).isTrue();
        then(gate.renewals).isEqualTo(2);
    }

    @Test
    void the_word_of_a_provider_holds_for_its_days_and_another_log_in_renews_it() {
        PersonId tom = logIn().actor().person();
        house.clock.pass(Duration.ofDays(31));
        then(house.people.actor(tom, Actor.Via.TOKEN)).isEmpty();
        logIn();
        then(house.people.actor(tom, Actor.Via.TOKEN)).isPresent();
    }

    @Test
    void a_log_in_every_hour_is_noted_once_a_day() {
        logIn();
        int acts = house.records.acts.size();
        for (int hour = 0; hour < 23; hour++) {
            house.clock.pass(Duration.ofHours(1));
            logIn();
        }
        then(house.records.acts).hasSize(acts);
        house.clock.pass(Duration.ofHours(1));
        logIn();
        then(house.records.acts).hasSize(acts + 1);
    }
}
