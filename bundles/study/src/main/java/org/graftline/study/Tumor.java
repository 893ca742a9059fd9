package org.graftline.study;

/**
 * One tumor of one mouse. A mouse may carry several.
 *
 * @param study the study it belongs to
 * @param mouse the animal
 * @param site where it sits, or its mass id; {@link #ONLY} when the study measures one tumor per mouse
 * @param version see {@link VersionedRow}
 */
public record Tumor(StudyCode study, MouseId mouse, TumorSite site, int version) implements VersionedRow {
    /** The site of a tumor in a study that measures one per mouse and names none. */
    public static final TumorSite ONLY = new TumorSite("tumor");

    @Override
    public String table() {
        return "tumor";
    }

    @Override
    public String id() {
        // A slash inside the mouse's id must not move the border: 'a/b' with 'c' is another tumor than 'a' with 'b/c'.
        String animal = mouse.value().replace("~", "~0").replace("/", "~1");
        return study.value() + "/" + animal + "/" + site.value();
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("mouse", mouse.value())
                .put("site", site.value())
                .put("version", version)
                .build();
    }
}
