package org.graftline.report.internal.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.GrowthAnalysis.TreatmentEffect;
import org.graftline.growth.beside.GrowthArea;
import org.graftline.growth.endpoint.AreaComparisons;
import org.graftline.growth.endpoint.AreaComparisons.Comparison;
import org.graftline.growth.endpoint.AreaComparisons.Ratio;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** The area under the growth curves: of the mice that were followed, and by the model. */
@Component
@ServiceRanking(626)
public final class AreaSection implements ReportSection {
    @Override
    public String heading() {
        return "Area under the growth curve";
    }

    @Override
    public String body(ReportSource source) {
        GrowthAnalysis analysis = source.analysis();
        List<Comparison> comparisons = AreaComparisons.of(
                        source.data(), analysis.governance().plan().alpha().value())
                .arms();
        if (comparisons.isEmpty()) {
            return new Passage()
                    .paragraph("No arm is compared: it takes a control arm and another, both with volumes.")
                    .xhtml();
        }
        Passage passage = new Passage()
                .note("Large volumes weigh most in an area. The conclusion rests on the model's rates.")
                .paragraph(
                        "The area under the volumes of each mouse (trapezoids), from its baseline to the last day until which half of the mice of both arms were followed, divided by the days. Mice that left before are ignored, and mice of one donor are taken as independent. Ratio of geometric means, treated to control, with Welch's %s interval; 1 is no difference."
                                .formatted(analysis.governance().level()))
                .table(table(comparisons));
        Listed.reasons("No areas of", comparisons, Comparison::arm, Comparison::reason)
                .forEach(passage::paragraph);
        return passage.paragraph(byModel(analysis, comparisons)).xhtml();
    }

    private static Booktabs table(List<Comparison> comparisons) {
        Booktabs table = new Booktabs("Areas to one day, of the mice that were followed until then.")
                .wide()
                .text("Arm")
                .text("against")
                .number("To day")
                .number("Treated mice")
                .number("Control mice")
                .number("ignored")
                .number("Ratio")
                .number("from")
                .number("to")
                .number("p");
        for (Comparison one : comparisons) {
            one.ratio().ifPresent(ratio -> row(table, one, ratio));
        }
        return table;
    }

    private static void row(Booktabs table, Comparison one, Ratio ratio) {
        Estimate e = ratio.treatedToControl();
        table.row(
                        one.arm().value(),
                        one.control().value(),
                        Numbers.day(ratio.toDay()),
                        Numbers.count(ratio.treatedMice()),
                        Numbers.count(ratio.controlMice()),
                        Numbers.count(ratio.ignored()),
                        Numbers.significant(e.value(), 3),
                        Numbers.significant(e.lower(), 3),
                        Numbers.significant(e.upper(), 3),
                        Numbers.p(e.p()))
                .behindRow(Rows.VOLUMES.of(one.arm(), one.control()));
    }

    private static String byModel(GrowthAnalysis analysis, List<Comparison> comparisons) {
        if (analysis.effects().isEmpty()) {
            return "By the model there is no ratio of areas, since it estimates no treatment effect.";
        }
        if (!Checked.course(analysis).lineHolds()) {
            return "By the model no ratio of areas is told: growth does not follow its lines, and an area under them would mislead.";
        }
        List<String> words = new ArrayList<>();
        for (TreatmentEffect effect : analysis.effects()) {
            day(comparisons, effect)
                    .flatMap(day -> GrowthArea.of(analysis, effect, day)
                            .ratio()
                            .map(ratio -> words(analysis, effect, day, ratio)))
                    .ifPresent(words::add);
        }
        return words.isEmpty()
                ? "By the model there is no ratio of areas: no arm was followed beside its control."
                : "By the lines of the model, which keep every mouse: " + String.join("; ", words) + ".";
    }

    private static Optional<Double> day(List<Comparison> comparisons, TreatmentEffect effect) {
        return comparisons.stream()
                .filter(one -> one.arm().equals(effect.arm()) && one.control().equals(effect.control()))
                .flatMap(one -> one.ratio().stream())
                .map(Ratio::toDay)
                .findFirst();
    }

    private static String words(GrowthAnalysis analysis, TreatmentEffect effect, double day, Estimate ratio) {
        return "the area of %s to day %s is %s times that of %s (%s interval %s to %s, %s)"
                .formatted(
                        effect.arm(),
                        Numbers.day(day),
                        Numbers.significant(ratio.value(), 3),
                        effect.control(),
                        analysis.governance().level(),
                        Numbers.significant(ratio.lower(), 3),
                        Numbers.significant(ratio.upper(), 3),
                        Numbers.pWords(ratio.p()));
    }
}
