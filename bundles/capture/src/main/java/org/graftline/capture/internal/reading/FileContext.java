package org.graftline.capture.internal.reading;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.graftline.study.Endpoint;
import org.graftline.study.SourceCell;
import org.graftline.study.StudyCode;
import org.graftline.study.TumorSite;
import org.graftline.study.capture.ImportDesign;
import org.graftline.study.capture.ImportField;
import org.graftline.study.capture.ImportLayout;
import org.jspecify.annotations.Nullable;

/**
 * What all readings of one file share.
 *
 * @param study where they go
 * @param fileSha256 the file, by its bytes
 * @param design what its columns mean
 * @param recordedAt when it reached us
 * @param laboratory whose dates and people the file has
 */
record FileContext(StudyCode study, String fileSha256, ImportDesign design, Instant recordedAt, Laboratory laboratory) {
    /** The same row of the same file is the same reading, whenever and by whomever it is imported into the study. */
    UUID uuid(Look look, Endpoint endpoint, @Nullable TumorSite site) {
        boolean daysAcross = design.layout() == ImportLayout.MICE_DOWN_DAYS_ACROSS;
        @Nullable
        String place = endpoint == Endpoint.BODY_WEIGHT
                ? look.header(ImportField.BODY_WEIGHT_G)
                : look.header(ImportField.VOLUME_MM3);
        if (place == null && daysAcross) {
            place = look.header(ImportField.STUDY_DAY); // diameters alone: the line has other days too
        }
        String name = study + "\n" + fileSha256 + "\n" + look.line() + "\n" + place + "\n" + endpoint + "\n"
                + (site == null ? "" : site.value()) + "\n" + look.mouse();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The cells of these fields as they stand in the file, those without an entry left out. */
    SourceCell source(Look look, ImportField... fields) {
        Map<String, String> entered = new HashMap<>();
        for (ImportField field : fields) {
            String header = look.header(field);
            String text = look.text(field);
            if (header != null && text != null) {
                boolean headerIsTheEntry =
                        field == ImportField.STUDY_DAY && design.layout() == ImportLayout.MICE_DOWN_DAYS_ACROSS;
                if (!headerIsTheEntry) {
                    entered.put(header, text);
                }
            }
        }
        return new SourceCell(fileSha256, look.line(), entered);
    }
}
