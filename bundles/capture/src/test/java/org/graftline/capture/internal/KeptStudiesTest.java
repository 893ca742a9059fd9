package org.graftline.capture.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.graftline.capture.internal.BenchRoom.ANNA;
import static org.graftline.capture.internal.BenchRoom.STUDY;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.graftline.capture.internal.kept.KeptStudies;
import org.graftline.capture.internal.kept.KeptStudy;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.Dose;
import org.graftline.study.Housing;
import org.graftline.study.Mouse;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.Removal;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.Tumor;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.Visit;
import org.graftline.study.bench.ReadingDecision;
import org.graftline.study.bench.Unblinding;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.Chain;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.junit.jupiter.api.Test;

/** A study is read once and kept in step. */
class KeptStudiesTest {
    private final BenchRoom room = new BenchRoom();
    private final AtomicInteger loads = new AtomicInteger();
    private final KeptStudies studies = new KeptStudies(
            room.store,
            counting(room.store),
            room.store,
            room.store,
            new WriteLock(),
            Clock.fixed(BenchRoom.NOW, ZoneOffset.UTC));

    private StudyRecords counting(StudyRecords records) {
        return (StudyRecords) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {StudyRecords.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("data")) {
                        loads.incrementAndGet();
                    }
                    try {
                        return method.invoke(records, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getTargetException();
                    }
                });
    }

    private void write(String mouse) {
        studies.hold(() -> {
            KeptStudy study = studies.of(STUDY);
            Reading reading = BenchRoom.weight(mouse, 7, "20", null);
            Reading numbered = reading.next()
                    .version(1)
                    .replicate(study.nextReplicate(reading))
                    .build();
            return studies.commit(ANNA, ActKind.RECORD_READING, STUDY, "Reading", study.rowsFor(numbered));
        });
    }

    @Test
    void own_acts_are_noted_without_reading_the_study_again() {
        for (int i = 0; i < 50; i++) {
            write("M1");
        }

        assertThat(loads.get()).isEqualTo(1);
        assertThat(studies.of(STUDY).animal(new MouseId("M1")).readings()).hasSize(50);
        assertThat(studies.of(STUDY).position()).isEqualTo(room.entriesSoFar());
    }

    @Test
    void somebody_elses_act_is_noticed_at_the_next_look() {
        write("M1");
        room.write(List.of(new Mouse(STUDY, new MouseId("M5"), 1, new DonorId("D1"), List.of("0471"))));

        assertThat(studies.of(STUDY).tagged("0471")).isEqualTo(new MouseId("M5"));
        assertThat(loads.get()).isEqualTo(2);
    }

    private void giveDoses(int number) {
        for (int i = 0; i < number; i++) {
            room.write(List.of(new Dose(
                    UUID.randomUUID(),
                    1,
                    STUDY,
                    new MouseId("M1"),
                    new StudyDay(7),
                    Dose.Outcome.GIVEN,
                    null,
                    new Decimal("0.2"))));
        }
    }

    @Test
    void acts_that_write_nothing_that_is_kept_only_move_the_position_on() {
        write("M1");
        giveDoses(3);
        room.write(List.of(new StudyDocument(STUDY, DocumentKind.REGIMEN, "drug", 1, "{}")));

        assertThat(studies.of(STUDY).position()).isEqualTo(room.entriesSoFar());
        giveDoses(1);
        write("M1");

        assertThat(loads.get()).isEqualTo(1);
        assertThat(studies.of(STUDY).animal(new MouseId("M1")).readings()).hasSize(2);
        assertThat(studies.of(STUDY).position()).isEqualTo(room.entriesSoFar());
    }

    @Test
    void a_removal_among_doses_is_noticed() {
        write("M1");
        giveDoses(2);
        room.write(List.of(new Removal(STUDY, new MouseId("M1"), 1, new StudyDay(7), Removal.Cause.FOUND_DEAD)));
        giveDoses(2);

        assertThat(studies.of(STUDY).animal(new MouseId("M1")).removal()).isNotNull();
        assertThat(loads.get()).isEqualTo(2);
    }

    @Test
    void after_very_many_acts_the_study_is_read_again() {
        write("M1");
        giveDoses(501);

        assertThat(studies.of(STUDY).position()).isEqualTo(room.entriesSoFar());
        assertThat(loads.get()).isEqualTo(2);
    }

    /** Whatever the state holds must be read again when it changes: the tables are compared with what a state can take in. */
    @Test
    void each_table_that_makes_a_state_is_followed() {
        write("M1");
        room.write(List.of(new Housing(STUDY, new MouseId("M1"), 2, "Z", null)));
        assertThat(studies.of(STUDY).animal(new MouseId("M1")).housing())
                .extracting(Housing::cage)
                .isEqualTo("Z");
        room.write(List.of(new Tumor(STUDY, new MouseId("M2"), BenchRoom.LEFT, 1)));
        assertThat(studies.of(STUDY).animal(new MouseId("M2")).sites()).containsExactly(BenchRoom.LEFT);
        room.write(List.of(new Unblinding(STUDY, ANNA.person(), 1, SaltedText.of("told"))));
        assertThat(studies.of(STUDY).isUnblinded(ANNA.person())).isTrue();
        UUID decided = UUID.randomUUID();
        room.write(List.of(
                new ReadingDecision(decided, 1, STUDY, ReadingDecision.Verdict.KEEP, SaltedText.of("it holds"))));
        assertThat(studies.of(STUDY).isDecided(decided)).isTrue();
        room.write(List.of(BenchRoom.weight("M2", 8, "20", null)));
        assertThat(studies.of(STUDY).animal(new MouseId("M2")).readings()).hasSize(1);
        assertThat(loads.get()).isEqualTo(6);
    }

    @Test
    void what_was_looked_at_does_not_change_under_ones_hands() {
        write("M1");
        KeptStudy before = studies.of(STUDY);
        write("M1");

        assertThat(before.animal(new MouseId("M1")).readings()).hasSize(1);
        assertThat(studies.of(STUDY).animal(new MouseId("M1")).readings()).hasSize(2);
    }

    @Test
    void many_hands_at_once_lose_nothing_and_count_every_look() throws Exception {
        int hands = 8;
        int looks = 25;
        ExecutorService pool = Executors.newFixedThreadPool(hands);
        CountDownLatch start = new CountDownLatch(1);
        List<? extends Future<?>> working = IntStream.range(0, hands)
                .mapToObj(hand -> pool.submit(() -> {
                    start.await();
                    for (int i = 0; i < looks; i++) {
                        write("M" + (1 + hand % 4));
                    }
                    return null;
                }))
                .toList();
        start.countDown();
        for (Future<?> hand : working) {
            hand.get();
        }
        pool.shutdown();

        for (String mouse : List.of("M1", "M2", "M3", "M4")) {
            assertThat(studies.of(STUDY).animal(new MouseId(mouse)).readings().stream()
                            .map(Reading::replicate)
                            .toList())
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, 2 * looks).boxed().toList());
        }
        assertThat(loads.get()).isEqualTo(1);
    }

    @Test
    void a_study_that_does_not_exist_is_refused() {
        assertThatThrownBy(() -> studies.of(new StudyCode("nope"))).isInstanceOf(UnknownStudyException.class);
    }

    @Test
    void a_reading_of_a_planned_day_does_not_make_the_visit_again() {
        Visit planned = new Visit(STUDY, new StudyDay(7), 1, Visit.Kind.PLANNED);
        room.store.commit(new Act(
                Chain.of(STUDY),
                ActKind.PLAN_VISITS,
                ANNA,
                BenchRoom.NOW,
                SaltedText.of("protocol"),
                List.of(planned)));
        KeptStudy study = studies.of(STUDY);
        assertThat(study.rowsFor(BenchRoom.weight("M1", 7, "20", null))).noneMatch(row -> row instanceof Visit);
        assertThat(study.rowsFor(BenchRoom.weight("M1", 8, "20", null))).anyMatch(row -> row instanceof Visit);
    }
}
