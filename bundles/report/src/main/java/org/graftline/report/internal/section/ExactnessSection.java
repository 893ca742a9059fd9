package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.FitDetails.ReadingSpread;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.VarianceCandidate;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.SpreadFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** How exact one reading is over the sizes of tumors, and what its variance function speaks for. */
@Component
@ServiceRanking(580)
public final class ExactnessSection implements ReportSection {
    private static final int[] VOLUMES = {100, 500, 1500};
    private static final double STEEP = 1.1;
    private static final double PROPORTIONAL = 0.9;
    private static final double BETWEEN = 0.77;
    private static final double CALIPER = 0.55;

    @Override
    public String heading() {
        return "How exact a reading is";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = Fitted.of(source);
        List<ReadingSpread> spread = analysis.details().spread();
        if (spread.isEmpty()) {
            return "";
        }
        SpreadFigure figure = new SpreadFigure(analysis);
        return new Passage()
                .note("Exponents: ⅔ on the raw scale is −⅓ on the log scale, 1 is 0.")
                .paragraph(reading(analysis, spread.get(0)))
                .figure(
                        figure.draw(),
                        "",
                        "Standard deviation of one reading around its mouse's line. Lines: the chosen variance function%s. Marks: what the residuals show, in parts of equal number. Dotted: the steepness of a caliper's constant error (exponent ⅔) and of a spread in proportion to the volume (exponent 1)."
                                .formatted(spread.get(0).perDay() == 0 ? "" : " on day " + Numbers.day(figure.day())))
                .table(table(figure, spread))
                .xhtml();
    }

    private static String reading(GrowthAnalysis analysis, ReadingSpread spread) {
        if (spread.exponent() != 0) {
            double raw = 1 + spread.exponent();
            return "The standard deviation of a reading follows the volume to the power %s on the raw scale, %s on the log scale. %s"
                    .formatted(Numbers.fixed(raw, 2), Numbers.fixed(spread.exponent(), 2), meaning(raw));
        }
        String bySize = analysis.candidates().stream()
                .filter(candidate -> !candidate.chosen() && candidate.name().equals("sd by size"))
                .filter(candidate -> !candidate.values().isBlank() && Double.isFinite(candidate.aic()))
                .map(VarianceCandidate::values)
                .findFirst()
                .map(values -> " A function of size was compared and not chosen; it says that %s.".formatted(values))
                .orElse("");
        return "The chosen variance function does not follow the volume: exponent 0 on the log scale, 1 on the raw scale, so that a reading errs by the same share of any tumor. That is what biology gives, tumors that swell and shrink in proportion; the constant error of a caliper in mm would give ⅔ (raw) or −⅓ (log).%s"
                .formatted(bySize);
    }

    private static String meaning(double raw) {
        if (raw > STEEP) {
            return "That is steeper than in proportion: large tumors are measured less exactly than their size explains, as when they grow irregular or ulcerate.";
        }
        if (raw > PROPORTIONAL) {
            return "That is about 1, a spread in proportion to the volume: differences of biology outweigh the error of the caliper.";
        }
        if (raw > BETWEEN) {
            return "That lies between ⅔, which the constant error of a caliper in mm gives, and 1, a spread in proportion to the volume: both play a part.";
        }
        if (raw > CALIPER) {
            return "That is about ⅔, which the constant error of a caliper in mm gives: the instrument and its operator outweigh differences of biology.";
        }
        return "That is flatter than the ⅔ of a caliper's constant error: small tumors are measured worse than the instrument explains, for example near the limit of measurement.";
    }

    private static Booktabs table(SpreadFigure figure, List<ReadingSpread> spread) {
        Booktabs table = new Booktabs(
                        "Standard deviation of one reading in mm³ and in percent of the volume, from the chosen variance function%s. By the delta method: the volume times the standard deviation of its logarithm. A star marks volumes outside those that were measured."
                                .formatted(spread.get(0).perDay() == 0 ? "" : " on day " + Numbers.day(figure.day())))
                .text("Readings of");
        for (int volume : VOLUMES) {
            boolean outside = volume < figure.range()[0] || volume > figure.range()[1];
            table.number("at %s mm³%s".formatted(Numbers.count(volume), outside ? "*" : ""))
                    .number("%");
        }
        for (ReadingSpread one : spread) {
            List<String> cells = new java.util.ArrayList<>(List.of(one.of().isEmpty() ? "all arms" : one.of()));
            for (int volume : VOLUMES) {
                cells.add(Numbers.significant(one.ofVolume(volume, figure.day()), 2));
                cells.add(Numbers.fixed(100 * one.ofLog(volume, figure.day()), 0));
            }
            table.row(cells).behindRow(one.of().isEmpty() ? Rows.MODEL : Rows.MODEL.and(Rows.Of.ARM, one.of()));
        }
        return table;
    }
}
