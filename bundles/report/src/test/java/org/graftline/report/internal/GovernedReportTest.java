package org.graftline.report.internal;

import static org.assertj.core.api.BDDAssertions.then;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.internal.VolumeGrowthAnalyses;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.attached.AttachedFile;
import org.graftline.report.internal.attached.AttachedFiles;
import org.graftline.report.internal.verify.CheckedReports;
import org.graftline.report.verify.Verdict;
import org.graftline.study.Decimal;
import org.graftline.study.Endpoint;
import org.graftline.study.Reading;
import org.graftline.study.ReadingStatus;
import org.graftline.study.Sha256;
import org.graftline.study.StudyData;
import org.graftline.study.VolumeFormula;
import org.graftline.study.conduct.AnalysisPlan;
import org.graftline.study.conduct.AnalysisPlan.DonorEffect;
import org.graftline.study.conduct.AnalysisPlan.Multiplicity;
import org.graftline.study.conduct.AnalysisPlan.VisitReading;
import org.graftline.study.conduct.AnalysisPlans;
import org.junit.jupiter.api.Test;

/** A report says which plan governed it, keeps to it in every number and word, and can be checked against it. */
class GovernedReportTest {
    private static final AnalysisPlan OTHER = AnalysisPlan.DEFAULT
            .draft()
            .alpha(new Decimal("0.1"))
            .multiplicity(Multiplicity.HOLM)
            .donorEffect(DonorEffect.THESE_DONORS)
            .plan();

    private static final ReportSource BY_OTHER = FittedExample.source(OTHER);

    @Test
    void no_interval_of_another_level_is_printed_or_drawn() {
        String page = Printing.reports().html(BY_OTHER);

        then(page).contains("90 % interval", "90 % band", "% per day (90 %)").doesNotContain("95 %");
    }

    @Test
    void the_methods_say_what_was_fixed_and_that_nobody_locked_it() {
        String page = Printing.reports().html(BY_OTHER);

        then(page)
                .contains(
                        "This plan was not locked before the analysis.",
                        "alpha 0.1, two-sided; intervals of 90 %",
                        "one for all donors: the answer speaks of these donors alone",
                        "adjusted by Holm",
                        "Adjusted p",
                        BY_OTHER.analysis().governance().sha256());
    }

    @Test
    void departures_from_the_locked_plan_stand_in_the_summary_and_in_the_methods() {
        GrowthAnalysis made = BY_OTHER.analysis();
        GrowthAnalysis locked = made.under(new AnalysisPlans.InForce(
                OTHER,
                made.governance().sha256(),
                "00ab",
                List.of(),
                List.of("Post hoc: alpha is 0.1; locked was 0.05.", "Post hoc: the rule is Holm; locked was none.")));
        String page = Printing.reports().html(with(BY_OTHER.data(), locked)).replace('\u00a0', ' ');

        then(page.split("Post hoc: alpha is 0.1; locked was 0.05.", -1)).hasSize(3);
        then(page).contains("And 1 more departure; see Statistical methods.").doesNotContain("not locked before");
    }

    @Test
    void the_plan_travels_with_its_hash_and_a_report_by_it_holds() {
        AttachedFile plan = AttachedFiles.of(BY_OTHER, "{}").stream()
                .filter(file -> file.name().equals("plan.json"))
                .findFirst()
                .orElseThrow();

        then(Sha256.of(plan.text())).isEqualTo(BY_OTHER.analysis().governance().sha256());
        then(verify(BY_OTHER).untraced()).isEmpty();
    }

    @Test
    void the_check_follows_the_planned_reading_of_a_visit() {
        StudyData twice = measuredTwice(BY_OTHER.data());
        for (VisitReading rule : List.of(VisitReading.MEAN, VisitReading.FIRST, VisitReading.LAST)) {
            AnalysisPlan plan = AnalysisPlan.DEFAULT.draft().reading(rule).plan();
            Verdict verdict = verify(with(twice, new VolumeGrowthAnalyses().analyze(twice, plan)));

            then(verdict.untraced()).as(rule.name()).isEmpty();
            then(verdict.traced())
                    .anyMatch(sentence -> sentence.contains(
                            rule == VisitReading.MEAN
                                    ? "the mean log volume"
                                    : "the log volume of " + rule.words() + " reading"));
        }
    }

    private static StudyData measuredTwice(StudyData data) {
        Reading one = data.readings().stream()
                .filter(r -> r.endpoint() == Endpoint.TUMOR_VOLUME
                        && r.status() == ReadingStatus.MEASURED
                        && r.day().value() > 5)
                .findFirst()
                .orElseThrow();
        List<Reading> readings = new ArrayList<>(data.readings());
        readings.add(Reading.of(
                        UUID.nameUUIDFromBytes(new byte[] {7}),
                        one.study(),
                        one.mouse(),
                        one.endpoint(),
                        one.day(),
                        one.recordedAt())
                .site(one.site())
                .replicate(2)
                .measured(new Decimal("999"), VolumeFormula.AS_REPORTED, null)
                .build());
        return new StudyData(
                data.study(),
                data.arms(),
                data.donors(),
                data.mice(),
                data.tumors(),
                data.assignments(),
                data.removals(),
                readings,
                data.ledgerHead());
    }

    private static ReportSource with(StudyData data, GrowthAnalysis analysis) {
        return new ReportSource(
                data,
                analysis,
                BY_OTHER.files(),
                BY_OTHER.madeBy(),
                BY_OTHER.madeAt(),
                BY_OTHER.versions(),
                BY_OTHER.notes());
    }

    private static Verdict verify(ReportSource source) {
        return new CheckedReports().verify(Printing.reports().pdf(source), FittedExample::fit, Optional.empty());
    }
}
