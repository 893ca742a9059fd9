package org.graftline.report.internal.section;

import java.util.List;
import java.util.Map;
import org.graftline.growth.endpoint.Mrecist.Category;
import org.graftline.growth.endpoint.Responses;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.figure.WaterfallFigure;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.ArmName;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** What became of each mouse, by the response criteria that the field uses. */
@Component
@ServiceRanking(660)
public final class ResponseSection implements ReportSection {
    private static final int MOST_PICTURES = 8;

    @Override
    public String heading() {
        return "Response of each mouse";
    }

    @Override
    public String body(ReportSource source) {
        Responses responses = Responses.of(source.data());
        if (responses.mice().isEmpty()) {
            return new Passage()
                    .paragraph("No mouse in an arm has a tumor volume, so no response can be said.")
                    .xhtml();
        }
        Passage passage = new Passage()
                .paragraph(
                        "Modified RECIST of Gao et al. (2015): change of the volume in percent of the baseline. The best response is the smallest change from day 10 on, the best average response the smallest running mean; CR, PR, SD and PD mean complete response, partial response, stable and progressive disease. A mouse needs two readings from day 10 on. Tumors that are not palpable or too small count as 0 mm³ here.")
                .table(table(responses));
        List<String> pictures = WaterfallFigure.byArm(source.analysis(), responses);
        if (pictures.size() > MOST_PICTURES) {
            return passage.paragraph("With %s the mice are not drawn one by one; the table counts them."
                            .formatted(Numbers.count(pictures.size(), "arm", "arms")))
                    .xhtml();
        }
        for (int i = 0; i < pictures.size(); i++) {
            passage.figure(
                    pictures.get(i),
                    "",
                    i > 0
                            ? "The next arm, on the same scale."
                            : "Best change of each mouse's volume from day 10 on, percent of its baseline; one bar a mouse, the fuller the better its category. Bars with a mark grew beyond +100 %.");
        }
        return passage.xhtml();
    }

    private static Booktabs table(Responses responses) {
        Booktabs table = new Booktabs(
                        "Mice of each category. The share that responded is CR and PR among those that can be evaluated.")
                .text("Arm")
                .number("CR")
                .number("PR")
                .number("SD")
                .number("PD")
                .number("not evaluable")
                .number("responded, %");
        for (ArmName arm : responses.arms()) {
            Map<Category, Integer> counts = responses.counts(arm);
            int evaluable = counts.values().stream().mapToInt(Integer::intValue).sum();
            int all = responses.of(arm).size();
            int responded = counts.getOrDefault(Category.CR, 0) + counts.getOrDefault(Category.PR, 0);
            table.row(
                            arm.value(),
                            Numbers.count(counts.getOrDefault(Category.CR, 0)),
                            Numbers.count(counts.getOrDefault(Category.PR, 0)),
                            Numbers.count(counts.getOrDefault(Category.SD, 0)),
                            Numbers.count(counts.getOrDefault(Category.PD, 0)),
                            Numbers.count(all - evaluable),
                            evaluable == 0 ? "–" : Numbers.fixed(100.0 * responded / evaluable, 0))
                    .behindRow(Rows.VOLUMES.of(arm));
        }
        return table;
    }
}
