package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyDay;
import org.graftline.study.StudyException;
import org.graftline.study.bench.AnimalLife;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Remark;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.Test;

/** What happens to an animal besides being measured. */
class AnimalEventsTest {
    private static final MouseId M1 = new MouseId("M1");

    private final BenchRoom room = new BenchRoom();

    private static Remark remark(UUID uuid, String text) {
        return new Remark(uuid, 1, STUDY, M1, new StudyDay(7), BEN.person(), BenchRoom.NOW, SaltedText.of(text));
    }

    private static Removal removal(double day, Removal.Cause cause) {
        return new Removal(STUDY, M1, 1, new StudyDay(day), cause, BenchRoom.NOW);
    }

    @Test
    void a_remark_is_by_the_actor_and_the_same_one_again_is_answered_like_the_first() {
        UUID uuid = UUID.randomUUID();
        LedgerEntry first = room.events.remark(ANNA, remark(uuid, "limps"));
        long entries = room.entriesSoFar();

        assertThat(room.events.remark(ANNA, remark(uuid, "limps"))).isEqualTo(first);
        assertThat(room.entriesSoFar()).isEqualTo(entries);
        assertThat(room.events.remarks(BEN, STUDY))
                .extracting(one -> one.by() + ": " + one.text().orErased())
                .containsExactly("p-anna: limps");
        assertThatThrownBy(() -> room.events.remark(ANNA, remark(uuid, "limps badly")))
                .isInstanceOf(ConcurrentChangeException.class);
        assertThatThrownBy(() -> room.events.remark(ANNA, remark(UUID.randomUUID(), " ")))
                .isInstanceOf(StudyException.class);
    }

    @Test
    void a_later_removal_is_the_next_version_and_the_same_one_again_is_not() {
        LedgerEntry first = room.events.remove(ANNA, removal(7, Removal.Cause.FOUND_DEAD), "found dead");

        assertThat(room.events.remove(BEN, removal(7, Removal.Cause.FOUND_DEAD), "found dead"))
                .isEqualTo(first);
        room.events.remove(BEN, removal(8, Removal.Cause.HUMANE_ENDPOINT), "limit reached");

        assertThat(room.store.data(STUDY).removals())
                .extracting(removal -> removal.version() + " " + removal.day() + " " + removal.cause())
                .containsExactly("2 8 HUMANE_ENDPOINT");
    }

    @Test
    void a_new_tag_becomes_an_alias_and_those_before_stay() {
        Mouse mouse = room.events.tag(ANNA, STUDY, M1, " 0471 ", "ear tag lost");

        assertThat(mouse.aliases()).containsExactly("tag-M1", "0471");
        assertThat(mouse.version()).isEqualTo(2);
        long entries = room.entriesSoFar();
        assertThat(room.events.tag(ANNA, STUDY, M1, "0471", "ear tag lost")).isEqualTo(mouse);
        assertThat(room.events.tag(ANNA, STUDY, M1, "M1", "its own id")).isEqualTo(mouse);
        assertThat(room.entriesSoFar()).isEqualTo(entries);
    }

    @Test
    void a_tag_that_is_the_id_or_an_alias_of_another_mouse_is_refused_naming_it() {
        assertThatThrownBy(() -> room.events.tag(ANNA, STUDY, M1, "M2", "new tag"))
                .hasMessageContaining("the tag 'M2' belongs to mouse 'M2'");
        assertThatThrownBy(() -> room.events.tag(ANNA, STUDY, M1, "tag-M3", "new tag"))
                .hasMessageContaining("the tag 'tag-M3' belongs to mouse 'M3'");
        assertThatThrownBy(() -> room.events.tag(ANNA, STUDY, M1, " ", "new tag"))
                .isInstanceOf(StudyException.class);
    }

