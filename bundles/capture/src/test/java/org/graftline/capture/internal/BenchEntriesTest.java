package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.BEN;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.graftline.capture.internal.rule.DeviceInDoubt;
import org.graftline.capture.internal.rule.FivefoldStep;
import org.graftline.capture.internal.rule.ReplicatesApart;
import org.graftline.capture.internal.rule.WrongMouse;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingEntry;
import org.graftline.study.ReadingEntry.Means;
import org.graftline.study.ReadingStatus;
import org.graftline.study.StudyException;
import org.graftline.study.TumorSite;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Alert;
import org.graftline.study.bench.BenchEntries;
import org.graftline.study.bench.BenchEntries.Saved;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Concern;
import org.graftline.study.bench.Device;
import org.graftline.study.capture.PlausibilityRule;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.LedgerEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A reading is stored first and questioned afterwards. */
class BenchEntriesTest {
    private static final List<Endpoint> VOLUMES = List.of(Endpoint.TUMOR_VOLUME);

    /** Asks about everything. */
    private static final class Curious implements PlausibilityRule {
        final AtomicReference<Surroundings> around = new AtomicReference<>();

        @Override
        public Optional<String> concern(Reading candidate, List<Reading> earlier) {
            return Optional.of("is this right?");
        }

        @Override
        public Optional<Concern> atEntry(Reading candidate, Surroundings surroundings) {
            around.set(surroundings);
            return Optional.of(new Concern("curious", "Is " + candidate.value() + " right?", new MouseId("M2")));
        }
    }

    private static LedgerEntry lastEntry(BenchRoom room) {
        return room.store.entries(Chain.of(STUDY), room.entriesSoFar() - 1, 1).get(0);
    }

    @Test
    void one_act_writes_visit_first_tumor_reading_and_alert() {
        BenchRoom room = new BenchRoom();
        room.rule(null, true, "TUMOR_VOLUME 500 WATCH", "TUMOR_VOLUME 2000 STOP");

        Saved saved = room.record(ANNA, BenchRoom.volume("M1", 7, "12.4", "9.1", null));

        assertThat(lastEntry(room).rows())
                .extracting(row -> row.table())
                .containsExactly("tumor", "visit", "reading", "alert");
        assertThat(saved.position()).isEqualTo(room.entriesSoFar());
        assertThat(saved.alerts())
                .extracting(
                        alert -> alert.limit().threshold() + " " + alert.limit().tier())
                .containsExactly("500 WATCH");
        assertThat(room.store.alerts(STUDY))
                .extracting(Alert::reading)
                .containsExactly(saved.reading().uuid());
    }

