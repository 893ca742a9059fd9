package org.graftline.growth.internal.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.graftline.growth.internal.StudyInCode;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.ImportMapping;
import org.graftline.study.MouseId;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.SourceFile;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.TumorSite;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VolumeFormula;
import org.graftline.study.bench.Concern;
import org.graftline.study.capture.Surroundings;
import org.graftline.study.event.Topics;
import org.graftline.study.record.StudyRecords;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;

class OwnForecastTest {
    private static final StudyCode CODE = new StudyCode("S1");

    private final Shelf shelf = new Shelf();
    private Map<MouseId, StudyDay> days = Map.of();
    private final StudyForecasts forecasts = new StudyForecasts(shelf, study -> days);
    private final OwnForecast rule = new OwnForecast(forecasts);

    @AfterEach
    void stop() {
        rule.stop();
    }

    /** Two donors, four mice each, 5 to 7 % a day, readings within 8 %. */
    private static StudyData study(String... armsInTurn) {
        StudyInCode study = new StudyInCode("S1", "control");
        Random noise = new Random(3);
        for (int m = 0; m < 8; m++) {
            String mouse = "m" + m;
            study.mouse("d" + m / 4, mouse, armsInTurn[m % armsInTurn.length]);
            for (int day = 0; day <= 15; day += 3) {
                double log = Math.log(120 + 10 * m) + (0.05 + 0.0025 * m) * day + 0.08 * noise.nextGaussian();
                study.volume(mouse, day, Math.exp(log));
            }
        }
        return study.data();
    }

    private static List<Reading> before(StudyData data, String mouse, double day) {
        return data.readings().stream()
                .filter(r -> r.mouse().value().equals(mouse) && r.day().value() < day)
                .toList();
    }

    private static Reading volume(String mouse, double day, double mm3) {
        return Reading.of(
                        UUID.randomUUID(),
                        CODE,
                        new MouseId(mouse),
                        Endpoint.TUMOR_VOLUME,
                        new StudyDay(day),
                        Instant.EPOCH)
                .site(new TumorSite("tumor"))
                .measured(Decimal.of(mm3), VolumeFormula.AS_REPORTED, null)
                .build();
    }

    private static Surroundings after(List<Reading> earlier) {
        return new Surroundings(earlier, List.of(), Map.of(), null, null);
    }

    private Optional<Concern> asked(StudyData data, String mouse, double day, double mm3) {
        return rule.atEntry(volume(mouse, day, mm3), after(before(data, mouse, day)));
    }

    private static OwnGrowth fitted(StudyData data) {
        return OwnGrowth.of(data).orElseThrow();
    }

    private void fittedBehindTheScenes(StudyData data) throws InterruptedException {
        shelf.put(data);
        rule.handleEvent(new Event(
                Topics.COMMITTED, Map.of(Topics.CHAIN, "study:S1", Topics.KIND, "IMPORT_FILE", Topics.POSITION, 1L)));
        shelf.awaitRead();
        shelf.put(data);
        forecasts.refit(CODE); // the one thread has finished the first fit before it reads again
        shelf.awaitRead();
    }

    @Test
    void without_a_model_the_rule_is_silent() {
        assertThat(asked(study("control"), "m1", 18, 9_000)).isEmpty();
    }

    @Test
    void a_study_with_too_few_followed_tumors_has_no_model() {
        StudyInCode small =
                new StudyInCode("S1", "control").mouse("d", "m1", "control").mouse("d", "m2", "control");
        for (int day = 0; day < 12; day += 3) {
            small.volume("m1", day, 100 + 10 * day).volume("m2", day, 120 + 10 * day);
        }
        assertThat(OwnGrowth.of(small.data())).isEmpty();
    }

    @Test
    void growth_as_before_is_asked_nothing() throws InterruptedException {
        StudyData data = study("control");
        fittedBehindTheScenes(data);

        assertThat(asked(data, "m1", 18, 130 * Math.exp(0.0525 * 18))).isEmpty();
    }

