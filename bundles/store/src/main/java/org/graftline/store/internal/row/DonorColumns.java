package org.graftline.store.internal.row;

import org.graftline.study.Donor;
import org.graftline.study.DonorId;
import org.graftline.study.StudyCode;
import org.jspecify.annotations.Nullable;

/** Table {@code donor}. */
public record DonorColumns(
        String id,
        int version,
        String study,
        String donor,
        @Nullable String lineage,
        @Nullable String diagnosis) implements Columns<Donor> {

    static final String INSERT = """
            insert into donor (
                id, version, study, donor, lineage, diagnosis)
            values (
                :id, :version, :study, :donor, :lineage, :diagnosis)""";

    /** @return the columns of a record */
    public static DonorColumns of(Donor donor) {
        return new DonorColumns(
                donor.id(),
                donor.version(),
                donor.study().value(),
                donor.donor().value(),
                donor.lineage(),
                donor.diagnosis());
    }

    @Override
    public Donor row() {
        return new Donor(new StudyCode(study), new DonorId(donor), version, lineage, diagnosis);
    }
}
