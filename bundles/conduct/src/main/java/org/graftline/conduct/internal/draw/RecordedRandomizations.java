package org.graftline.conduct.internal.draw;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import org.graftline.conduct.internal.cohort.Enrollments;
import org.graftline.conduct.internal.document.StudyActs;
import org.graftline.study.ArmAssignment;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.bench.Blinding;
import org.graftline.study.bench.Repeatability;
import org.graftline.study.conduct.Candidate;
import org.graftline.study.conduct.Draw;
import org.graftline.study.conduct.DrawPreview;
import org.graftline.study.conduct.EnrollmentRules;
import org.graftline.study.conduct.Randomizations;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.NotAllowedException;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.DoseRecords;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Draws, and keeps every draw with its seed. */
@Component(property = "service.ranking:Integer=-100")
public final class RecordedRandomizations implements Randomizations {
    private static final int MOST_SIMULATIONS = 10_000;

    private final UnitOfWork work;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final DoseRecords doses;
    private final DrawBook book;
    private final Repeatability repeatability;
    private final Blinding blinding;
    private final Access access;
    private final Clock clock;
    private final LongSupplier seeds;

    /** Wires the services. */
    @Activate
    public RecordedRandomizations(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference DoseRecords doses,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Repeatability repeatability,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Blinding blinding,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(
                            target = StudyActs.SIMULATED,
                            policyOption = ReferencePolicyOption.GREEDY,
                            cardinality = ReferenceCardinality.OPTIONAL)
                    @Nullable
                    Clock clock) {
        this(
                work,
                records,
                bench,
                documents,
                doses,
                repeatability,
                blinding,
                access,
                clock == null ? Clock.systemUTC() : clock,
                new SecureRandom()::nextLong);
    }

    /** @param seeds draws the seed of each draw */
    RecordedRandomizations(
            UnitOfWork work,
            StudyRecords records,
            BenchRecords bench,
            DocumentRecords documents,
            DoseRecords doses,
            Repeatability repeatability,
            Blinding blinding,
            Access access,
            Clock clock,
            LongSupplier seeds) {
        this.work = work;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.doses = doses;
        this.book = new DrawBook(documents);
        this.repeatability = repeatability;
        this.blinding = blinding;
        this.access = access;
        this.clock = clock;
        this.seeds = seeds;
    }

    @Override
    public EnrollmentRules rules(Actor actor, StudyCode study) {
        require(actor, Permission.READ_STUDY, study);
        return book.rules(study);
    }

    @Override
    public EnrollmentRules setRules(Actor actor, StudyCode study, EnrollmentRules rules, String reason) {
        require(actor, Permission.RANDOMIZE, study);
        if (reason.isBlank()) {
            throw new StudyException("Not saved: the rules of enrollment need a reason. Say why they are set so.");
        }
        EnrollmentRules current = book.rules(study);
        if (rules.equals(current)) {
            return current; // the same message again
        }
        StudyDocument next = DrawBook.document(study, rules);
        if (rules.version() != current.version() + 1) {
            throw new ConcurrentChangeException(next.table(), next.id(), next.version());
        }
        ListFixing.requireArms(rules, records.data(study));
        commit(actor, study, ActKind.SET_UP_STUDY, clock.instant(), reason.strip(), List.of(next));
        return rules;
    }

    @Override
    public List<Candidate> candidates(Actor actor, StudyCode study) {
        access.require(actor, Permission.RANDOMIZE, study);
        return new Candidates(
                        records.data(study),
                        bench.housing(study),
                        book.rules(study),
                        enrollments(study),
                        Set.of(),
                        clock.instant())
                .all();
    }

    @Override
    public DrawPreview preview(Actor actor, StudyCode study, long seed, int simulations) {
        require(actor, Permission.RANDOMIZE, study);
        StudyData data = records.data(study);
        FixRequest request = new FixRequest(new UUID(0, 0), List.of(), null, "a preview is no draw");
        Draw draw = fixing(study, data).fix(request, actor.person(), clock.instant());
        return simulate(actor, study, data, draw, seed, simulations);
    }

    @Override
    public DrawPreview stability(Actor actor, StudyCode study, UUID draw, long seed, int simulations) {
        require(actor, Permission.RANDOMIZE, study);
        return simulate(
                actor, study, records.data(study), book.require(study, draw).draw(), seed, simulations);
    }

    private DrawPreview simulate(Actor actor, StudyCode study, StudyData data, Draw draw, long seed, int simulations) {
        if (simulations < 1 || simulations > MOST_SIMULATIONS) {
            throw new ImpossibleValueException(
                    "%d simulations are impossible. Choose 1 to 10,000; 1,000 is usual.".formatted(simulations));
        }
        Draw.Result result = draw.result();
        IntFunction<Chance> chance;
        if (result == null) {
            chance = StabilitySimulation.ofDrawsToCome(seed);
        } else {
            Chance own = Chance.of(result.seed());
            chance = turn -> own;
        }
        ReadingError error = new ReadingError(repeatability.of(actor, study), data.readings());
        return new StabilitySimulation(draw, error, chance, seed, simulations).run();
    }

