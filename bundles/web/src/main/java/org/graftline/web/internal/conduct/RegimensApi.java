package org.graftline.web.internal.conduct;

import static org.graftline.web.internal.http.RequiredFields.required;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.List;
import org.graftline.platform.People;
import org.graftline.study.ArmName;
import org.graftline.study.Decimal;
import org.graftline.study.DoseRoute;
import org.graftline.study.PersonId;
import org.graftline.study.StudyDay;
import org.graftline.study.conduct.DosingSchedule;
import org.graftline.study.conduct.HolidayRule;
import org.graftline.study.conduct.Regimen;
import org.graftline.study.conduct.Regimens;
import org.graftline.study.conduct.Regimens.Planned;
import org.graftline.study.conduct.Treatment;
import org.graftline.web.internal.bench.PersonNames;
import org.graftline.web.internal.http.Answer;
import org.graftline.web.internal.http.Call;
import org.graftline.web.internal.http.Route;
import org.graftline.web.internal.http.Texts;
import org.jspecify.annotations.Nullable;

/** What the arms of a study are given. */
public final class RegimensApi {
    private final Regimens regimens;
    private final People people;

    /** @param people for the names of those who set them */
    public RegimensApi(Regimens regimens, People people) {
        this.regimens = regimens;
        this.people = people;
    }

    /** @return its addresses */
    public List<Route> routes() {
        return List.of(
                Route.get("/studies/{code}/conduct/regimens", this::all),
                Route.put("/studies/{code}/conduct/regimens/{arm}", this::set));
    }

    /** Every version of every arm's regimen, and what would unblind. */
    record RegimensView(List<ArmName> arms, List<Version> regimens, List<String> tellTales) {
        RegimensView {
            arms = List.copyOf(arms);
            regimens = List.copyOf(regimens);
            tellTales = List.copyOf(tellTales);
        }
    }

    /** One version. */
    record Version(
            ArmName arm,
            int version,
            StudyDay from,
            List<Treatment> treatments,
            List<HolidayRule> holidays,
            List<String> withholdReasons,
            PersonId by,
            String byName,
            Instant at) {
        Version {
            treatments = List.copyOf(treatments);
            holidays = List.copyOf(holidays);
            withholdReasons = List.copyOf(withholdReasons);
        }

        static Version of(Planned planned, PersonNames names) {
            Regimen regimen = planned.regimen();
            return new Version(
                    regimen.arm(),
                    planned.version(),
                    regimen.from(),
                    regimen.treatments(),
                    regimen.holidays(),
                    regimen.withholdReasons(),
                    planned.by(),
                    names.named(planned.by()),
                    planned.at());
        }
    }

    /** A regimen as it is set or amended. */
    record RegimenBody(
            @Nullable Integer version,
            @Nullable Double from,
            @Nullable List<TreatmentBody> treatments,
            @Nullable List<HolidayBody> holidays,
            @Nullable List<String> withholdReasons,
            @Nullable String reason) {}

    /** One treatment of it. */
    record TreatmentBody(
            @Nullable String agent,
            @Nullable String mgPerKg,
            @Nullable String mlPerKg,
            @Nullable DoseRoute route,
            @Nullable String vehicle,
            @Nullable ScheduleBody schedule,
            @Nullable List<String> vials,
            @Nullable String stepMl,
            @Nullable String tolerancePercent) {
        Treatment treatment() {
            return new Treatment(
                    Texts.required("agent", agent, Texts.NAME),
                    new Decimal(required("mgPerKg", mgPerKg)),
                    new Decimal(required("mlPerKg", mlPerKg)),
                    required("route", route),
                    vehicle == null ? "" : Texts.required("vehicle", vehicle, Texts.NAME),
                    required("schedule", schedule).schedule(),
                    required("vials", vials).stream()
                            .map(vial -> Texts.required("vials", vial, Texts.NAME))
                            .toList(),
                    new Decimal(stepMl == null ? "0.01" : stepMl),
                    new Decimal(tolerancePercent == null ? "10" : tolerancePercent));
        }
    }

    /** On which days. */
    record ScheduleBody(
            DosingSchedule.@Nullable Pattern pattern,
            @Nullable List<Integer> days,
            @Nullable Integer every,
            @Nullable List<DayOfWeek> weekdays,
            @Nullable Integer from,
            @Nullable Integer to) {
        DosingSchedule schedule() {
            return new DosingSchedule(
                    required("pattern", pattern),
                    days == null ? List.of() : days,
                    every == null ? 0 : every,
                    weekdays == null ? List.of() : weekdays,
                    from == null ? 0 : from,
                    to);
        }
    }

    /** When it is withheld. */
    record HolidayBody(
            HolidayRule.@Nullable Sign sign,
            @Nullable String at,
            @Nullable String resume) {
        HolidayRule rule() {
            return new HolidayRule(
                    required("sign", sign),
                    new Decimal(required("at", at)),
                    resume == null || resume.isBlank() ? null : new Decimal(resume));
        }
    }

    private Answer all(Call call) {
        PersonNames names = new PersonNames(people);
        return Answer.ok(new RegimensView(
                regimens.arms(call.actor(), call.study()),
                regimens.all(call.actor(), call.study()).stream()
                        .map(planned -> Version.of(planned, names))
                        .toList(),
                regimens.tellTales(call.actor(), call.study())));
    }

    private Answer set(Call call) {
        RegimenBody sent = call.json(RegimenBody.class);
        Regimen regimen = new Regimen(
                new ArmName(call.value("arm")),
                new StudyDay(required("from", sent.from())),
                required("treatments", sent.treatments()).stream()
                        .map(TreatmentBody::treatment)
                        .toList(),
                sent.holidays() == null
                        ? List.of()
                        : sent.holidays().stream().map(HolidayBody::rule).toList(),
                required("withholdReasons", sent.withholdReasons()).stream()
                        .map(reason -> Texts.required("withholdReasons", reason, Texts.NAME))
                        .toList());
        Planned planned = regimens.set(
                call.actor(),
                call.study(),
                regimen,
                required("version", sent.version()),
                Texts.required("reason", sent.reason(), Texts.REASON));
        return Answer.ok(Version.of(planned, new PersonNames(people)));
    }
}
