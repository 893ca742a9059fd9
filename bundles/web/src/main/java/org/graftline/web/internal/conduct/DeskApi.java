package org.graftline.web.internal.conduct;

import java.util.List;
import org.graftline.web.internal.analysis.ArmGuard;
import org.graftline.web.internal.analysis.Snapshots;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;

/** What a director looks at first: the curves as measured, and the model as it was fitted last. Fits nothing. */
public final class DeskApi {
    private final ArmGuard arms;
    private final Snapshots snapshots;
    private final Studio studio;

    /** @param studio which keeps what was fitted */
    public DeskApi(ArmGuard arms, Snapshots snapshots, Studio studio) {
        this.arms = arms;
        this.snapshots = snapshots;
        this.studio = studio;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(Route.get("/studies/{code}/conduct/desk", this::show));
    }

    private Answer show(Call call) {
        arms.require(call.actor(), call.study(), "Its growth");
        Snapshot snapshot = snapshots.of(call.actor(), call.study());
        return Answer.ok(DeskView.of(snapshot, studio.lastFit(snapshot).orElse(null)));
    }
}
