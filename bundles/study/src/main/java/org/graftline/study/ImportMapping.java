package org.graftline.study;

/**
 * A confirmed design, saved for the next file with the same headers.
 *
 * @param study the study
 * @param headerSha256 SHA-256 of the headers, so that the next such file finds it
 * @param version see {@link VersionedRow}
 * @param designJson the design as the preview writes it
 */
public record ImportMapping(StudyCode study, String headerSha256, int version, String designJson)
        implements VersionedRow {
    @Override
    public String table() {
        return "import_mapping";
    }

    @Override
    public String id() {
        return study.value() + "/" + headerSha256;
    }

    @Override
    public CanonicalForm canonical() {
        return CanonicalForm.object()
                .put("study", study.value())
                .put("headers", headerSha256)
                .put("version", version)
                .put("design", designJson)
                .build();
    }
}
