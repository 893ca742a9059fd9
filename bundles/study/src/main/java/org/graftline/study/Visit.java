package org.graftline.study;

/**
 * A day on which the study measures.
 *
 * @param study the study it belongs to
 * @param day the study day
 * @param version see {@link VersionedRow}
 * @param kind how it came about
 */
public record Visit(StudyCode study, StudyDay day, int version, Kind kind) implements VersionedRow {
    /** How a visit came about. */
    public enum Kind {
        /** The schedule of the study names it. */
        PLANNED,
        /** Readings exist of a day that no schedule names, as in an imported file. */
        OBSERVED
    }

    @Override
    public String table() {
        return "visit";
    }

    @Override
    public String id() {
        return study.value() + "/" + day.text();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("day", day.text())
                .put("version", version)
                .put("kind", kind)
                .build();
    }
}
