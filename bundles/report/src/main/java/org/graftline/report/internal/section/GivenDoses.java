package org.graftline.report.internal.section;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.graftline.report.ReportSource;
import org.graftline.report.StudyConduct;
import org.graftline.report.internal.markup.Booktabs;
import org.graftline.report.internal.markup.Numbers;
import org.graftline.report.internal.markup.Rows;
import org.graftline.study.Administration;
import org.graftline.study.ArmName;
import org.graftline.study.Dose;
import org.graftline.study.MouseId;
import org.graftline.study.conduct.DoseDeviation;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Treatment;

/** What the arms were to be given, and what came of it. */
final class GivenDoses {
    private final StudyConduct conduct;
    private final Map<MouseId, ArmName> arms = new HashMap<>();

    GivenDoses(ReportSource source) {
        conduct = source.conduct();
        source.data().assignments().forEach(one -> arms.put(one.mouse(), one.arm()));
    }

    /** @return a row a treatment; empty where no regimen is kept */
    Booktabs table() {
        Booktabs table = new Booktabs(
                        "Doses planned and recorded. A partial dose is one of which less went in than planned.")
                .behind(Rows.NOTHING)
                .wide()
                .text("Arm")
                .text("Given")
                .text("Route")
                .text("When")
                .number("given")
                .number("partial")
                .number("withheld");
        for (Regimen regimen : conduct.regimens()) {
            for (int line = 1; line <= regimen.treatments().size(); line++) {
                Treatment treatment = regimen.treatments().get(line - 1);
                table.row(
                        regimen.arm().value(),
                        given(treatment),
                        treatment.route().words(),
                        when(treatment.schedule()),
                        count(regimen.arm(), line, Dose.Outcome.GIVEN),
                        count(regimen.arm(), line, Dose.Outcome.PARTIAL),
                        count(regimen.arm(), line, Dose.Outcome.WITHHELD));
            }
        }
        return table;
    }

    /** @return what the articles are, in words */
    String articles() {
        return conduct.regimens().stream()
                .flatMap(regimen -> regimen.treatments().stream())
                .map(treatment ->
                        treatment.agent() + (treatment.vehicle().isEmpty() ? "" : " in " + treatment.vehicle()))
                .distinct()
                .collect(joining("; "));
    }

    /** @return how often it went otherwise than planned, a sentence; empty text where no regimen is kept */
    String deviations() {
        if (conduct.regimens().isEmpty()) {
            return "";
        }
        if (conduct.deviations().isEmpty()) {
            return "No dose deviates from its plan.";
        }
        Map<DoseDeviation.Kind, Integer> kinds = new EnumMap<>(DoseDeviation.Kind.class);
        conduct.deviations().forEach(one -> kinds.merge(one.kind(), 1, Integer::sum));
        return "%s from the dosing plan: %s."
                .formatted(
                        Numbers.count(conduct.deviations().size(), "deviation", "deviations"),
                        kinds.entrySet().stream()
                                .map(kind -> Numbers.count(kind.getValue()) + " "
                                        + kind.getKey()
                                                .name()
                                                .toLowerCase(Locale.ROOT)
                                                .replace('_', ' '))
                                .collect(joining(", ")));
    }

    private String count(ArmName arm, int line, Dose.Outcome outcome) {
        return Numbers.count(conduct.doses().stream()
                .filter(dose -> dose.outcome() == outcome && arm.equals(arms.get(dose.mouse())))
                .filter(dose -> line(dose) == line)
                .count());
    }

    /** A dose of which only the amount is known is of the first treatment. */
    private static int line(Dose dose) {
        Administration administration = dose.administration();
        return administration == null ? 1 : administration.line();
    }

    private static String given(Treatment treatment) {
        String vehicle = treatment.vehicle().isEmpty() ? "" : " in " + treatment.vehicle();
        return treatment.mgPerKg().value() == 0
                ? "%s%s, %s mL/kg".formatted(treatment.agent(), vehicle, treatment.mlPerKg())
                : "%s %s mg/kg%s, %s mL/kg"
                        .formatted(treatment.agent(), treatment.mgPerKg(), vehicle, treatment.mlPerKg());
    }

    private static String when(DosingSchedule schedule) {
        String days = switch (schedule.pattern()) {
            case DAYS ->
                (schedule.days().size() == 1 ? "day " : "days ")
                        + schedule.days().stream().map(String::valueOf).collect(joining(", "));
            case EVERY -> schedule.every() == 1 ? "daily" : "every %d days".formatted(schedule.every());
            case WEEKDAYS -> weekdays(schedule.weekdays());
        };
        Integer to = schedule.to();
        return schedule.pattern() == DosingSchedule.Pattern.DAYS
                ? days
                : days + " from day " + schedule.from() + (to == null ? " on" : " to day " + to);
    }

    private static String weekdays(List<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.getDisplayName(TextStyle.SHORT, Locale.US))
                .collect(joining(", "));
    }
}