    @Test
    void a_step_out_of_the_forecast_is_asked_about_with_the_expected_growth() throws InterruptedException {
        StudyData data = study("control");
        fittedBehindTheScenes(data);

        assertThat(asked(data, "m1", 18, 2.5 * 130 * Math.exp(0.0525 * 18))).hasValueSatisfying(concern -> {
            assertThat(concern.rule()).isEqualTo("own-forecast");
            assertThat(concern.sentence())
                    .matches(
                            "Volume \\+1\\d\\d % in 3 d, expected [+−]\\d+ % to \\+\\d\\d % from this mouse's own growth\\."
                                    + " Measure again\\.");
            assertThat(concern.likelier()).isNull();
        });
    }

    @Test
    void a_forecast_that_was_carried_until_the_tumor_outweighs_the_mouse_asks_nothing() throws InterruptedException {
        StudyData data = study("control");
        fittedBehindTheScenes(data);

        assertThat(asked(data, "m1", 60, 130)).isPresent();
        assertThat(asked(data, "m1", 200, 130)).isEmpty();
    }

    @Test
    void what_is_no_measured_volume_is_asked_nothing() throws InterruptedException {
        StudyData data = study("control");
        fittedBehindTheScenes(data);
        Reading notPalpable = volume("m1", 18, 1)
                .next()
                .version(1)
                .withoutValue(ReadingStatus.NOT_PALPABLE)
                .build();

        assertThat(rule.atEntry(notPalpable, after(before(data, "m1", 18)))).isEmpty();
    }

    @Test
    void readings_since_the_fit_move_the_forecast_without_a_refit() {
        StudyData data = study("control");
        OwnGrowth model = fitted(data);
        List<Reading> earlier = new ArrayList<>(before(data, "m1", 18));
        OwnGrowth.Next steady = model.next(new MouseId("m1"), new TumorSite("tumor"), 24, earlier)
                .orElseThrow();
        earlier.add(volume("m1", 18, 500));
        earlier.add(volume("m1", 21, 650));

        OwnGrowth.Next faster = model.next(new MouseId("m1"), new TumorSite("tumor"), 24, earlier)
                .orElseThrow();

        assertThat(faster.lowMm3()).isGreaterThan(steady.lowMm3());
        assertThat(faster.lastDay()).isEqualTo(21);
        assertThat(faster.lastMm3()).isCloseTo(650, within(1e-9));
    }

    @Test
    void a_reading_corrected_since_the_fit_does_not_count_beside_what_it_was() {
        StudyData data = study("control");
        OwnGrowth model = fitted(data);
        List<Reading> corrected = before(data, "m1", 18).stream()
                .map(r -> r.day().value() == 15
                        ? r.next()
                                .measured(new Decimal("900"), VolumeFormula.AS_REPORTED, null)
                                .build()
                        : r)
                .toList();

        OwnGrowth.Next next = model.next(new MouseId("m1"), new TumorSite("tumor"), 18, corrected)
                .orElseThrow();

        OwnGrowth.Next before = model.next(new MouseId("m1"), new TumorSite("tumor"), 18, before(data, "m1", 18))
                .orElseThrow();
        assertThat(next.lastMm3()).isCloseTo(900, within(1e-9));
        assertThat(next.highMm3()).isGreaterThan(1.2 * before.highMm3());
    }

    @Test
    void a_mouse_without_an_earlier_reading_and_an_unknown_mouse_have_no_forecast() {
        OwnGrowth model = fitted(study("control"));
        TumorSite site = new TumorSite("tumor");

        assertThat(model.next(new MouseId("m1"), site, 0, List.of())).isEmpty();
        assertThat(model.next(new MouseId("m99"), site, 3, List.of(volume("m99", 0, 100))))
                .isEmpty();
    }

    @Test
    void arms_exchanged_change_no_byte_of_what_is_said() throws InterruptedException {
        StudyData one = study("control", "treated");
        StudyData other = study("treated", "control", "control");
        fittedBehindTheScenes(one);
        List<String> first = everythingSaid(one);
        fittedBehindTheScenes(other);

        assertThat(everythingSaid(other)).isEqualTo(first);
        assertThat(first).hasSizeGreaterThan(5);
    }

