package org.graftline.conduct.internal.report;

import org.graftline.study.report.ReportVersion;
import org.graftline.study.report.ReportVersion.Frozen;
import org.graftline.study.report.ReportVersion.State;
import org.jspecify.annotations.Nullable;

/** What the document of a version says; who and when stand in its ledger entries. */
record VersionText(State state, Frozen frozen, @Nullable Integer amends) {
    VersionText become(ReportVersion.State next) {
        return new VersionText(next, frozen, amends);
    }

    /** What the document of a signature says. */
    record SignatureText(int version, ReportVersion.Meaning meaning, String documentSha256, String zone) {}

    /** What the document of a comment says; the words are its note. */
    record CommentText(int version, boolean resolved) {}

    /** What the document of an amendment says; the reason is its note. */
    record AmendmentText(int version, String part) {}

    /** What the document of a part says; the words are its note. */
    record PartText(boolean showsArms) {}
}
