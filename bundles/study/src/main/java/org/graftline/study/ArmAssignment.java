package org.graftline.study;

/**
 * Which arm a mouse is in. A change of arm is a new version, never a change of this one.
 *
 * @param study the study it belongs to
 * @param mouse the animal
 * @param version see {@link VersionedRow}
 * @param arm the arm from this version on
 */
public record ArmAssignment(StudyCode study, MouseId mouse, int version, ArmName arm) implements VersionedRow {
    @Override
    public String table() {
        return "arm_assignment";
    }

    @Override
    public String id() {
        return study.value() + "/" + mouse.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("version", version)
                .put("arm", arm.value())
                .build();
    }
}
