package org.graftline.report.internal.section;

import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.NotAnalyzableException;
import org.graftline.growth.Unfitted;
import org.graftline.report.ReportSource;

/** For parts that say nothing without a growth model. */
final class Fitted {
    private Fitted() {}

    /** @throws NotAnalyzableException with the reason, which then stands in the place of the part */
    static GrowthAnalysis of(ReportSource source) {
        Unfitted.reason(source.analysis()).ifPresent(reason -> {
            throw new NotAnalyzableException(reason);
        });
        return source.analysis();
    }
}
