package org.graftline.report.internal.section;

import org.graftline.growth.Estimate;
import org.graftline.growth.beside.CourseCheck;
import org.graftline.growth.beside.CourseCheck.LineTest;
import org.graftline.growth.beside.CourseCheck.PlannedEffect;
import org.graftline.report.ReportSection;
import org.graftline.report.ReportSource;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Passage;
import org.graftline.report.internal.markup.Rows;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.propertytypes.ServiceRanking;

/** Whether growth follows a line, and the effect on planned days where it does not. */
@Component
@ServiceRanking(690)
public final class PlannedDaysSection implements ReportSection {
    @Override
    public String heading() {
        return "Does growth follow a line?";
    }

    @Override
    public String body(ReportSource source) {
        CourseCheck check = Checked.course(source.analysis());
        Passage passage = new Passage();
        check.lineTest().ifPresent(test -> passage.paragraph(test(check, test)));
        if (!check.effects().isEmpty()) {
            passage.note("Degrees of freedom belong to the logarithm of the ratio.")
                    .paragraph(check.days())
                    .table(table(check, source.analysis().governance().level()));
        }
        return passage.paragraph(check.reason()).xhtml();
    }

    private static String test(CourseCheck check, LineTest test) {
        String answer = check.lineHolds()
                ? "The volumes do not contradict a line per arm"
                : "The line does not fit: the mean of log volume bends";
        String then = check.lineHolds()
                ? check.effects().isEmpty()
                        ? "The rates of the primary analysis stand for all days."
                        : "The plan asks for this shape all the same."
                : "A rate is then an average over the days that were measured; the effect is told on planned days by the shape that may bend.";
        return "%s (F = %s on %s and %s degrees of freedom by %s, %s), tested against %s. %s %s"
                .formatted(
                        answer,
                        Numbers.fixed(test.f(), 2),
                        Numbers.df(test.numeratorDf()),
                        Numbers.df(test.denominatorDf()),
                        test.method(),
                        Numbers.pWords(test.p()),
                        check.shape(),
                        test.random(),
                        then);
    }

    private static Booktabs table(CourseCheck check, String level) {
        Booktabs table = new Booktabs(
                        "Geometric mean volume of the arm as a multiple of that of its control on the day, with its %s interval; 1 is no effect. From %s."
                                .formatted(level, check.shape()))
                .wide()
                .text("Arm")
                .text("against")
                .number("Day")
                .number("Mice still measured")
                .number("in control")
                .number("Ratio")
                .number("from")
                .number("to")
                .number("df")
                .number("p");
        for (PlannedEffect effect : check.effects()) {
            Estimate ratio = effect.ratio();
            table.row(
                            effect.arm().value(),
                            effect.control().value(),
                            Numbers.day(effect.day()),
                            Numbers.count(effect.treatedMice()),
                            Numbers.count(effect.controlMice()),
                            Numbers.significant(ratio.value(), 3),
                            Numbers.significant(ratio.lower(), 3),
                            Numbers.significant(ratio.upper(), 3),
                            Numbers.df(ratio.df()),
                            Numbers.p(ratio.p()))
                    .behindRow(Rows.BESIDE.of(effect.arm(), effect.control()));
        }
        return table;
    }
}
