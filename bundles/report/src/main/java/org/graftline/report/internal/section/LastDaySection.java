package org.graftline.report.internal.section;

import java.util.List;
import org.graftline.growth.Estimate;
import org.graftline.growth.endpoint.Comparisons;
import org.graftline.growth.endpoint.Comparisons.Comparison;
import org.graftline.growth.endpoint.Inhibition;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.Arm;
import org.graftline.study.ArmName;
import org.graftline.study.ArmRole;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The comparison that readers know, beside the model and with the mice that it ignores. */
@Component
@ServiceRanking(620)
public final class LastDaySection implements ReportSection {
    @Override
    public String heading() {
        return "Comparison on one day";
    }

    @Override
    public String body(ReportSource source) {
        List<Comparison> comparisons = Comparisons.of(
                        source.data(),
                        source.analysis().governance().plan().alpha().value())
                .arms();
        if (comparisons.isEmpty()) {
            return new Passage()
                    .paragraph("No arm is compared: it takes a control arm and another, both with volumes.")
                    .xhtml();
        }
        Passage passage = new Passage()
                .note("For readers who know these numbers from elsewhere. The conclusion rests on the model.")
                .paragraph(
                        "T/C is the ratio of the geometric means of volume over baseline, treated to control, with Welch's %s interval; TGI is 100 × (1 − ΔT/ΔC) of the mean changes in mm³. The day is the last on which half of the mice of both arms were measured. Mice that had left by then are ignored, and mice of one donor are taken as independent: the model does neither."
                                .formatted(source.analysis().governance().level()))
                .table(table(comparisons, controls(source)));
        Listed.reasons("No comparison of", comparisons, Comparison::arm, Comparison::reason)
                .forEach(passage::paragraph);
        return passage.xhtml();
    }

    private static ArmName[] controls(ReportSource source) {
        return source.data().arms().stream()
                .filter(arm -> arm.role() == ArmRole.CONTROL)
                .map(Arm::name)
                .toArray(ArmName[]::new);
    }

    private static Booktabs table(List<Comparison> comparisons, ArmName... controls) {
        Booktabs table = new Booktabs("Treated and control mice measured on one day.")
                .wide()
                .text("Arm")
                .number("Day")
                .number("Treated mice")
                .number("ignored")
                .number("Control mice")
                .number("ignored")
                .number("T/C")
                .number("from")
                .number("to")
                .number("p")
                .number("TGI, %");
        for (Comparison one : comparisons) {
            one.inhibition().ifPresent(inhibition -> row(table, one, inhibition, controls));
        }
        return table;
    }

    private static void row(Booktabs table, Comparison one, Inhibition inhibition, ArmName... controls) {
        Estimate ratio = inhibition.treatedToControl();
        table.row(
                        one.arm().value(),
                        Numbers.day(inhibition.day()),
                        Numbers.count(inhibition.treatedMice()),
                        Numbers.count(inhibition.treatedIgnored()),
                        Numbers.count(inhibition.controlMice()),
                        Numbers.count(inhibition.controlIgnored()),
                        Numbers.fixed(ratio.value(), 2),
                        Numbers.fixed(ratio.lower(), 2),
                        Numbers.fixed(ratio.upper(), 2),
                        Numbers.p(ratio.p()),
                        Numbers.fixed(inhibition.tgiPercent(), 0))
                .behindRow(Rows.VOLUMES.of(one.arm()).of(controls));
    }
}