    private ListFixing fixing(StudyCode study, StudyData data) {
        return new ListFixing(
                data, bench.housing(study), book.rules(study), book.all(study), enrollments(study), dosed(study));
    }

    private Enrollments enrollments(StudyCode study) {
        return Enrollments.of(study, documents, bench);
    }

    private Dosed dosed(StudyCode study) {
        return new Dosed(doses.doses(study));
    }

    @Override
    public Recorded fix(Actor actor, StudyCode study, FixRequest request) {
        require(actor, Permission.RANDOMIZE, study);
        if (book.find(study, request.draw()).isEmpty()) {
            Instant now = now();
            Draw draw = fixing(study, records.data(study)).fix(request, actor.person(), now);
            String reason = request.reason().isBlank()
                    ? "List of mice fixed for randomization"
                    : request.reason().strip();
            commit(actor, study, ActKind.ENROLL_MICE, now, reason, List.of(DrawBook.document(study, draw)));
        }
        return book.require(study, request.draw());
    }

    @Override
    public Recorded draw(Actor actor, StudyCode study, UUID id) {
        require(actor, Permission.RANDOMIZE, study);
        Recorded fixed = book.require(study, id);
        if (fixed.drawn() != null) {
            return fixed; // the same message again
        }
        StudyData data = records.data(study);
        List<Recorded> all = book.all(study);
        Enrollments enrollments = enrollments(study);
        StillHolds.require(fixed, data, book.rules(study), all, enrollments, dosed(study));
        Chance chance = new Chance(seeds.getAsLong());
        DrawProcedure.Made made = DrawProcedure.make(fixed.draw(), chance);
        Instant now = now();
        Enrollments.Drawn enrolled = enrollments.drawn(
                made.arms().keySet(),
                LocalDate.ofInstant(now, data.study().zone()),
                dayZeroBy(fixed.draw().replaces(), all));
        Draw drawn = fixed.draw()
                .with(new Draw.Result(
                        now,
                        actor.person(),
                        enrolled.dayZero(),
                        chance.text(),
                        Chance.ALGORITHM,
                        made.arms(),
                        made.balance(),
                        made.openBlocks()));
        List<VersionedRow> rows = new ArrayList<>(List.of(DrawBook.document(study, drawn)));
        rows.addAll(assignments(study, data, made));
        rows.addAll(enrolled.rows());
        commit(actor, study, ActKind.RANDOMIZE, now, fixed.reason(), rows);
        return book.require(study, id);
    }

    /** The day 0 that a draw gave; it goes with the draw that takes its place. */
    private static @Nullable LocalDate dayZeroBy(@Nullable UUID draw, List<Recorded> all) {
        return all.stream()
                .filter(one -> one.draw().draw().equals(draw))
                .map(one -> one.draw().result())
                .filter(Objects::nonNull)
                .map(Draw.Result::dayZero)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static List<ArmAssignment> assignments(StudyCode study, StudyData data, DrawProcedure.Made made) {
        Map<MouseId, Integer> versions = new HashMap<>();
        data.assignments().forEach(one -> versions.put(one.mouse(), one.version()));
        return new TreeMap<>(made.arms())
                .entrySet().stream()
                        .map(entry -> new ArmAssignment(
                                study, entry.getKey(), versions.getOrDefault(entry.getKey(), 0) + 1, entry.getValue()))
                        .toList();
    }

    @Override
    public List<Recorded> draws(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        List<Recorded> all = book.all(study);
        return blinding.isBlinded(actor, study)
                ? all.stream().map(RecordedRandomizations::withoutArms).toList()
                : all;
    }

    /** That mice were drawn, and when; not the ratios, not the seed, from which with the volumes the arms follow. */
    private static Recorded withoutArms(Recorded one) {
        Draw draw = one.draw();
        return new Recorded(
                new Draw(
                        draw.draw(),
                        draw.fixedAt(),
                        draw.fixedBy(),
                        EnrollmentRules.unset(),
                        draw.replaces(),
                        draw.eligible().stream()
                                .map(mouse -> new Candidate(
                                        mouse.mouse(), mouse.donor(), mouse.cage(), null, List.of(), null, List.of()))
                                .toList(),
                        List.of(),
                        List.of(),
                        null),
                one.fixed(),
                one.drawn(),
                one.by(),
                one.at(),
                "",
                one.replacedBy());
    }

    @Override
    public Verification verify(Actor actor, StudyCode study, UUID draw) {
        require(actor, Permission.READ_STUDY, study);
        return Replay.verify(book.require(study, draw), records.data(study).assignments());
    }

    private void require(Actor actor, Permission permission, StudyCode study) {
        access.require(actor, permission, study);
        if (blinding.isBlinded(actor, study)) {
            throw new NotAllowedException(
                    "This study is blinded for you, and randomization shows the arms. Ask a director of the study;"
                            + " telling you the arms is recorded with a reason.");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void commit(
            Actor actor, StudyCode study, ActKind kind, Instant at, String reason, List<? extends VersionedRow> rows) {
        work.commit(new Act(Chain.of(study), kind, actor, at, SaltedText.of(reason), List.copyOf(rows)));
    }
}
