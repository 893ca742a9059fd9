package org.graftline.web.internal.api;

import java.util.ArrayList;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.MouseId;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.graftline.study.bench.ProtocolLimit;
import org.graftline.study.conduct.Care;
import org.graftline.study.conduct.CrossingForecasts.Crossing;
import org.graftline.study.conduct.PlannedMouse;
import org.graftline.study.conduct.StudyPlan;
import org.graftline.study.conduct.VisitPlan;
import org.graftline.study.conduct.VisitPlanner;
import org.graftline.study.conduct.Worklists;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.jspecify.annotations.Nullable;

/** A planner who has one mouse close to its limit, and asks who wants to know. */
final class Calendar implements VisitPlanner, Worklists {
    private static final ProtocolLimit LIMIT =
            new ProtocolLimit(ProtocolLimit.Quantity.TUMOR_VOLUME, new Decimal("1500"), ProtocolLimit.Tier.STOP);

    private final Laboratory laboratory;
    private @Nullable VisitPlan plan;

    Calendar(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    private StudyPlan made(StudyCode study) {
        PlannedMouse close = new PlannedMouse(
                new MouseId("m1"),
                "C1",
                new StudyDay(7),
                new StudyDay(14),
                new StudyDay(9),
                PlannedMouse.Kind.BROUGHT_FORWARD,
                null,
                0.8,
                LIMIT,
                new Crossing(LIMIT, 0.3, 0.2, 0.25),
                0.25,
                0.02,
                new StudyDay(3),
                new Care.Charge(laboratory.actor("tom").person(), Care.Charge.Basis.CAGE),
                "Day 9 instead of day 14.");
        return new StudyPlan(
                study, 1, new StudyDay(9), null, plan, 0, List.of(close), 0.25, 0.02, "Fitted.", true, 7.0);
    }

    @Override
    public StudyPlan plan(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        return made(study);
    }

    @Override
    public StudyPlan change(Actor actor, StudyCode study, VisitPlan next, int before, String reason) {
        laboratory.require(actor, Permission.CHANGE_STUDY, study);
        plan = next;
        return made(study);
    }

    @Override
    public List<StudyWork> of(Actor actor) {
        List<StudyWork> all = new ArrayList<>();
        for (Study study : laboratory.studies()) {
            if (laboratory.allows(actor, Permission.READ_STUDY, study.code())) {
                all.add(of(actor, study.code()));
            }
        }
        return all;
    }

    @Override
    public StudyWork of(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        StudyPlan planned = made(study);
        return new StudyWork("Title", planned, planned.mice(), List.of(), List.of(), List.of(), List.of());
    }
}
