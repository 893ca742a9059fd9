package org.graftline.study;

import org.jspecify.annotations.Nullable;

/**
 * Where a mouse lives.
 *
 * @param study the study it belongs to
 * @param mouse the animal
 * @param version see {@link VersionedRow}; a mouse that moves gets the next
 * @param cage the cage card's code
 * @param rack the rack, in the order of which cages are visited; null where the laboratory has one
 */
public record Housing(
        StudyCode study,
        MouseId mouse,
        int version,
        String cage,
        @Nullable String rack) implements VersionedRow {
    /** @throws ImpossibleValueException if cage or rack are no names */
    public Housing {
        cage = Names.checked("cage", cage);
        rack = rack == null ? null : Names.checked("rack", rack);
    }

    @Override
    public String table() {
        return "housing";
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
                .put("cage", cage)
                .put("rack", rack)
                .build();
    }
}
