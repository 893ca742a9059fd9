package org.graftline.web.internal.api;

import static org.assertj.core.api.BDDAssertions.then;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.graftline.report.StudyConduct;
import org.graftline.study.LedgerHead;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlans;
import org.graftline.web.internal.analysis.Snapshots.Eyes;
import org.graftline.web.internal.analysis.Snapshots.Snapshot;
import org.graftline.web.internal.analysis.Studio;
import org.junit.jupiter.api.Test;

class StudioTest {
    private static final AnalysisPlans.InForce DEFAULTS =
            new AnalysisPlans.InForce(AnalysisPlan.DEFAULT, "sha of the plan", null, List.of(), List.of());

    private final Laboratory laboratory = new Laboratory();

    @Test
    void an_analysis_in_the_making_is_waited_for_and_not_begun_again() {
        CountDownLatch go = new CountDownLatch(1);
        Workshop workshop = new Workshop(go);
        try (Studio studio = new Studio(
                workshop, workshop, laboratory, (actor, study) -> StudyConduct.NONE, new HandClock(), List.of())) {
            Snapshot snapshot = new Snapshot(
                    laboratory.data(Laboratory.STUDY), "sha", LedgerHead.EMPTY, Eyes.OPEN, DEFAULTS, List.of());
            then(studio.analysis(snapshot, Duration.ZERO)).isEmpty();
            then(studio.analysis(snapshot, Duration.ZERO)).isEmpty();
            go.countDown();
            then(studio.analysis(snapshot, Duration.ofMinutes(1))).isPresent();
            then(workshop.fits).hasValue(1);
        }
    }
}
