package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.GrowthFigure;
import org.graftline.report.internal.markup.Passage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Every mouse's volumes over time, and the model's mean of each arm. */
@Component
@ServiceRanking(800)
public final class GrowthSection implements ReportSection {
    private static final String CAPTION =
            "Thin lines are mice, the thick line is the model's median mouse of the arm with its 95 % band."
                    + " On the log scale a straight line is steady exponential growth. The numbers under the days say how many mice were measured; where fewer than a tenth of the arm are left the thick line ends.";

    @Override
    public String heading() {
        return "Growth by arm";
    }

    @Override
    public String body(ReportSource source) {
        Passage passage = new Passage();
        GrowthFigure figure = new GrowthFigure(source);
        List<String> sheets = figure.sheets();
        if (sheets.isEmpty()) {
            return passage.paragraph("No volume above 0 mm³ was recorded, so there is nothing to draw.")
                    .xhtml();
        }
        for (int i = 0; i < sheets.size(); i++) {
            passage.figure(
                    sheets.get(i),
                    figure.wide() ? "wide" : "",
                    i == 0 ? CAPTION : "The arms that follow, drawn as before.");
        }
        return passage.xhtml();
    }
}
