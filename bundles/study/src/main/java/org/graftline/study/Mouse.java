package org.graftline.study;

import java.util.List;

/**
 * One animal.
 *
 * @param study the study it belongs to
 * @param mouse the id the study uses
 * @param version see {@link VersionedRow}
 * @param donor whose tumor it carries
 * @param aliases other ids the animal is known by (ear tag, id in the source file), in the order they became known
 */
public record Mouse(StudyCode study, MouseId mouse, int version, DonorId donor, List<String> aliases)
        implements VersionedRow {
    /** Copies the aliases in. */
    public Mouse {
        aliases = List.copyOf(aliases);
    }

    @Override
    public String table() {
        return "mouse";
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
                .put("donor", donor.value())
                .putTexts("aliases", aliases)
                .build();
    }
}
