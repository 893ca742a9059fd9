package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.DIRECTOR;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.graftline.study.PersonId;
import org.graftline.study.StudyException;
import org.graftline.study.bench.Blinding.Eyes;
import org.graftline.study.bench.Blinding.Told;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.junit.jupiter.api.Test;

/** Who knows the arms, and who was told them. */
class EyesTest {
    private final BenchRoom room = new BenchRoom();

    private List<String> sights() {
        return room.blinding.eyes(DIRECTOR, STUDY).stream()
                .map(one -> one.name() + " " + one.sight())
                .toList();
    }

    private Told told(String name) {
        Eyes eyes = room.blinding.eyes(DIRECTOR, STUDY).stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
        return Objects.requireNonNull(eyes.told());
    }

    @Test
    void technicians_are_blinded_until_they_are_told_and_directors_know_by_role() {
        assertThat(sights()).containsExactly("Anna BLINDED", "Ben BLINDED", "Dana OPEN");

        room.blinding.unblind(DIRECTOR, STUDY, BEN.person(), "doses the animals");

        assertThat(sights()).containsExactly("Anna BLINDED", "Ben TOLD", "Dana OPEN");
        assertThat(told("Ben")).isEqualTo(new Told(BenchRoom.NOW, DIRECTOR.person(), "Dana", "doses the animals"));
    }

    @Test
    void who_was_told_stays_on_the_list_when_they_leave_and_who_was_not_does_not() {
        room.blinding.unblind(DIRECTOR, STUDY, BEN.person(), "doses the animals");
        room.staff.leaves(BEN);
        room.staff.leaves(ANNA);

        assertThat(sights()).containsExactly("Ben LEFT", "Dana OPEN");
        assertThat(told("Ben").reason()).isEqualTo("doses the animals");
    }

    @Test
    void a_director_who_is_blinded_reads_no_reason_since_it_may_name_an_arm() {
        room.blinding.unblind(DIRECTOR, STUDY, BEN.person(), "gives the drug to cage A");
        CaptureRules rules = room.settings.rules(DIRECTOR, STUDY);
        room.settings.change(
                DIRECTOR,
                new CaptureRules(
                        STUDY,
                        rules.version() + 1,
                        null,
                        true,
                        Set.of(Role.TECHNICIAN, Role.DIRECTOR),
                        0,
                        null,
                        List.of(),
                        rules.keepReasons(),
                        rules.missingReasons()),
                "double blind");

        assertThat(sights()).containsExactly("Anna BLINDED", "Ben TOLD", "Dana BLINDED");
        assertThat(told("Ben").reason()).isNull();
    }

    @Test
    void people_who_only_look_are_blinded_whatever_the_rules_say_and_quality_assurance_reads_who_was_told() {
        Actor rolf = new Actor(new PersonId("p-rolf"), "Rolf", Actor.Via.WEB);
        Actor quinn = new Actor(new PersonId("p-quinn"), "Quinn", Actor.Via.WEB);
        room.staff.comes(rolf, Role.READ_ONLY);
        room.staff.comes(quinn, Role.QA);
        CaptureRules rules = room.settings.rules(DIRECTOR, STUDY);
        room.settings.change(
                DIRECTOR,
                new CaptureRules(
                        STUDY,
                        rules.version() + 1,
                        null,
                        true,
                        Set.of(),
                        0,
                        null,
                        List.of(),
                        rules.keepReasons(),
                        rules.missingReasons()),
                "open study");

        assertThat(sights()).containsExactly("Anna OPEN", "Ben OPEN", "Dana OPEN", "Quinn OPEN", "Rolf BLINDED");
        assertThat(room.blinding.eyes(quinn, STUDY)).hasSize(5);
        assertThatThrownBy(() -> room.blinding.unblind(quinn, STUDY, rolf.person(), "asked"))
                .isInstanceOf(NotAllowedException.class);
        room.blinding.unblind(DIRECTOR, STUDY, rolf.person(), "audits the site");
        assertThat(room.blinding.isBlinded(rolf, STUDY)).isFalse();
    }

    @Test
    void only_a_director_sees_the_list_and_nobody_unblinds_somebody_who_does_not_exist() {
        assertThatThrownBy(() -> room.blinding.eyes(ANNA, STUDY)).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> room.blinding.unblind(DIRECTOR, STUDY, new PersonId("p-nobody"), "why not"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("nobody has the id 'p-nobody'");
    }
}
