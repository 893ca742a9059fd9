package org.graftline.study;

/**
 * A treatment arm.
 *
 * @param study the study it belongs to
 * @param name as the study writes it
 * @param version see {@link VersionedRow}
 * @param role control or treated
 */
public record Arm(StudyCode study, ArmName name, int version, ArmRole role) implements VersionedRow {
    @Override
    public String table() {
        return "arm";
    }

    @Override
    public String id() {
        return study.value() + "/" + name.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("name", name.value())
                .put("version", version)
                .put("role", role)
                .build();
    }
}
