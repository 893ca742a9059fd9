package org.graftline.conduct.internal.worklist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.graftline.conduct.internal.plan.PlannedVisits;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyData;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.bench.BenchSession;
import org.graftline.study.bench.Contradictions;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.Worklists;
import org.graftline.study.conduct.Worklists.Waiting.Kind;
import org.graftline.study.people.Access;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.BenchRecords;
import org.graftline.study.record.DocumentRecords;
import org.graftline.study.record.StudyRecords;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Worklists out of the plans; the work on a study is put together once per plan, since a plan is new whenever anything changed. */
@Component(property = "service.ranking:Integer=-100")
public final class CagedWorklists implements Worklists {
    private static final int MOST_KEPT = 200;

    private final PlannedVisits planner;
    private final StudyRecords records;
    private final BenchRecords bench;
    private final Access access;
    private final @Nullable Contradictions contradictions;
    private final WaitingThings things;
    private final Map<StudyCode, Kept> kept = new ConcurrentHashMap<>();

    /**
     * Wires the services.
     *
     * @param contradictions null where nobody looks for them
     */
    @Activate
    public CagedWorklists(
            @Reference PlannedVisits planner,
            @Reference StudyRecords records,
            @Reference BenchRecords bench,
            @Reference DocumentRecords documents,
            @Reference(policyOption = ReferencePolicyOption.GREEDY) Access access,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    Contradictions contradictions) {
        this.planner = planner;
        this.records = records;
        this.bench = bench;
        this.access = access;
        this.contradictions = contradictions;
        this.things = new WaitingThings(bench, documents);
    }

    @Override
    public List<StudyWork> of(Actor actor) {
        return records.studies().stream()
                .map(Study::code)
                .filter(study -> access.allows(actor, Permission.READ_STUDY, study))
                .map(study -> work(actor, study))
                .sorted(Comparator.comparingDouble(StudyWork::urgency)
                        .reversed()
                        .thenComparing(StudyWork::study))
                .toList();
    }

    @Override
    public StudyWork of(Actor actor, StudyCode study) {
        access.require(actor, Permission.READ_STUDY, study);
        if (records.study(study).isEmpty()) {
            throw new UnknownStudyException(study);
        }
        return work(actor, study);
    }

    private record Kept(long number, StudyWork work) {}

    private StudyWork work(Actor actor, StudyCode study) {
        PlannedVisits.Planned planned = planner.planned(study);
        Kept before = kept.get(study);
        if (before != null && before.number() == planned.number()) { // the same plan means that nothing happened since
            return before.work();
        }
        StudyWork made = make(actor, planned.data(), planned.plan());
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(study, new Kept(planned.number(), made));
        return made;
    }

    private StudyWork make(Actor actor, StudyData data, StudyPlan plan) {
        double today = plan.today().value();
        List<PlannedMouse> now = plan.mice().stream()
                .filter(mouse -> mouse.next().value() <= today)
                .toList();
        List<PlannedMouse> tomorrow = plan.mice().stream()
                .filter(mouse -> mouse.next().value() > today && mouse.next().value() <= today + 1)
                .toList();
        List<PlannedMouse> missing =
                plan.mice().stream().filter(mouse -> mouse.missed() != null).toList();
        List<OpenSession> sessions = bench.sessions(data.study().code()).stream()
                .filter(session -> session.state() == BenchSession.State.OPEN)
                .map(session -> open(session, data))
                .toList();
        List<Waiting> waiting = new ArrayList<>(things.of(data));
        contradictions(actor, data.study().code(), waiting);
        ofPlan(plan, missing, sessions, waiting);
        waiting.sort(Comparator.comparing(Waiting::kind));
        return new StudyWork(data.study().title(), plan, now, tomorrow, missing, sessions, waiting);
    }

    private static OpenSession open(BenchSession session, StudyData data) {
        return new OpenSession(
                session.session(),
                session.day(),
                session.openedBy(),
                session.openedAt(),
                LocalDate.ofInstant(session.openedAt(), data.study().zone()),
                session.mice().size());
    }

    private void contradictions(Actor actor, StudyCode study, List<Waiting> waiting) {
        int open =
                contradictions == null ? 0 : contradictions.open(actor, study).size();
        if (open > 0) {
            waiting.add(new Waiting(
                    Kind.CONTRADICTION,
                    open,
                    open == 1
                            ? "A record contradicts a removal: decide which of them holds."
                            : "%d records contradict removals: decide which of them hold.".formatted(open),
                    null));
        }
    }

    private static void ofPlan(
            StudyPlan plan, List<PlannedMouse> missing, List<OpenSession> sessions, List<Waiting> waiting) {
        if (!missing.isEmpty()) {
            waiting.add(new Waiting(
                    Kind.MISSING_VISIT,
                    missing.size(),
                    missing.size() == 1
                            ? "The planned visit of mouse %s on day %s passed without a reading."
                                    .formatted(
                                            missing.get(0).mouse(),
                                            missing.get(0).missed())
                            : "Planned visits of %d mice passed without a reading.".formatted(missing.size()),
                    missing.stream()
                            .map(PlannedMouse::missed)
                            .filter(Objects::nonNull)
                            .min(Comparator.naturalOrder())
                            .orElse(null)));
        }
        List<OpenSession> old = sessions.stream()
                .filter(session -> session.day().compareTo(plan.today()) < 0)
                .toList();
        if (!old.isEmpty()) {
            waiting.add(new Waiting(
                    Kind.UNFINISHED_SESSION,
                    old.size(),
                    old.size() == 1
                            ? "The session of day %s was never signed off."
                                    .formatted(old.get(0).day())
                            : "%d sessions of earlier days were never signed off.".formatted(old.size()),
                    old.stream()
                            .map(OpenSession::day)
                            .min(Comparator.naturalOrder())
                            .orElse(null)));
        }
        if (plan.plan() == null) {
            waiting.add(new Waiting(
                    Kind.NO_SCHEDULE,
                    1,
                    "The study has no schedule of visits, so nobody is told when to measure. Make one on the study's page.",
                    null));
        }
    }
}
