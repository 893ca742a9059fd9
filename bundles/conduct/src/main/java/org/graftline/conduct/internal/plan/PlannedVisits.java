package org.graftline.conduct.internal.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.graftline.conduct.internal.care.KeptCare;
import org.graftline.conduct.internal.document.DocumentText;
import org.graftline.study.ImpossibleValueException;
import org.graftline.study.MouseId;
import org.graftline.study.SaltedText;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.StudyDay;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.VersionedRow;
import org.graftline.study.Visit;
import org.graftline.study.bench.CaptureRules;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.CrossingForecasts;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.CrossingForecasts.Model;
import org.graftline.study.conduct.CrossingForecasts.Outlook;
import org.graftline.study.conduct.OwnDays;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.study.conduct.VisitPlanner;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.Act;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.Chain;
import org.graftline.study.record.ConcurrentChangeException;
import org.graftline.study.record.DocumentKind;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.Ledger;
import org.graftline.study.record.SimulatedTime;
import org.graftline.study.record.StudyDocument;
import org.graftline.study.record.StudyRecords;
import org.graftline.study.record.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The schedules of the studies and their plans, made anew when the ledger moved on, the day turned or a new model came. */
@Component(
        service = {VisitPlanner.class, PlannedVisits.class},
        property = "service.ranking:Integer=-100")
public final class PlannedVisits implements VisitPlanner {
    private static final String NAME = "plan";
    private static final int MOST_KEPT = 200;

    private final UnitOfWork work;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final DocumentRecords documents;
    private final Ledger ledger;
    private final OwnDays ownDays;
    private final Access access;
    private final CrossingForecasts forecasts;
    private final Clock clock;
    private final Map<StudyCode, Kept> kept = new ConcurrentHashMap<>();
    private final AtomicLong made = new AtomicLong();

    /**
     * Wires the services.
     *
     * @param forecasts null where nobody forecasts
     * @param simulated what dates acts in a rehearsal; null for the real time
     */
    @Activate
    public PlannedVisits(
            @Reference UnitOfWork work,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference Ledger ledger,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) OwnDays ownDays,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    CrossingForecasts forecasts,
            @Reference(
                            target = SimulatedTime.TARGET,
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Clock simulated) {
        this.work = work;
        this.records = records;
        this.bench = bench;
        this.documents = documents;
        this.ledger = ledger;
        this.ownDays = ownDays;
        this.access = access;
        this.forecasts = forecasts == null ? new NoForecasts() : forecasts;
        this.clock = Objects.requireNonNullElseGet(simulated, Clock::systemUTC);
    }

    /**
     * A study as it was planned.
     *
     * @param number tells it from the plans before
     * @param data what it was made from
     */
    public record Planned(long number, StudyData data, StudyPlan plan) {}

    private record Kept(long position, @Nullable LocalDate date, long model, Planned planned) {}

    @Override
    public StudyPlan plan(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        return planned(study).plan();
    }

    /** @return the study with its plan; asks nobody for permission */
    public Planned planned(StudyCode study) {
        Kept before = kept.get(study);
        // asked before the data: if an act or a model comes between, the answer counts as old and is made again
        long position = ledger.head(Chain.of(study)).position();
        long model = forecasts.modelNumber(study);
        if (before != null
                && before.position == position
                && before.model == model
                && Objects.equals(before.date, dateOf(before.planned.data()))) {
            return before.planned;
        }
        Planned fresh = make(study);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(study, new Kept(position, dateOf(fresh.data()), model, fresh));
        return fresh;
    }

    private LocalDate dateOf(StudyData data) {
        return LocalDate.ofInstant(clock.instant(), data.study().zone());
    }

    private Planned make(StudyCode study) {
        StudyData data = records.data(study).withDayZeros(ownDays.of(study));
        CaptureRules rules = bench.rules(study);
        List<ProtocolLimit> limits = PlanMaker.stopping(rules.limits());
        Optional<StudyDocument> document = documents.current(study, DocumentKind.VISIT_PLAN, NAME);
        StudyPlan plan = PlanMaker.make(
                data,
                bench.housing(study),
                limits,
                document.map(one -> DocumentText.read(one, VisitPlan.class)).orElse(null),
                document.map(StudyDocument::version).orElse(0),
                today(data, rules),
                forecasts.outlook(data, limits),
                new Charges(KeptCare.care(documents, study), KeptCare.cohorts(documents, study)));
        return new Planned(made.incrementAndGet(), data, plan);
    }

    private PlanMaker.Today today(StudyData data, CaptureRules rules) {
        LocalDate zero = rules.dayZero();
        if (zero != null) {
            LocalDate date = dateOf(data);
            return new PlanMaker.Today(ChronoUnit.DAYS.between(zero, date), date);
        }
        double last = data.readings().stream()
                .mapToDouble(reading -> reading.day().value())
                .max()
                .orElse(0);
        return new PlanMaker.Today(last, null);
    }

    @Override
    public StudyPlan change(Actor actor, StudyCode study, VisitPlan plan, int before, String reason) {
        access.require(actor, Permission.CHANGE_STUDY, study);
        if (records.study(study).isEmpty()) {
            throw new UnknownStudyException(study);
        }
        if (reason.isBlank()) {
            throw new ImpossibleValueException("A schedule changes for a reason. Give it in a few words.");
        }
        int current = documents
                .current(study, DocumentKind.VISIT_PLAN, NAME)
                .map(StudyDocument::version)
                .orElse(0);
        StudyDocument next = new StudyDocument(study, DocumentKind.VISIT_PLAN, NAME, before + 1, DocumentText.of(plan));
        if (current != before) {
            throw new ConcurrentChangeException(next.table(), next.id(), next.version());
        }
        List<VersionedRow> rows = new ArrayList<>(List.of(next));
        rows.addAll(visits(study, plan));
        work.commit(new Act(Chain.of(study), ActKind.PLAN_VISITS, actor, clock.instant(), SaltedText.of(reason), rows));
        return planned(study).plan();
    }

    /** Planned days become planned visits; a visit that nobody plans any more and that has readings is one that was merely observed. */
    private List<Visit> visits(StudyCode study, VisitPlan plan) {
        Map<StudyDay, Visit> known = new HashMap<>();
        records.visits(study).forEach(visit -> known.put(visit.day(), visit));
        List<Visit> rows = new ArrayList<>();
        for (StudyDay day : plan.days()) {
            Visit before = known.get(day);
            if (before == null || before.kind() != Visit.Kind.PLANNED) {
                rows.add(new Visit(study, day, before == null ? 1 : before.version() + 1, Visit.Kind.PLANNED));
            }
        }
        Set<StudyDay> planned = new HashSet<>(plan.days());
        known.values().stream()
                .filter(visit -> visit.kind() == Visit.Kind.PLANNED && !planned.contains(visit.day()))
                .sorted(Comparator.comparing(Visit::day))
                .forEach(visit -> rows.add(new Visit(study, visit.day(), visit.version() + 1, Visit.Kind.OBSERVED)));
        return rows;
    }

    /** Where nobody forecasts. */
    private static final class NoForecasts implements CrossingForecasts {
        @Override
        public Outlook outlook(StudyData data, List<ProtocolLimit> limits) {
            return new Outlook() {
                @Override
                public Optional<Model> model() {
                    return Optional.empty();
                }

                @Override
                public Optional<Crossing> crossing(MouseId mouse, double day) {
                    return Optional.empty();
                }
            };
        }

        @Override
        public long modelNumber(StudyCode study) {
            return 0;
        }
    }
}