    @Test
    void only_mice_that_moved_get_a_next_version_of_their_cage() {
        LedgerEntry entry = room.events.house(
                ANNA,
                STUDY,
                List.of(new Housing(STUDY, M1, 9, "C", "R1"), new Housing(STUDY, new MouseId("M2"), 9, "A", "R1")),
                "fight in cage A");

        assertThat(entry.rows())
                .extracting(row -> row.id() + " " + row.version())
                .containsExactly("S1/M1 2");
        assertThat(room.events.house(ANNA, STUDY, List.of(new Housing(STUDY, M1, 1, "C", "R1")), "again"))
                .as("nothing changes")
                .isEqualTo(entry);
        assertThatThrownBy(() -> room.events.house(
                        ANNA,
                        STUDY,
                        List.of(new Housing(STUDY, M1, 1, "D", null), new Housing(STUDY, M1, 1, "E", null)),
                        "twice"))
                .hasMessageContaining("each mouse once");
    }

    @Test
    void an_unknown_mouse_is_refused_everywhere() {
        MouseId nobody = new MouseId("M9");

        assertThatThrownBy(() -> room.events.tag(ANNA, STUDY, nobody, "x", "new tag"))
                .hasMessageContaining("no mouse 'M9'");
        assertThatThrownBy(() ->
                        room.events.house(ANNA, STUDY, List.of(new Housing(STUDY, nobody, 1, "C", null)), "moved"))
                .hasMessageContaining("no mouse 'M9'");
        assertThatThrownBy(() -> room.events.remove(
                        ANNA, new Removal(STUDY, nobody, 1, new StudyDay(1), Removal.Cause.EXCLUDED), "excluded"))
                .hasMessageContaining("no mouse 'M9'");
    }

    @Test
    void the_life_of_a_mouse_tells_its_tags_cages_limits_and_end_in_their_order_with_who_and_why() {
        room.rule(null, true, "TUMOR_VOLUME 300 WATCH");
        room.events.tag(ANNA, STUDY, M1, "0471", "ear tag lost");
        room.events.house(BEN, STUDY, List.of(new Housing(STUDY, M1, 1, "C", null)), "fight in cage A");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null));
        room.events.remark(ANNA, remark(UUID.randomUUID(), "limps"));
        room.events.remove(ANNA, removal(8, Removal.Cause.FOUND_DEAD), "found dead");

        AnimalLife life = room.events.life(BEN, STUDY, M1);

        assertThat(life.mouse().aliases()).containsExactly("tag-M1", "0471");
        assertThat(life.happenings())
                .extracting(one -> one.kind() + " " + one.detail() + " | " + one.byName() + ": " + one.reason())
                .containsExactly(
                        "ENROLLED tag-M1 | Dana: by another way",
                        "HOUSED cage A, rack R1 | Dana: by another way",
                        "TAGGED 0471 | Anna: ear tag lost",
                        "HOUSED cage C | Ben: fight in cage A",
                        "ALERTED M1 is to be watched: tumor volume 320 mm³, limit 300 mm³. Look closer, come back sooner. | Anna: Reading",
                        "REMARKED limps | Anna: Remark",
                        "REMOVED found dead on day 8 | Anna: found dead");
        assertThat(life.happenings()).isSortedAccordingTo(Comparator.comparingLong(one -> one.position()));
        assertThatThrownBy(() -> room.events.life(BEN, STUDY, new MouseId("M9")))
                .hasMessageContaining("has no mouse 'M9'");
        assertThatThrownBy(() -> room.events.life(BenchRoom.GUEST, STUDY, M1)).isInstanceOf(NotAllowedException.class);
    }

    @Test
    void the_alert_of_a_colleagues_reading_is_told_once_ones_own_is_saved() {
        room.rule(null, true, "TUMOR_VOLUME 300 WATCH");
        BenchSession session = room.session(ANNA, 7, List.of(Endpoint.TUMOR_VOLUME), "M1");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session));

        assertThat(room.events.life(BEN, STUDY, M1).happenings())
                .extracting(AnimalLife.Happening::kind)
                .doesNotContain(AnimalLife.Kind.ALERTED);
        assertThat(room.events.life(ANNA, STUDY, M1).happenings())
                .extracting(AnimalLife.Happening::kind)
                .contains(AnimalLife.Kind.ALERTED);
    }
}
