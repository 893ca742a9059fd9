package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.util.List;
import org.graftline.report.ReportPart;
import org.graftline.report.Reports;
import org.graftline.study.StudyCode;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.study.conduct.Locks;
import org.graftline.study.conduct.RequiredParts;
import org.graftline.study.people.Actor;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.graftline.web.internal.http.Texts;

/** The analysis plan of a study; {@link LocksApi} locks it. */
public final class AnalysisPlansApi {
    private static final String ADDRESS = "/studies/{code}/conduct/analysis-plan";

    private final AnalysisPlans plans;
    private final Locks locks;
    private final Reports reports;

    /**
     * @param plans keeps the plans
     * @param locks tells when a plan was locked
     * @param reports knows which parts a plan can require
     */
    public AnalysisPlansApi(AnalysisPlans plans, Locks locks, Reports reports) {
        this.reports = reports;
        this.plans = plans;
        this.locks = locks;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(Route.get(ADDRESS, this::show), Route.put(ADDRESS, this::save));
    }

    /**
     * The plan in force.
     *
     * @param version 0 for the defaults
     * @param defaults what a study without a plan of its own has
     * @param locks every lock of the plan, oldest first; empty while it is open
     * @param history every saved version, oldest first
     * @param departures from the plan locked first, a sentence each
     * @param parts that a report may have here, in its order
     * @param requiredParts of them those without which it is not signed
     * @param defaultParts those that a plan requires which names none
     */
    record PlanJson(
            int version,
            AnalysisPlan plan,
            AnalysisPlan defaults,
            String sha256,
            List<Locks.LockStep> locks,
            List<AnalysisPlans.Version> history,
            List<String> departures,
            List<ReportPart> parts,
            List<String> requiredParts,
            List<String> defaultParts) {
        PlanJson {
            parts = List.copyOf(parts);
            requiredParts = List.copyOf(requiredParts);
            defaultParts = List.copyOf(defaultParts);
            locks = List.copyOf(locks);
            history = List.copyOf(history);
            departures = List.copyOf(departures);
        }
    }

    private Answer show(Call call) {
        return Answer.ok(plan(call.actor(), call.study()));
    }

    private PlanJson plan(Actor actor, StudyCode study) {
        AnalysisPlans.InForce inForce = plans.of(actor, study);
        List<Locks.LockStep> turns = locks.of(actor, study).locks().stream()
                .filter(step -> step.what() == Locks.What.ANALYSIS_PLAN)
                .toList();
        return new PlanJson(
                version(inForce),
                inForce.plan(),
                AnalysisPlan.DEFAULT,
                inForce.sha256(),
                turns,
                inForce.history(),
                inForce.departures(),
                reports.parts(),
                inForce.plan().requiredParts(),
                RequiredParts.DEFAULT);
    }

    private static int version(AnalysisPlans.InForce inForce) {
        List<AnalysisPlans.Version> history = inForce.history();
        return history.isEmpty() ? 0 : history.get(history.size() - 1).version();
    }

    private Answer save(Call call) {
        AnalysisPlanBody sent = call.json(AnalysisPlanBody.class);
        String reason = Texts.required("reason", sent.reason(), Texts.REASON);
        int seen = required("version", sent.version());
        AnalysisPlan plan = sent.plan();
        int stands = version(plans.of(call.actor(), call.study()));
        if (seen != stands) {
            throw new Refusal(
                    Status.CONFLICT,
                    "Not saved: the analysis plan was changed meanwhile; version %d is in force, and version %d was shown to you. Open the page again and make your change there."
                            .formatted(stands, seen));
        }
        plans.save(call.actor(), call.study(), plan, reason);
        return show(call);
    }
}
