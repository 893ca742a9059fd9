package org.graftline.store.internal.row;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.graftline.study.Administration;
import org.graftline.study.Dose;
import org.graftline.study.DoseRoute;
import org.graftline.study.MouseId;
import org.graftline.study.PersonId;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyDay;
import org.jspecify.annotations.Nullable;

/** Table {@code dose}. */
public record DoseColumns(
        String id,
        int version,
        String study,
        String mouse,
        double studyDay,
        String outcome,
        @Nullable String mgPerKgText,
        @Nullable Double mgPerKg,
        @Nullable String volumeText,
        @Nullable Double volumeMl,
        @Nullable Integer line,
        @Nullable String vial,
        @Nullable String route,
        @Nullable String plannedText,
        @Nullable Double plannedMl,
        @Nullable String weightText,
        @Nullable Double weightG,
        @Nullable String weightReading,
        @Nullable Instant givenAt,
        @Nullable String person,
        @Nullable String withheldBecause,
        @Nullable String proposal)
        implements Columns<Dose> {

    static final String INSERT = """
            insert into dose (
                id, version, study, mouse, study_day, outcome, mg_per_kg_text, mg_per_kg, volume_text, volume_ml,
                line, vial, route, planned_text, planned_ml, weight_text, weight_g, weight_reading, given_at, person,
                withheld_because, proposal)
            values (
                :id, :version, :study, :mouse, :studyDay, :outcome, :mgPerKgText, :mgPerKg, :volumeText,
                :volumeMl, :line, :vial, :route, :plannedText, :plannedMl, :weightText, :weightG, :weightReading,
                :givenAt, :person, :withheldBecause, :proposal)""";

    /** @return the columns of a record */
    public static DoseColumns of(Dose dose) {
        Administration given = dose.administration();
        return new DoseColumns(
                dose.id(),
                dose.version(),
                dose.study().value(),
                dose.mouse().value(),
                dose.day().value(),
                dose.outcome().name(),
                Decimals.text(dose.mgPerKg()),
                Decimals.number(dose.mgPerKg()),
                Decimals.text(dose.volumeMl()),
                Decimals.number(dose.volumeMl()),
                given == null ? null : given.line(),
                given == null ? null : given.vial(),
                given == null ? null : given.route().name(),
                given == null ? null : Decimals.text(given.plannedMl()),
                given == null ? null : Decimals.number(given.plannedMl()),
                given == null ? null : Decimals.text(given.weightG()),
                given == null ? null : Decimals.number(given.weightG()),
                given == null || given.weightReading() == null
                        ? null
                        : given.weightReading().toString(),
                given == null ? null : given.at(),
                given == null ? null : given.person().value(),
                given == null ? null : given.withheldBecause(),
                given == null ? null : given.proposal());
    }

    @Override
    public Dose row() {
        return new Dose(
                UUID.fromString(id),
                version,
                new StudyCode(study),
                new MouseId(mouse),
                new StudyDay(studyDay),
                Dose.Outcome.valueOf(outcome),
                Decimals.of(mgPerKgText),
                Decimals.of(volumeText),
                administration());
    }

    private @Nullable Administration administration() {
        return line == null
                ? null
                : new Administration(
                        line,
                        Objects.requireNonNull(vial),
                        DoseRoute.valueOf(Objects.requireNonNull(route)),
                        Decimals.of(plannedText),
                        Decimals.of(weightText),
                        weightReading == null ? null : UUID.fromString(weightReading),
                        Objects.requireNonNull(givenAt),
                        new PersonId(Objects.requireNonNull(person)),
                        withheldBecause,
                        proposal);
    }
}
