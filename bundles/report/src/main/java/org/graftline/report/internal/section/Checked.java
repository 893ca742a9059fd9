package org.graftline.report.internal.section;

import org.graftline.growth.Estimate;
import org.graftline.growth.GrowthAnalysis;
import org.graftline.growth.beside.CourseCheck;
import org.graftline.growth.beside.CourseCheck.PlannedEffect;
import org.graftline.report.internal.markup.Numbers;

/** Whether growth follows a line, checked once for all sections that tell of it. */
final class Checked {
    private static final Remembered<CourseCheck> COURSE = new Remembered<>();

    private Checked() {}

    static CourseCheck course(GrowthAnalysis analysis) {
        return COURSE.of(analysis, () -> CourseCheck.of(analysis));
    }

    /** What the main result must say where the line fails: the effect on the planned day. Empty text where it holds or nothing was checked. */
    static String words(GrowthAnalysis analysis) {
        CourseCheck check = course(analysis);
        if (check.lineHolds() || check.lineTest().isEmpty()) {
            return "";
        }
        String fails = "Growth does not follow a line (%s), so a rate is an average over the days that were measured"
                .formatted(Numbers.pWords(check.lineTest().get().p()));
        return switch (check.effects().size()) {
            case 0 -> fails + ".";
            case 1 ->
                fails + "; "
                        + effect(check.effects().get(0), analysis.governance().level()) + ".";
            default -> fails + "; the effect on each planned day stands under “Does growth follow a line?”.";
        };
    }

    private static String effect(PlannedEffect effect, String level) {
        Estimate ratio = effect.ratio();
        return "on day %s tumors of %s have %s times the volume of those of %s (%s interval %s to %s)"
                .formatted(
                        Numbers.day(effect.day()),
                        effect.arm(),
                        Numbers.significant(ratio.value(), 2),
                        effect.control(),
                        level,
                        Numbers.significant(ratio.lower(), 2),
                        Numbers.significant(ratio.upper(), 2));
    }
}
