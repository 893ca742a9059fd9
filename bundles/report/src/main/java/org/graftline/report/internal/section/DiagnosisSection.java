package org.graftline.report.internal.section;

import org.graftline.growth.Estimate;
import org.graftline.growth.beside.DiagnosisEffects;
import org.graftline.growth.beside.DiagnosisEffects.Comparison;
import org.graftline.growth.beside.DiagnosisEffects.OfDiagnosis;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Whether diagnoses respond differently, where the plan asks for it. */
@Component
@ServiceRanking(685)
public final class DiagnosisSection implements ReportSection {
    private final Remembered<DiagnosisEffects> remembered = new Remembered<>();

    @Override
    public String heading() {
        return "Effect by diagnosis";
    }

    @Override
    public String body(ReportSource source) {
        DiagnosisEffects effects =
                remembered.of(source.analysis(), () -> DiagnosisEffects.of(source.data(), source.analysis()));
        Passage passage = new Passage();
        for (Comparison one : effects.comparisons()) {
            passage.paragraph(
                    "%s against %s: the effects of the diagnoses %s (F = %s on %s and %s degrees of freedom, %s). A diagnosis was not drawn by lot: what else these donors have in common may be the reason."
                            .formatted(
                                    one.arm(),
                                    one.control(),
                                    one.p()
                                                    < source.analysis()
                                                            .governance()
                                                            .plan()
                                                            .alpha()
                                                            .value()
                                            ? "differ"
                                            : "are not shown to differ",
                                    Numbers.fixed(one.f(), 2),
                                    Numbers.df(one.numeratorDf()),
                                    Numbers.df(one.denominatorDf()),
                                    Numbers.pWords(one.p())));
        }
        return passage.table(table(effects, source.analysis().governance().level()))
                .list(effects.notes())
                .xhtml();
    }

    private static Booktabs table(DiagnosisEffects effects, String level) {
        Booktabs table = new Booktabs(
                        "Effect on growth in each diagnosis, percent per day against the control, with %s intervals."
                                .formatted(level))
                .wide()
                .text("Arm")
                .text("Diagnosis")
                .number("Donors with both arms")
                .number("Effect, % per day")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        for (Comparison one : effects.comparisons()) {
            for (OfDiagnosis of : one.effects()) {
                Estimate e = Numbers.percentPerDay(of.perDay());
                table.row(
                                one.arm().value(),
                                of.diagnosis(),
                                Numbers.count(of.donors()),
                                Numbers.fixed(e.value(), 2),
                                Numbers.fixed(e.lower(), 2),
                                Numbers.fixed(e.upper(), 2),
                                Numbers.df(e.df()),
                                Numbers.p(e.p()))
                        .behindRow(Rows.BESIDE.of(one.arm(), one.control()).and(Rows.Of.DIAGNOSIS, of.diagnosis()));
            }
        }
        return table;
    }
}