    private List<String> everythingSaid(StudyData data) {
        List<String> said = new ArrayList<>();
        for (int m = 0; m < 8; m++) {
            for (double mm3 : List.of(20.0, 200.0, 900.0, 4_000.0)) {
                asked(data, "m" + m, 18, mm3).map(Concern::sentence).ifPresent(said::add);
            }
        }
        return said;
    }

    @Test
    void a_study_is_fitted_again_once_enough_readings_are_new() throws InterruptedException {
        shelf.put(study("control"));
        for (int i = 0; i < 24; i++) {
            rule.handleEvent(
                    new Event(Topics.COMMITTED, Map.of(Topics.CHAIN, "study:S1", Topics.KIND, "RECORD_READING")));
        }
        assertThat(shelf.reads).isEmpty();

        rule.handleEvent(new Event(Topics.COMMITTED, Map.of(Topics.CHAIN, "study:S1", Topics.KIND, "RECORD_READING")));

        shelf.awaitRead();
    }

    @Test
    void at_its_start_the_rule_catches_up_with_the_studies_that_are_there() throws InterruptedException {
        shelf.put(study("control"));

        OwnForecast started = new OwnForecast(shelf, study -> days);

        shelf.awaitRead();
        started.stop();
    }

    @Test
    void acts_of_the_installation_are_no_reason_to_fit() throws InterruptedException {
        rule.handleEvent(new Event(Topics.COMMITTED, Map.of(Topics.CHAIN, "installation", Topics.KIND, "IMPORT_FILE")));
        shelf.put(study("control"));
        forecasts.refit(CODE);

        shelf.awaitRead();
        assertThat(shelf.reads).isEmpty();
    }

    @Test
    void mice_that_count_from_other_days_make_a_new_model_and_an_act_that_moves_none_does_not()
            throws InterruptedException {
        fittedBehindTheScenes(study("control"));
        awaitFits(2);
        rule.handleEvent(act("RANDOMIZE"));
        days = Map.of(new MouseId("m1"), new StudyDay(3));
        rule.handleEvent(act("ENROLL_MICE"));
        shelf.awaitRead(); // once: the draw moved no day

        forecasts.refit(CODE);
        shelf.awaitRead();
        assertThat(shelf.reads).isEmpty();
        assertThat(forecasts.of(CODE).orElseThrow().dayZeros()).isEqualTo(days);
    }

    /** A fit reads the own days after the records: who changes the days must wait for it to end. */
    private void awaitFits(long fits) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (forecasts.number(CODE) < fits && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(forecasts.number(CODE)).isEqualTo(fits);
    }

    private static Event act(String kind) {
        return new Event(Topics.COMMITTED, Map.of(Topics.CHAIN, "study:S1", Topics.KIND, kind, Topics.POSITION, 2L));
    }

    /** Records of one study that tells when it is read. */
    private static final class Shelf implements StudyRecords {
        final BlockingQueue<StudyCode> reads = new LinkedBlockingQueue<>();
        private volatile List<StudyData> held = List.of();

        void put(StudyData data) {
            held = List.of(data);
        }

        void awaitRead() throws InterruptedException {
            assertThat(reads.poll(60, TimeUnit.SECONDS)).isEqualTo(CODE);
        }

        @Override
        public List<Study> studies() {
            return held.stream().map(StudyData::study).toList();
        }

        @Override
        public Optional<Study> study(StudyCode code) {
            return studies().stream().findFirst();
        }

        @Override
        public StudyData data(StudyCode code) {
            reads.add(code);
            return held.stream().findFirst().orElseThrow(() -> new UnknownStudyException(code));
        }

        @Override
        public List<WrittenReading> history(UUID reading) {
            return List.of();
        }

        @Override
        public Optional<ImportMapping> mapping(StudyCode study, String headerSha256) {
            return Optional.empty();
        }

        @Override
        public List<ImportedFile> files(StudyCode study) {
            return List.of();
        }

        @Override
        public Optional<SourceFile> file(StudyCode study, String sha256) {
            return Optional.empty();
        }
    }
}
