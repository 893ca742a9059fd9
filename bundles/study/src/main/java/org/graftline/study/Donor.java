package org.graftline.study;

import org.jspecify.annotations.Nullable;

/**
 * The patient tumor that mice of a study carry.
 *
 * @param study the study it belongs to
 * @param donor the code the study uses
 * @param version see {@link VersionedRow}
 * @param lineage the tumor line the code belongs to, where several donor codes descend from one patient; null when not known
 * @param diagnosis as the source states it; null when not stated
 */
public record Donor(
        StudyCode study,
        DonorId donor,
        int version,
        @Nullable String lineage,
        @Nullable String diagnosis) implements VersionedRow {
    @Override
    public String table() {
        return "donor";
    }

    @Override
    public String id() {
        return study.value() + "/" + donor.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("donor", donor.value())
                .put("version", version)
                .put("lineage", lineage)
                .put("diagnosis", diagnosis)
                .build();
    }
}
