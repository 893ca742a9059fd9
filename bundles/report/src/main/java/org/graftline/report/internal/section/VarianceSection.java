package org.graftline.report.internal.section;

import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.QuantileFigure;
import org.graftline.report.internal.figure.ResidualFigure;
import org.graftline.report.internal.figure.SharesFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Where differences come from, and how the spread of single readings was modeled. */
@Component
@ServiceRanking(600)
public final class VarianceSection implements ReportSection {
    @Override
    public String heading() {
        return "Where differences come from";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        Passage passage = new Passage()
                .paragraph(SharesFigure.words(analysis.shares()))
                .figure(
                        SharesFigure.draw(analysis.shares()),
                        "",
                        "Shares of the variance by level; each bar adds up to 100 %.");
        if (!analysis.candidates().isEmpty()) {
            passage.heading("Spread of the readings");
            analysis.candidates().stream()
                    .filter(VarianceCandidate::chosen)
                    .forEach(c -> passage.note("Chosen: " + c.name() + ".")
                            .paragraph(c.note() + (c.values().isBlank() ? "" : " " + sentence(c.values()))));
            passage.table(candidates(analysis))
                    .list(analysis.candidates().stream()
                            .filter(c -> !c.chosen() && !c.note().isBlank())
                            .map(c -> c.name() + ": " + c.note())
                            .toList());
        }
        ResidualFigure residuals = new ResidualFigure(analysis);
        return passage.heading("Do the assumptions hold?")
                .figure(
                        residuals.draw(),
                        residuals.wide() ? "wide" : "",
                        "Standardized residuals of the chosen fit. Most should lie between the dashed lines at −2 and 2; the short bars show one standard"
                                + " deviation in fifths of the fitted volume, and below in fifths of the readings by day, and should lie near −1 and 1 from small to large tumors and from first to last day.")
                .figure(
                        new QuantileFigure(analysis).draw(),
                        "wide",
                        "Q–Q plots: what each level of the model deviates by against the quantiles of a normal distribution. Predicted slopes (BLUPs) of donors and mice are standardized by their own standard deviation; residuals are the model's. Points far from the line at the ends are groups or readings that the model does not expect.")
                .xhtml();
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }

    private static Booktabs candidates(GrowthAnalysis analysis) {
        Booktabs table = new Booktabs(
                        "Variance functions compared by restricted likelihood; a lower AIC is better, the likelihood-ratio test (LR) is against constant variance. A function of size has a pseudo-likelihood and no such test.")
                .behind(Rows.MODEL)
                .wide()
                .text("Variance function")
                .text("Standard deviation of a reading")
                .number("Parameters")
                .number("log-likelihood")
                .number("AIC")
                .number("LR")
                .number("df")
                .number("p");
        for (VarianceCandidate c : analysis.candidates()) {
            table.row(
                    c.name() + (c.chosen() ? " (chosen)" : ""),
                    c.formula(),
                    Numbers.count(c.parameters()),
                    settled(c.logLik()),
                    settled(c.aic()),
                    Double.isNaN(c.lrStatistic()) ? "–" : Numbers.fixed(c.lrStatistic(), 1),
                    Numbers.df(c.lrDf()),
                    Numbers.p(c.lrP()));
        }
        return table;
    }

    private static String settled(double value) {
        return Double.isNaN(value) ? "–" : Numbers.fixed(value, 1); // the list below says why
    }
}