    @Test
    void the_study_computes_the_volume_and_the_message_cannot() {
        BenchRoom room = new BenchRoom();

        Reading stored =
                room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null)).reading();

        assertThat(stored.value()).isEqualTo(new Decimal("320"));
        assertThat(stored.formula()).isEqualTo(VolumeFormula.HALF_LENGTH_WIDTH_SQUARED);
    }

    @Test
    void who_types_is_who_measured_whatever_the_message_says() {
        BenchRoom room = new BenchRoom();
        Reading sent = BenchRoom.weight("M1", 7, "21.0", null)
                .next()
                .version(1)
                .operator(BEN.person())
                .build();

        assertThat(room.record(ANNA, sent).reading().operator()).isEqualTo(ANNA.person());
    }

    @Test
    void paper_keeps_who_wrote_and_who_typed() {
        BenchRoom room = new BenchRoom();
        Reading.Builder sent =
                BenchRoom.weight("M1", 7, "21.0", null).next().version(1).entry(ReadingEntry.by(Means.PAPER));

        Reading stored = room.record(ANNA, sent.operator(BEN.person()).build()).reading();

        assertThat(stored.operator()).isEqualTo(BEN.person());
        assertThat(stored.entry()).isNotNull();
        assertThat(Objects.requireNonNull(stored.entry()).transcribedBy()).isEqualTo(ANNA.person());
        assertThatThrownBy(() -> room.record(ANNA, sent.operator(null).build()))
                .hasMessageContaining("nobody is named who wrote it");
        assertThatThrownBy(() -> room.record(
                        ANNA, sent.operator(BenchRoom.GUEST.person()).build()))
                .hasMessageContaining("neither has nor had a role that records readings in study S1");
    }

    @Test
    void a_second_look_is_the_next_replicate_and_a_withdrawn_one_does_not_count() {
        BenchRoom room = new BenchRoom();
        Reading first =
                room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null)).reading();
        Reading second =
                room.record(BEN, BenchRoom.volume("M1", 7, "10", "9", null)).reading();
        room.entries.withdraw(BEN, STUDY, second.uuid(), "wrong mouse held");
        Reading third =
                room.record(BEN, BenchRoom.volume("M1", 7, "11", "9", null)).reading();

        assertThat(List.of(first.replicate(), second.replicate(), third.replicate()))
                .containsExactly(1, 2, 2);
    }

    @Test
    void the_same_message_is_answered_like_the_first_also_when_the_clock_has_moved() {
        BenchRoom room = new BenchRoom(new Curious());
        Reading sent = BenchRoom.volume("M1", 7, "10", "8", null);
        Saved first = room.record(ANNA, sent);
        long entries = room.entriesSoFar();
        ReadingEntry later =
                new ReadingEntry(null, Means.TYPED, Map.of(), 4711L, null, null, List.of(), null, null, null);

        Saved again = room.record(ANNA, sent.next().version(1).entry(later).build());

        assertThat(again).isEqualTo(first);
        assertThat(again.concerns()).extracting(Concern::likelier).containsExactly(new MouseId("M2"));
        assertThat(room.entriesSoFar()).isEqualTo(entries);
    }

    @Test
    void another_content_under_the_same_id_is_refused() {
        BenchRoom room = new BenchRoom();
        Reading sent = BenchRoom.weight("M1", 7, "21.0", null);
        room.record(ANNA, sent);

        assertThatThrownBy(() -> room.record(
                        ANNA,
                        sent.next()
                                .version(1)
                                .measured(new Decimal("21.5"), null, null)
                                .build()))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining("belongs to another reading");
        assertThatThrownBy(() -> room.record(BEN, sent)).isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void what_the_rules_ask_stands_in_the_record_and_in_the_answer() {
        BenchRoom room = new BenchRoom(new Curious());

        Saved saved = room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null));

        assertThat(saved.concerns()).extracting(Concern::sentence).containsExactly("Is 320 right?");
        assertThat(Objects.requireNonNull(room.now(saved.reading().uuid()).entry())
                        .concerns())
                .containsExactly("Is 320 right?");
    }

    /** Answers when it is told to. */
    private static final class Slow implements PlausibilityRule {
        final CountDownLatch told = new CountDownLatch(1);

        @Override
        public Optional<String> concern(Reading candidate, List<Reading> earlier) {
            try {
                told.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
            return Optional.of("Is " + candidate.value() + " right, on second thoughts?");
        }

        @Override
        public String name() {
            return "slow";
        }
    }

    private static List<String> asked(Reading reading) {
        return Objects.requireNonNull(reading.entry()).concerns();
    }

    @Test
    @Timeout(120)
    void a_rule_that_is_slow_holds_nobody_up_and_its_question_is_added_when_it_comes() throws InterruptedException {
        Slow slow = new Slow();
        BenchRoom room = new BenchRoom(Duration.ofMillis(200), slow);

        Saved saved = room.record(ANNA, BenchRoom.weight("M1", 7, "21.0", null));
        assertThat(saved.concerns()).isEmpty();
        assertThat(asked(room.now(saved.reading().uuid()))).isEmpty();
        slow.told.countDown();
        room.awaitEntries(saved.position() + 1);

        Reading questioned = room.now(saved.reading().uuid());
        assertThat(questioned.version()).isEqualTo(2);
        assertThat(asked(questioned)).containsExactly("Is 21.0 right, on second thoughts?");
        assertThat(lastEntry(room).kind()).isEqualTo(ActKind.QUESTION_READING);
        assertThat(lastEntry(room).person()).isEqualTo(ANNA.person());
        Saved kept = room.entries.keep(ANNA, STUDY, questioned.uuid(), "measured again, same value");
        assertThat(kept.concerns()).isEmpty();
        room.entries.close();
    }

    @Test
    @Timeout(120)
    void who_asks_too_late_is_not_heard_about_a_reading_that_was_taken_back() throws InterruptedException {
        Slow slow = new Slow();
        BenchRoom room = new BenchRoom(Duration.ofMillis(200), slow);
        Saved first = room.record(ANNA, BenchRoom.weight("M1", 7, "21.0", null));
        room.entries.withdraw(ANNA, STUDY, first.reading().uuid(), "wrong mouse held");
        Saved second = room.record(ANNA, BenchRoom.weight("M1", 7, "22.0", null));

        slow.told.countDown(); // both answers go through one thread, the first before the second
        room.awaitEntries(second.position() + 1);

        assertThat(room.now(second.reading().uuid()).version()).isEqualTo(2);
        assertThat(room.now(first.reading().uuid()).status()).isEqualTo(ReadingStatus.WITHDRAWN);
        room.entries.close();
    }

    @Test
    @Timeout(120)
    void a_rule_that_never_answers_or_fails_is_named_and_the_others_are_heard() throws InterruptedException {
        PlausibilityRule fails = new PlausibilityRule() {
            @Override
            public Optional<String> concern(Reading candidate, List<Reading> earlier) {
                throw new IllegalStateException("broken");
            }

            @Override
            public String name() {
                return "broken";
            }
        };
        BenchRoom room = new BenchRoom(Duration.ofSeconds(2), Duration.ofSeconds(4), new Slow(), fails, new Curious());

        Saved saved = room.record(ANNA, BenchRoom.weight("M1", 7, "21.0", null));

        assertThat(saved.concerns())
                .extracting(concern -> concern.rule() + ": " + concern.sentence())
                .containsExactly(
                        "curious: Is 21.0 right?",
                        "rules-incomplete: The rule broken failed; the reading is stored unquestioned by it.");
        assertThat(room.now(saved.reading().uuid())).isEqualTo(saved.reading());
        room.awaitEntries(saved.position() + 1);
        assertThat(asked(room.now(saved.reading().uuid())))
                .endsWith("The rule slow does not answer; the reading is stored unquestioned by it.")
                .hasSize(3);
        room.entries.close();
    }

    @Test
    void two_mice_that_were_swapped_are_asked_about_as_a_pair_once_the_second_is_read() {
        BenchRoom room = new BenchRoom(new WrongMouse());
        for (double day : List.of(0.0, 3.0, 6.0, 9.0)) {
            room.record(ANNA, BenchRoom.volume("M1", day, "8.0", "7.0", null));
            room.record(ANNA, BenchRoom.volume("M2", day, "11.0", "9.0", null));
            room.record(ANNA, BenchRoom.volume("M3", day, "8.0", "7.0", null));
        }
        Saved third = room.record(ANNA, BenchRoom.volume("M3", 12, "8.1", "7.1", null));
        Saved first = room.record(ANNA, BenchRoom.volume("M1", 12, "11.2", "9.1", null));
        assertThat(first.concerns()).as("alone it could have grown").isEmpty();

        Saved second = room.record(ANNA, BenchRoom.volume("M2", 12, "8.1", "7.1", null));

        assertThat(second.concerns()).singleElement().satisfies(concern -> {
            assertThat(concern.sentence())
                    .isEqualTo(
                            "Today's readings of mice 'M2' and 'M1' fit both courses better when they change places. Read both tags again.");
            assertThat(concern.likelier()).isEqualTo(new MouseId("M1"));
        });
        Reading hindsight = room.now(first.reading().uuid());
        assertThat(asked(hindsight))
                .containsExactly(
                        "Today's readings of mice 'M1' and 'M2' fit both courses better when they change places. Read both tags again.");
        assertThat(second.position()).as("one act for both").isEqualTo(first.position() + 1);
        assertThat(asked(room.now(third.reading().uuid()))).isEmpty();
        assertThat(room.entries
                        .keep(ANNA, STUDY, hindsight.uuid(), "other animal before, this value is right")
                        .concerns())
                .isEmpty();
    }

    /** Three mice of steady tumors, M1 and M2 alike in growth and not in size. */
    private static BenchRoom steadyCage() {
        BenchRoom room = new BenchRoom(new WrongMouse());
        for (double day : List.of(0.0, 3.0, 6.0, 9.0)) {
            room.record(ANNA, BenchRoom.volume("M1", day, "8.0", "7.0", null));
            room.record(ANNA, BenchRoom.volume("M2", day, "11.0", "9.0", null));
            room.record(ANNA, BenchRoom.volume("M3", day, "8.0", "7.0", null));
        }
        return room;
    }

    private static Reading instead(Reading first, Reading again) {
        return again.next()
                .version(1)
                .entry(new ReadingEntry(
                        null, Means.TYPED, Map.of(), null, null, null, List.of(), null, first.uuid(), null))
                .build();
    }

    @Test
    void a_value_that_was_measured_again_asks_nothing_of_the_neighbors_any_more() {
        BenchRoom room = steadyCage();
        Reading wrong = room.record(ANNA, BenchRoom.volume("M1", 12, "11.2", "9.1", null))
                .reading();
        Reading right = room.record(ANNA, instead(wrong, BenchRoom.volume("M1", 12, "8.1", "7.1", null)))
                .reading();

        Saved neighbor = room.record(ANNA, BenchRoom.volume("M2", 12, "8.1", "7.1", null));

        assertThat(neighbor.concerns())
                .as("the wrong value of M1 would say that the two were swapped")
                .extracting(Concern::sentence)
                .noneMatch(sentence -> sentence.contains("change places"));
        assertThat(asked(room.now(wrong.uuid()))).isEmpty();
        assertThat(asked(room.now(right.uuid()))).isEmpty();
    }

    private static BenchRoom onceMeasured() {
        BenchRoom room = new BenchRoom(new FivefoldStep(), new ReplicatesApart());
        room.record(ANNA, BenchRoom.volume("M1", 9, "8.0", "7.0", null));
        return room;
    }

    @Test
    void a_value_that_the_second_look_confirms_is_not_asked_about_twice() {
        BenchRoom room = onceMeasured();
        Saved first = room.record(ANNA, BenchRoom.volume("M1", 12, "26.0", "21.0", null));
        assertThat(first.concerns()).isNotEmpty();

        Saved confirmed = room.record(ANNA, instead(first.reading(), BenchRoom.volume("M1", 12, "26.2", "21.0", null)));

        assertThat(confirmed.concerns()).isEmpty();
        assertThat(asked(room.now(confirmed.reading().uuid()))).isEmpty();
    }

    @Test
    void a_second_look_that_contradicts_the_first_is_asked_about() {
        BenchRoom room = onceMeasured();
        Saved first = room.record(ANNA, BenchRoom.volume("M1", 12, "26.0", "21.0", null));

        Saved other = room.record(ANNA, instead(first.reading(), BenchRoom.volume("M1", 12, "42.0", "35.0", null)));

        assertThat(other.concerns()).isNotEmpty();
    }

    @Test
    void a_value_that_was_measured_again_counts_once_more_when_the_second_is_taken_back() {
        BenchRoom room = steadyCage();
        Reading first = room.record(ANNA, BenchRoom.volume("M1", 12, "11.2", "9.1", null))
                .reading();
        Reading again = room.record(ANNA, instead(first, BenchRoom.volume("M1", 12, "8.1", "7.1", null)))
                .reading();
        room.entries.withdraw(ANNA, STUDY, again.uuid(), "wrong mouse held");

        assertThat(room.record(ANNA, BenchRoom.volume("M2", 12, "8.1", "7.1", null))
                        .concerns())
                .extracting(Concern::likelier)
                .containsExactly(new MouseId("M1"));
    }

    @Test
    void a_course_follows_the_reading_that_counts_and_not_the_one_that_was_replaced() {
        Curious rule = new Curious();
        BenchRoom room = new BenchRoom(rule);
        Reading wrong =
                room.record(ANNA, BenchRoom.volume("M1", 3, "18", "17", null)).reading();
        Reading right = room.record(ANNA, instead(wrong, BenchRoom.volume("M1", 3, "8", "7", null)))
                .reading();

        room.record(ANNA, BenchRoom.volume("M1", 7, "9", "8", null));
        assertThat(Objects.requireNonNull(rule.around.get()).earlier())
                .extracting(Reading::uuid)
                .containsExactly(right.uuid());

        room.record(ANNA, BenchRoom.volume("M2", 7, "9", "8", null));
        assertThat(Objects.requireNonNull(rule.around.get()).neighbors().get(new MouseId("M1")))
                .extracting(Reading::uuid)
                .containsExactly(right.uuid());
    }

    @Test
    void a_value_that_was_kept_for_a_reason_counts_beside_its_repeat() {
        Curious rule = new Curious();
        BenchRoom room = new BenchRoom(rule);
        Reading first =
                room.record(ANNA, BenchRoom.volume("M1", 3, "18", "17", null)).reading();
        Reading again = room.record(ANNA, instead(first, BenchRoom.volume("M1", 3, "8", "7", null)))
                .reading();
        room.entries.keep(ANNA, STUDY, first.uuid(), "measured again, same value");

        room.record(ANNA, BenchRoom.volume("M1", 7, "9", "8", null));

        assertThat(Objects.requireNonNull(rule.around.get()).earlier())
                .extracting(Reading::uuid)
                .containsExactly(first.uuid(), again.uuid());
    }

    @Test
    void a_replaced_value_stays_replaced_when_both_are_moved_to_the_right_mouse() {
        Curious rule = new Curious();
        BenchRoom room = new BenchRoom(rule);
        Reading wrong =
                room.record(ANNA, BenchRoom.volume("M1", 3, "18", "17", null)).reading();
        Reading right = room.record(ANNA, instead(wrong, BenchRoom.volume("M1", 3, "8", "7", null)))
                .reading();
        UUID rightThere = UUID.randomUUID();
        room.entries.move(
                ANNA,
                STUDY,
                List.of(
                        new BenchEntries.Move(wrong.uuid(), UUID.randomUUID(), new MouseId("M2")),
                        new BenchEntries.Move(right.uuid(), rightThere, new MouseId("M2"))),
                "wrong tag read");

        room.record(ANNA, BenchRoom.volume("M2", 7, "9", "8", null));

        assertThat(Objects.requireNonNull(rule.around.get()).earlier())
                .extracting(Reading::uuid)
                .containsExactly(rightThere);
    }

    @Test
    void a_device_that_was_not_checked_today_is_asked_about_once_a_session_and_day() {
        BenchRoom room = new BenchRoom(new DeviceInDoubt());
        room.write(
                Chain.INSTALLATION,
                List.of(new Device(
                        "K2",
                        1,
                        Device.Kind.CALIPER,
                        "Mitutoyo",
                        "0042",
                        LocalDate.of(2026, 1, 2),
                        null,
                        new Decimal("10"),
                        new Decimal("0.05"),
                        Device.State.IN_USE)));
        BenchSession morning = room.session(ANNA, 7, VOLUMES, "M1", "M2", "M3");
        BenchSession evening = room.session(ANNA, 7, VOLUMES, "M1", "M2", "M3");

        assertThat(room.record(ANNA, with("K2", BenchRoom.volume("M1", 7, "10", "8", morning)))
                        .concerns())
                .singleElement()
                .satisfies(concern -> assertThat(concern.sentence()).endsWith("Check it before the next animal."));
        assertThat(room.record(ANNA, with("K2", BenchRoom.volume("M2", 7, "10", "8", morning)))
                        .concerns())
                .isEmpty();
        assertThat(room.record(ANNA, with("K2", BenchRoom.volume("M2", 7, "10", "8", evening)))
                        .concerns())
                .hasSize(1);
        assertThat(room.record(ANNA, with("K3", BenchRoom.volume("M3", 7, "10", "8", morning)))
                        .concerns())
                .as("nobody registered it")
                .hasSize(1);
    }

    private static Reading with(String device, Reading reading) {
        return reading.next().version(1).device(device).build();
    }

    @Test
    void a_rule_knows_what_was_before_who_is_next_door_and_what_stands_beside() {
        Curious rule = new Curious();
        BenchRoom room = new BenchRoom(rule);
        Reading own =
                room.record(ANNA, BenchRoom.volume("M1", 3, "8", "7", null)).reading();
        Reading withdrawn =
                room.record(ANNA, BenchRoom.volume("M1", 5, "8", "7", null)).reading();
        room.entries.withdraw(ANNA, STUDY, withdrawn.uuid(), "wrong mouse held");
        Reading neighbor =
                room.record(ANNA, BenchRoom.volume("M2", 3, "5", "4", null)).reading();
        room.record(
                ANNA,
                BenchRoom.of("M4", Endpoint.TUMOR_VOLUME, 3, null)
                        .site(BenchRoom.LEFT)
                        .withoutValue(ReadingStatus.TOO_SMALL)
                        .build());
        Reading same =
                room.record(BEN, BenchRoom.volume("M1", 7, "9", "8", null)).reading();

        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", null));

        Surroundings around = Objects.requireNonNull(rule.around.get());
        assertThat(around.earlier()).extracting(Reading::uuid).containsExactly(own.uuid());
        assertThat(around.sameDay()).extracting(Reading::uuid).containsExactly(same.uuid());
        assertThat(around.neighbors().keySet()).containsExactly(new MouseId("M2"));
        assertThat(around.neighbors().get(new MouseId("M2")))
                .extracting(Reading::uuid)
                .containsExactly(neighbor.uuid());
        assertThat(around.sdLog()).as("one pair has one degree of freedom").isNull();
    }

    @Test
    void what_cannot_be_is_refused_with_a_sentence() {
        BenchRoom room = new BenchRoom();
        long entries = room.entriesSoFar();

        assertThatThrownBy(() -> room.record(ANNA, BenchRoom.weight("M9", 7, "21.0", null)))
                .hasMessageContaining("no mouse 'M9'");
        assertThatThrownBy(() -> room.record(
                        ANNA,
                        BenchRoom.of("M4", Endpoint.TUMOR_VOLUME, 7, null)
                                .site(new TumorSite("back"))
                                .withoutValue(ReadingStatus.TOO_SMALL)
                                .build()))
                .hasMessageContaining("it has 'left', 'right'");
        assertThatThrownBy(() -> room.record(
                        ANNA,
                        BenchRoom.weight("M1", 7, "21.0", null)
                                .next()
                                .version(1)
                                .entry(new ReadingEntry(
                                        new UUID(7, 7),
                                        Means.TYPED,
                                        Map.of(),
                                        null,
                                        null,
                                        null,
                                        List.of(),
                                        null,
                                        null,
                                        null))
                                .build()))
                .hasMessageContaining("Open the session first");
        assertThatThrownBy(() -> room.record(
                        ANNA,
                        BenchRoom.of("M1", Endpoint.BODY_WEIGHT, 7, null)
                                .withoutValue(ReadingStatus.NOT_MEASURED)
                                .build()))
                .hasMessageContaining("needs a reason");
        assertThat(room.entriesSoFar()).isEqualTo(entries);
    }

    @Test
    void a_signed_off_session_still_takes_a_reading_that_comes_late() {
        BenchRoom room = new BenchRoom();
        BenchSession session = room.session(ANNA, 7, VOLUMES, "M1");
        room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8", session));
        room.sessions.signOff(ANNA, session.session(), "all looked at");

        assertThat(room.record(ANNA, BenchRoom.volume("M1", 7, "10", "8.1", session))
                        .reading()
                        .replicate())
                .isEqualTo(2);
    }

    @Test
    void the_burden_counts_the_latest_of_the_other_tumor_and_a_late_reading_what_was_known_on_its_day() {
        BenchRoom room = new BenchRoom();
        room.rule(null, true, "TUMOR_BURDEN 600 STOP");
        room.record(ANNA, of("left", 7, "10", "8")); // 320
        room.record(ANNA, of("left", 14, "10", "10")); // 500

        assertThat(room.record(ANNA, of("right", 7, "10", "7")).alerts())
                .as("320 + 245")
                .isEmpty();
        assertThat(room.record(ANNA, of("right", 14, "10", "7")).alerts())
                .as("500 + 245")
                .extracting(alert -> alert.value().text())
                .containsExactly("745");
    }

    private static Reading of(String site, double day, String length, String width) {
        Reading volume = BenchRoom.volume("M4", day, length, width, null);
        return volume.next().version(1).site(new TumorSite(site)).build();
    }

    @Test
    void a_correction_that_reaches_a_limit_raises_its_alert() {
        BenchRoom room = new BenchRoom();
        room.rule(null, true, "WEIGHT_LOSS 20 STOP");
        room.record(ANNA, BenchRoom.weight("M1", 0, "25", null));
        Reading later = room.record(ANNA, BenchRoom.weight("M1", 7, "24", null)).reading();

        room.readings.correct(
                ANNA, later.next().measured(new Decimal("19"), null, null).build(), "misread");

        assertThat(room.store.alerts(STUDY))
                .extracting(alert -> alert.value().text())
                .containsExactly("24");
    }

    @Test
    void a_questioned_reading_is_kept_for_a_reason_once() {
        BenchRoom room = new BenchRoom(new Curious());
        UUID uuid = room.record(ANNA, BenchRoom.weight("M1", 7, "21.0", null))
                .reading()
                .uuid();

        Saved kept = room.entries.keep(ANNA, STUDY, uuid, "measured again, same value");

        assertThat(kept.concerns()).isEmpty();
        assertThat(kept.reading().version()).isEqualTo(2);
        assertThat(Objects.requireNonNull(kept.reading().entry()).keptBecause())
                .isEqualTo("measured again, same value");
        assertThat(room.entries.keep(ANNA, STUDY, uuid, "measured again, same value"))
                .isEqualTo(kept);
        assertThatThrownBy(() -> room.entries.keep(ANNA, STUDY, uuid, "another reason"))
                .isInstanceOf(StudyException.class)
                .hasMessageContaining("nothing is asked");
    }

    @Test
    void the_times_of_capture_and_arrival_are_both_kept() {
        BenchRoom room = new BenchRoom();
        Instant captured = Instant.parse("2026-03-14T15:30:00Z");
        Reading sent = BenchRoom.weight("M1", 7, "21.0", null)
                .next()
                .version(1)
                .capturedAt(captured)
                .build();

        Reading stored = room.record(ANNA, sent).reading();

        assertThat(stored.capturedAt()).isEqualTo(captured);
        assertThat(stored.recordedAt()).isEqualTo(BenchRoom.NOW);
    }
}
