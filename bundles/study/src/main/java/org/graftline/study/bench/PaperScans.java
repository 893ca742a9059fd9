package org.graftline.study.bench;

import java.util.Optional;
import org.graftline.study.SourceFile;
import org.graftline.study.StudyCode;
import org.graftline.study.people.Actor;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The scanned sheets of readings that were written on paper first, kept among the files of the study. A sheet is known by the first
 * bytes of its file, never by a name. Safe for many threads.
 */
@ProviderType
public interface PaperScans {
    /** The most bytes that a scan may have. */
    int MOST_BYTES = 10 << 20;

    /**
     * Keeps a scan. Keeping the same bytes again answers like the first.
     *
     * @param name the file's own name, without folders
     * @param content a PDF, PNG or JPEG file of at most {@value #MOST_BYTES} bytes
     * @return the scan and whether this call stored it
     * @throws org.graftline.study.people.NotAllowedException if the actor may not record readings in the study
     * @throws org.graftline.study.StudyException if it is too large or of another kind
     */
    Kept keep(Actor actor, StudyCode study, String name, byte[] content);

    /**
     * @param sha256 of its bytes
     * @return the scan; empty if the study has no scan of that hash, be it that it has another file of it
     * @throws org.graftline.study.people.NotAllowedException if the actor may not read the study
     */
    Optional<Scan> find(Actor actor, StudyCode study, String sha256);

    /** The kinds of scans. */
    enum Kind {
        PDF("application/pdf"),
        PNG("image/png"),
        JPEG("image/jpeg");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        /** @return for example application/pdf */
        public String mediaType() {
            return mediaType;
        }
    }

    /**
     * A scanned sheet.
     *
     * @param kind by its first bytes
     */
    record Scan(SourceFile file, Kind kind) {}

    /** A scan that is kept. */
    record Kept(Scan scan, Storage storage) {}

    /** Since when a scan is kept. */
    enum Storage {
        NOW,
        BEFORE
    }
}
