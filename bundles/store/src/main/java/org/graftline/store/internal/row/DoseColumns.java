package org.graftline.store.internal.row;

import java.util.UUID;
import org.graftline.study.Dose;
import org.graftline.study.MouseId;
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
        @Nullable Double volumeMl)
        implements Columns<Dose> {

    static final String INSERT = """
            insert into dose (
                id, version, study, mouse, study_day, outcome, mg_per_kg_text, mg_per_kg, volume_text, volume_ml)
            values (
                :id, :version, :study, :mouse, :studyDay, :outcome, :mgPerKgText, :mgPerKg, :volumeText,
                :volumeMl)""";

    /** @return the columns of a record */
    public static DoseColumns of(Dose dose) {
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
                Decimals.number(dose.volumeMl()));
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
                Decimals.of(volumeText));
    }
}
