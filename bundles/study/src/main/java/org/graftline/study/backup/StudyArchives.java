package org.graftline.study.backup;

import java.nio.file.Path;
import org.graftline.study.LedgerHead;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Writes one study in open formats (CSV, JSON, PDF), to be read and verified without this product. Asks nobody for permission and shows
 * arms: who may have it is the caller's question. Safe for many threads.
 */
@ProviderType
public interface StudyArchives {
    /**
     * @param study a study of this installation
     * @param out a file whose name ends in {@code .zip}, or a folder that is absent or empty; absolute
     * @return what was written
     * @throws StudyException if there is no such study, the place is taken, or it cannot be written; nothing is left then
     */
    Archive write(StudyCode study, Path out);

    /**
     * An archive that was written.
     *
     * @param place the file or folder
     * @param head the end of the study's chain
     * @param rows rows of all its tables, every version
     * @param files how many files, with those that say how to verify them
     * @param bytes of all files before they were packed
     */
    record Archive(Path place, LedgerHead head, long rows, int files, long bytes) {}
}
