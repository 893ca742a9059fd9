package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Governance;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.Unfitted;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Passage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** What the analysis plan fixed, the model that follows from it, and what departs from it. */
@Component
@ServiceRanking(300)
public final class MethodsSection implements ReportSection {
    @Override
    public String heading() {
        return "Statistical methods";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = source.analysis();
        Governance governance = analysis.governance();
        Passage passage = new Passage();
        List<String> postHoc = governance.postHoc();
        if (postHoc.isEmpty()) {
            passage.paragraph("The plan was locked before the analysis, and the analysis is as planned.");
        } else {
            passage.heading("Post hoc").list(postHoc);
        }
        passage.heading("What was fixed")
                .markup(new PlanWords(governance).facts(analysis.window()).xhtml());
        if (Unfitted.reason(analysis).isPresent()) {
            return passage.xhtml();
        }
        return passage.heading("The model")
                .note("i donor, j mouse, k time.")
                .paragraph(
                        "All arms start from one mean, as randomization gives; each has its own slope. The terms of donors and mice follow from the design, by counts alone and before anything is fitted; the model appendix says why each is in.")
                .formula(analysis.model().equation())
                .paragraph(estimation(analysis))
                .paragraph(
                        "A mouse that left takes part with the readings made until then. That is right where leaving depends on volumes that were measured, as removal at a size limit does; it is not where animals are found dead or leave for ulceration.")
                .xhtml();
    }

    private static String estimation(GrowthAnalysis analysis) {
        return "The variances are estimated by restricted maximum likelihood. Of the planned functions for the standard deviation of a reading the one with the smallest AIC is used among those that settled. Intervals of %s and two-sided p values come from Student's t with degrees of freedom by %s; a growth rate is the slope of log volume per day, a doubling time ln 2 over it, and an effect the difference of two slopes."
                .formatted(analysis.governance().level(), analysis.fit().dfMethod());
    }
}
