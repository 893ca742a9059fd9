package org.graftline.web.internal.conduct;

import java.time.Instant;
import java.util.List;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.MeasuredCurves;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.graftline.web.internal.analysis.Snapshots.Eyes;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio.LastFit;
import org.jspecify.annotations.Nullable;

/**
 * A study on its director's desk.
 *
 * @param pooled whether all arms are shown as one, since they are not earned yet
 * @param ownDays whether mice count from days 0 of their own
 * @param curves as measured, without a model
 * @param fit the model as it was fitted last for such eyes; null where it was not fitted since the start
 */
record DeskView(
        boolean pooled,
        boolean ownDays,
        List<CurveView> curves,
        @Nullable FitView fit) {
    DeskView {
        curves = List.copyOf(curves);
    }

    /** One arm. */
    record CurveView(ArmName arm, ArmRole role, List<MeasuredCurves.Point> points) {
        CurveView {
            points = List.copyOf(points);
        }
    }

    /**
     * The model.
     *
     * @param healthy whether it converged and nothing is singular
     * @param status as {@link GrowthAnalysis.FitText}
     * @param variance the variance function that was chosen; null where none was compared
     * @param singularities what is zero and what that means
     * @param conclusion the answer in sentences
     * @param at when it was fitted
     * @param position the ledger position that it was fitted on
     * @param entriesSince how many entries the ledger got since
     * @param current whether the data are the same still, so that its pages are there at once
     */
    record FitView(
            boolean healthy,
            String status,
            String message,
            @Nullable String variance,
            List<String> singularities,
            List<String> conclusion,
            int readings,
            int mice,
            Instant at,
            long position,
            long entriesSince,
            boolean current) {
        FitView {
            singularities = List.copyOf(singularities);
            conclusion = List.copyOf(conclusion);
        }

        static FitView of(LastFit last, Snapshot snapshot) {
            GrowthAnalysis analysis = last.analysis();
            return new FitView(
                    analysis.fit().status().equals("converged"),
                    analysis.fit().status(),
                    analysis.fit().message(),
                    analysis.candidates().stream()
                            .filter(GrowthAnalysis.VarianceCandidate::chosen)
                            .map(GrowthAnalysis.VarianceCandidate::name)
                            .findFirst()
                            .orElse(null),
                    analysis.fit().singularities(),
                    analysis.conclusion(),
                    analysis.flow().analyzed().readings(),
                    analysis.flow().analyzed().mice(),
                    last.at(),
                    last.position(),
                    snapshot.head().position() - last.position(),
                    last.sha256().equals(snapshot.sha256()));
        }
    }

    static DeskView of(Snapshot snapshot, @Nullable LastFit last) {
        return new DeskView(
                snapshot.eyes() != Eyes.OPEN,
                !snapshot.data().dayZeros().isEmpty(),
                MeasuredCurves.of(snapshot.data()).stream()
                        .map(curve -> new CurveView(curve.arm(), curve.role(), curve.points()))
                        .toList(),
                last == null ? null : FitView.of(last, snapshot));
    }
}
