package org.graftline.study.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.study.LedgerHead;
import org.graftline.study.PersonId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.junit.jupiter.api.Test;

class LedgerEntryTest {
    private static final StudyCode STUDY = new StudyCode("S1");

    private static Act act(Instant at) {
        return new Act(
                Chain.of(STUDY),
                ActKind.CHANGE_STUDY,
                new Actor(new PersonId("p-1"), "Ada Miller", Actor.Via.WEB),
                at,
                SaltedText.of("new arm"),
                List.of(new Arm(STUDY, new ArmName("control"), 1, ArmRole.CONTROL)));
    }

    @Test
    void an_entry_follows_the_head_it_was_made_for() {
        LedgerEntry first = LedgerEntry.following(LedgerHead.EMPTY, act(Instant.EPOCH));
        LedgerEntry second = LedgerEntry.following(first.head(), act(Instant.EPOCH));

        assertThat(first.position()).isEqualTo(1);
        assertThat(second.position()).isEqualTo(2);
        assertThat(second.previousHash()).isEqualTo(first.hash());
        assertThat(first.hash()).isEqualTo(first.computedHash());
    }

    @Test
    void time_is_cut_to_microseconds_before_hashing_since_databases_keep_no_more() {
        assertThat(act(Instant.parse("2026-03-02T09:15:00.123456789Z")).at())
                .isEqualTo(Instant.parse("2026-03-02T09:15:00.123456Z"));
    }

    @Test
    void erasing_name_and_reason_leaves_the_hash() {
        LedgerEntry e = LedgerEntry.following(LedgerHead.EMPTY, act(Instant.EPOCH));
        LedgerEntry erased = new LedgerEntry(
                e.chain(),
                e.position(),
                e.at(),
                e.person(),
                erased(e.actorName()),
                e.via(),
                e.kind(),
                erased(e.reason()),
                e.rows(),
                e.previousHash(),
                e.hash());

        assertThat(erased.computedHash()).isEqualTo(e.hash());
    }

    private static SaltedText erased(SaltedText text) {
        return new SaltedText(null, text.salt(), text.sha256());
    }

    @Test
    void any_other_change_shows() {
        LedgerEntry e = LedgerEntry.following(LedgerHead.EMPTY, act(Instant.EPOCH));
        RowHash row = e.rows().get(0);
        LedgerEntry forged = new LedgerEntry(
                e.chain(),
                e.position(),
                e.at(),
                e.person(),
                e.actorName(),
                e.via(),
                e.kind(),
                e.reason(),
                List.of(new RowHash(row.table(), row.id(), row.version(), "f".repeat(64))),
                e.previousHash(),
                e.hash());

        assertThat(forged.computedHash()).isNotEqualTo(e.hash());
    }
}
