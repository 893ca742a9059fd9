package org.graftline.conduct.internal.alert;

import static org.assertj.core.api.BDDAssertions.then;
import static org.assertj.core.api.BDDAssertions.thenThrownBy;
import static org.graftline.conduct.internal.alert.Ward.mail;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyException;
import org.graftline.study.bench.ProtocolLimit.Tier;
import org.graftline.study.conduct.AlertChain;
import org.graftline.study.conduct.AlertDecision;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Acknowledging, deciding, and setting the chain. */
class DesksTest {
    private final Ward ward = new Ward();

    private Ward withCase() {
        return ward.chain(mail("vera")).reaches("m7", Tier.STOP, "2100").beat();
    }

    private void decide(AlertDecision.Kind kind, @Nullable LocalDate until, String reason) {
        ward.desk.decide(ward.crew.actor("dora"), Ward.STUDY, ward.one().name(), kind, until, reason);
    }

    @Test
    void a_case_closes_by_a_decision_with_who_when_and_why_and_the_why_can_be_erased() {
        withCase();
        ward.decide(AlertDecision.Kind.EUTHANIZE, null);

        var closed = ward.all().get(0);
        then(closed.alert().isOpen()).isFalse();
        then(closed.alert().decision())
                .isEqualTo(new AlertDecision(
                        AlertDecision.Kind.EUTHANIZE, Crew.id("dora"), ward.clock.instant(), null, null));
        then(closed.reason()).isEqualTo("seen the mouse");
        then(ward.book.current(DocumentKind.ALERT_CASE).get(0).json()).doesNotContain("seen the mouse");
    }

    @Test
    void a_technician_acknowledges_and_does_not_decide() {
        withCase();
        ward.acknowledge("tom");

        thenThrownBy(() -> ward.desk.decide(
                        ward.crew.actor("tom"),
                        Ward.STUDY,
                        ward.one().name(),
                        AlertDecision.Kind.TREAT,
                        null,
                        "it is small"))
                .isInstanceOf(NotAllowedException.class);
        then(ward.alert().isOpen()).isTrue();
    }

    @Test
    void who_holds_no_role_in_the_study_sees_none_of_its_alerts() {
        withCase();

        then(ward.desk.open(ward.crew.actor("mara"))).isEmpty();
        thenThrownBy(() -> ward.desk.of(ward.crew.actor("mara"), Ward.STUDY)).isInstanceOf(NotAllowedException.class);
        thenThrownBy(() -> ward.desk.acknowledge(
                        ward.crew.actor("mara"), Ward.STUDY, ward.one().name()))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void acknowledging_twice_is_acknowledging_once() {
        withCase();
        ward.acknowledge("tom");
        int entries = ward.book.entries().size();

        ward.acknowledge("tom");

        then(ward.book.entries()).hasSize(entries);
    }

    @Test
    void a_closed_case_is_neither_acknowledged_nor_decided_again() {
        withCase();
        String name = ward.one().name();
        ward.decide(AlertDecision.Kind.TREAT, null);

        thenThrownBy(() -> ward.desk.acknowledge(ward.crew.actor("tom"), Ward.STUDY, name))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("closed");
        thenThrownBy(() -> ward.desk.decide(
                        ward.crew.actor("dora"), Ward.STUDY, name, AlertDecision.Kind.TREAT, null, "again"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void a_decision_without_reason_or_with_a_day_that_does_not_fit_leaves_the_case_open() {
        withCase();
        thenThrownBy(() -> decide(AlertDecision.Kind.TREAT, null, " ")).hasMessageContaining("needs a reason");
        thenThrownBy(() -> decide(AlertDecision.Kind.EXEMPT, null, "vet"))
                .hasMessage("Not closed: an exemption needs its last day. Enter the day.");
        thenThrownBy(() -> decide(AlertDecision.Kind.EXEMPT, LocalDate.of(2026, 3, 1), "vet"))
                .hasMessage(
                        "Not closed: an exemption until 2026-03-01 is over already. Enter 2026-03-02 or a later day.");
        thenThrownBy(() -> decide(AlertDecision.Kind.TREAT, LocalDate.of(2026, 3, 9), "vet"))
                .hasMessageContaining("only an exemption ends on a day");
        then(ward.alert().isOpen()).isTrue();
    }

    @Test
    void a_chain_with_nobody_twice_or_somebody_unknown_is_refused() {
        thenThrownBy(() -> ward.chain()).hasMessageContaining("Name 1 to 20");
        thenThrownBy(() -> ward.chain(mail("vera"), mail("vera"))).hasMessageContaining("twice");
        thenThrownBy(() -> ward.chain(mail("ghost"))).hasMessageContaining("nobody here");
        thenThrownBy(() -> new AlertChain(List.of(mail("vera")), 30, 240, null))
                .hasMessageContaining("may not wait longer");
        then(ward.book.current(DocumentKind.ALERT_CHAIN)).isEmpty();
    }

    @Test
    void two_people_who_change_the_chain_at_once_do_not_overwrite_each_other() {
        ward.chain(mail("vera"));

        thenThrownBy(() -> ward.chains.change(
                        ward.crew.actor("dora"),
                        Ward.STUDY,
                        new AlertChain(List.of(mail("tom")), 240, 30, null),
                        0,
                        "late"))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void a_technician_sees_the_chain_and_does_not_change_it() {
        ward.chain(mail("vera"));

        then(ward.chains.chain(ward.crew.actor("tom"), Ward.STUDY).version()).isEqualTo(1);
        thenThrownBy(() -> ward.chains.change(
                        ward.crew.actor("tom"),
                        Ward.STUDY,
                        new AlertChain(List.of(mail("tom")), 240, 30, null),
                        1,
                        "me"))
                .isInstanceOf(NotAllowedException.class);
    }

    @Test
    void a_case_that_an_earlier_release_kept_is_read_as_it_was() {
        ward.book.commit(new Act(
                Chain.of(Ward.STUDY),
                ActKind.HANDLE_ALERT,
                Actor.GRAFTLINE,
                ward.clock.instant(),
                SaltedText.of("alerts taken up"),
                List.of(new StudyDocument(Ward.STUDY, DocumentKind.ALERT_CASE, "old", 1, """
                        {"acknowledgments":[],"calls":[],"decision":{"at":"2026-03-01T10:00:00Z","kind":"TREAT","person":"p-dora"},
                        "mouse":"m7","openedAt":"2026-03-01T09:00:00Z","quantity":"TUMOR_VOLUME","raised":[{"capturedAt":"2026-03-01T09:00:00Z",
                        "reading":"00000000-0000-0007-0000-000000000001","threshold":"2000","tier":"STOP","value":"2100"}],"tier":"STOP"}"""))));

        then(ward.all()).singleElement().satisfies(one -> {
            then(one.alert().corrections()).isEmpty();
            then(one.alert().decision())
                    .isEqualTo(new AlertDecision(
                            AlertDecision.Kind.TREAT,
                            Crew.id("dora"),
                            Instant.parse("2026-03-01T10:00:00Z"),
                            null,
                            null));
        });
    }
}
