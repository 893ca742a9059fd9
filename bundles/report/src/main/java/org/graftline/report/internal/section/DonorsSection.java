package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.DonorFigure;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The mice of each donor in a panel of their own. */
@Component
@ServiceRanking(790)
public final class DonorsSection implements ReportSection {
    @Override
    public String heading() {
        return "Growth by donor";
    }

    @Override
    public String body(ReportSource source) {
        DonorFigure figure = new DonorFigure(Fitted.of(source));
        List<String> sheets = figure.sheets();
        Passage passage = new Passage();
        if (figure.donors() == 1) {
            return passage.paragraph("All mice carry tumors of one donor; they are in the figure by arm.")
                    .xhtml();
        }
        passage.figures(
                sheets,
                "wide",
                "The analyzed readings of each donor's mice, all panels on the same axes. Thin lines are mice; a thick line is the mean of the model's lines of the donor's mice in an arm, up to the day on which half of them were last measured.",
                "The donors that follow, drawn as before.");
        int most = DonorFigure.PER_SHEET * DonorFigure.MOST_SHEETS;
        if (!sheets.isEmpty() && figure.donors() > most) {
            passage.paragraph(
                    "The first %s of %s are drawn, in the order of their names; the attached data hold them all."
                            .formatted(Numbers.count(most), Numbers.count(figure.donors(), "donor", "donors")));
        }
        return passage.xhtml();
    }
}
