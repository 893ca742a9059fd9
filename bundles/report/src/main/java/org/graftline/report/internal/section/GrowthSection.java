package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Unfitted;
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
            "Thin lines are mice, the thick line is the model's median mouse of the arm with its %s band."
                    + " On the log scale a straight line is steady exponential growth. The numbers under the days say how many mice were measured; where fewer than a quarter of the arm are left the thick line ends.";

    private static final String BARE =
            "Thin lines are mice; on the log scale a straight line is steady exponential growth. No growth model was fitted, so there is no mean.";

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
        String caption = Unfitted.reason(source.analysis()).isPresent()
                ? BARE
                : CAPTION.formatted(source.analysis().governance().level());
        return passage.figures(sheets, figure.wide() ? "wide" : "", caption, "The arms that follow, drawn as before.")
                .xhtml();
    }
}
