package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.LocalDate;
import java.util.List;
import org.graftline.study.Decimal;
import org.graftline.study.DonorId;
import org.graftline.study.MouseId;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.Cohorts;
import org.graftline.study.conduct.DayZeroRule;
import org.graftline.study.conduct.Enrollment;
import org.graftline.study.conduct.SetUpParts;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** Cohorts and rolling enrollment; holds no arm. */
public final class EnrollmentApi {
    private final Cohorts cohorts;

    /** @param cohorts the service behind it */
    public EnrollmentApi(Cohorts cohorts) {
        this.cohorts = cohorts;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/conduct/enrollment", this::show),
                Route.post("/studies/{code}/conduct/enrollment", this::move));
    }

    record MoveBody(
            @Nullable List<String> mice,
            Enrollment.@Nullable State state,
            @Nullable LocalDate dayZero,
            @Nullable String reason) {}

    /** Where the mice stand. */
    record StandingJson(
            LocalDate today,
            DayZeroRule rule,
            Cohorts.@Nullable VolumeRange range,
            List<SetUpParts.CohortPart> cohorts,
            List<MouseJson> mice) {
        StandingJson {
            cohorts = List.copyOf(cohorts);
            mice = List.copyOf(mice);
        }
    }

    record MouseJson(
            MouseId mouse,
            DonorId donor,
            Enrollment.State state,
            @Nullable String cohort,
            @Nullable String reason,
            @Nullable LocalDate dayZero,
            @Nullable StudyDay today,
            @Nullable Decimal latestMm3,
            @Nullable StudyDay latestDay,
            boolean ready,
            boolean gone) {
        static MouseJson of(Cohorts.MouseStanding stands) {
            return new MouseJson(
                    stands.enrollment().mouse(),
                    stands.donor(),
                    stands.enrollment().state(),
                    stands.enrollment().cohort(),
                    stands.reason(),
                    stands.dayZero(),
                    stands.today(),
                    stands.latestMm3(),
                    stands.latestDay(),
                    stands.isReady(),
                    stands.isGone());
        }
    }

    private Answer show(Call call) {
        Cohorts.Standing standing = cohorts.of(call.actor(), call.study());
        return Answer.ok(new StandingJson(
                standing.today(),
                standing.rule(),
                standing.range(),
                standing.cohorts(),
                standing.mice().stream().map(MouseJson::of).toList()));
    }

    private Answer move(Call call) {
        MoveBody sent = call.json(MoveBody.class);
        cohorts.move(
                call.actor(),
                call.study(),
                required("mice", sent.mice()).stream().map(MouseId::new).toList(),
                required("state", sent.state()),
                sent.dayZero(),
                Texts.required("reason", sent.reason(), Texts.REASON));
        return show(call);
    }
}
