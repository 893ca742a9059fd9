package org.graftline.web.internal.api;

import java.util.ArrayList;
import java.util.List;
import org.graftline.study.Sha256;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.people.Actor;
import org.graftline.study.people.Permission;
import org.graftline.study.record.ActKind;
import org.graftline.study.record.LedgerEntry;

/** Analysis plans in a list; what a blinded person must not see is left out as the service does it. */
final class Planner implements AnalysisPlans {
    List<String> departures = List.of();
    private final List<Version> history = new ArrayList<>();
    private final Laboratory laboratory;

    Planner(Laboratory laboratory) {
        this.laboratory = laboratory;
    }

    @Override
    public InForce of(Actor actor, StudyCode study) {
        laboratory.require(actor, Permission.READ_STUDY, study);
        AnalysisPlan plan = history.isEmpty()
                ? AnalysisPlan.DEFAULT
                : history.get(history.size() - 1).plan();
        if (laboratory.isBlinded(actor)) {
            List<Version> shown = history.stream()
                    .map(one -> new Version(one.version(), withoutArms(one.plan()), "", one.at(), one.by(), ""))
                    .toList();
            return new InForce(withoutArms(plan), "", null, shown, departures);
        }
        return new InForce(plan, Sha256.of(plan.toString()), null, history, departures);
    }

    @Override
    public LedgerEntry save(Actor actor, StudyCode study, AnalysisPlan plan, String reason) {
        laboratory.require(actor, Permission.LOCK_STUDY, study);
        LedgerEntry entry = laboratory.noted(actor, ActKind.PLAN_ANALYSIS, reason);
        history.add(new Version(
                history.size() + 1, plan, Sha256.of(plan.toString()), Laboratory.NOW, actor.name(), reason));
        return entry;
    }

    private static AnalysisPlan withoutArms(AnalysisPlan plan) {
        return plan.draft().contrasts(List.of()).plan();
    }
}
