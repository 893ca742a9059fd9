package org.graftline.platformlocal.internal.people;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.BDDAssertions.then;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Role;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.Erasures;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErasureOfficeTest {
    private final House house = new House();
    private final List<Erasures.Texts> erased = new ArrayList<>();
    private final ErasureOffice office =
            new ErasureOffice(house, house.people, house.records, this::erase, house.clock);
    private Actor mara;
    private PersonId dora;

    private Erasures.Erased erase(Erasures.Texts what, Actor by, Instant at, String reason) {
        erased.add(what);
        Act act = new Act(Chain.INSTALLATION, ActKind.ERASE_TEXTS, by, at, SaltedText.of(reason), List.of());
        return new Erasures.Erased(2, 5, 1, LedgerEntry.following(LedgerHead.EMPTY, act));
    }

    @BeforeEach
    void people() {
        mara = house.firstAdministrator();
        dora = house.office.enroll(mara, "dora", "Dora Rector");
        house.office.grant(mara, dora, Role.DIRECTOR, null);
    }

    @Test
    void somebody_who_is_active_is_not_erased() {
        assertThatThrownBy(() -> office.erasePerson(mara, "dora", "request 12"))
                .isInstanceOf(StudyException.class)
                .hasMessage("Not erased: 'dora' is active, and whoever acts has a name. Disable the person first.");
        then(erased).isEmpty();
    }

    @Test
    void somebody_who_is_disabled_is_erased_by_the_log_in_name_or_by_the_id() {
        house.office.disable(mara, dora);

        then(office.erasePerson(mara, "DORA", "request 12").keptSignatures()).isEqualTo(1);
        office.erasePerson(mara, dora.value(), "request 12");

        then(erased).containsExactly(new Erasures.OfPerson(dora), new Erasures.OfPerson(dora));
    }

    @Test
    void B1_07_nobody_but_an_administrator_erases() {
        Actor director = house.people.actor(dora, Actor.Via.WEB).orElseThrow();

        assertThatThrownBy(() -> office.erasePerson(director, "mara", "why")).isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> office.eraseEntry(director, Chain.INSTALLATION, 1, "why"))
                .isInstanceOf(NotAllowedException.class);
        assertThatThrownBy(() -> office.eraseRecord(director, "remark", "x", "why"))
                .isInstanceOf(NotAllowedException.class);
        then(erased).isEmpty();
    }
}
