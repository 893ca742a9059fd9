package org.graftline.web.internal.api;

import java.time.Instant;
import java.util.List;
import org.graftline.report.compare.ReportComparison;
import org.graftline.report.compare.ReportComparisons;
import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersions;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Refusal;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Status;
import org.jspecify.annotations.Nullable;

/** What changed between two frozen reports; whoever may not see one of them gets no comparison. */
final class ComparisonsApi {
    private final ReportVersions reports;
    private final ReportComparisons comparisons;

    ComparisonsApi(ReportVersions reports, ReportComparisons comparisons) {
        this.reports = reports;
        this.comparisons = comparisons;
    }

    List<Route> routes() {
        return List.of(Route.get("/studies/{code}/report/versions/{number}/changes/{later}", this::compare));
    }

    /**
     * What a version was made from.
     *
     * @param snapshotSha256 of the records
     * @param position end of the study's ledger then
     * @param planSha256 of the locked analysis plan; null where none was locked
     * @param madeWith software and versions, a line each
     */
    record SideJson(
            int number,
            Instant at,
            String by,
            String snapshotSha256,
            long position,
            String ledgerSha256,
            @Nullable String planSha256,
            List<String> madeWith) {
        SideJson {
            madeWith = List.copyOf(madeWith);
        }

        static SideJson of(ReportVersion version) {
            ReportVersion.Frozen frozen = version.frozen();
            return new SideJson(
                    version.number(),
                    version.at(),
                    version.by(),
                    frozen.snapshotSha256(),
                    frozen.position(),
                    frozen.ledgerSha256(),
                    frozen.planSha256(),
                    frozen.madeWith());
        }
    }

    /**
     * Two versions held against each other.
     *
     * @param changes what is printed otherwise, in the order of the tables
     * @param same how many numbers are printed alike
     */
    record ComparisonJson(SideJson earlier, SideJson later, List<ReportComparison.Change> changes, int same) {
        ComparisonJson {
            changes = List.copyOf(changes);
        }
    }

    private Answer compare(Call call) {
        int earlier = number(call, "number");
        int later = number(call, "later");
        if (earlier == later) {
            throw new Refusal(
                    Status.UNUSABLE, "Version %d is compared with itself. Choose two versions.".formatted(earlier));
        }
        byte[] before = reports.document(call.actor(), call.study(), earlier).content();
        byte[] after = reports.document(call.actor(), call.study(), later).content();
        ReportComparison found = comparisons.compare(before, after);
        return Answer.ok(new ComparisonJson(
                SideJson.of(reports.version(call.actor(), call.study(), earlier)),
                SideJson.of(reports.version(call.actor(), call.study(), later)),
                found.changes(),
                found.same()));
    }

    private static int number(Call call, String name) {
        try {
            return Integer.parseInt(call.value(name));
        } catch (NumberFormatException noNumber) {
            throw new Refusal(Status.BAD_REQUEST, "Versions of a report are numbered. Ask for 1, 2 and so on.");
        }
    }
}
