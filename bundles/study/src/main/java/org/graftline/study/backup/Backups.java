package org.graftline.study.backup;

import java.nio.file.Path;
import org.graftline.study.StudyException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Backs up, restores and moves everything that an installation keeps. Asks for no role: whoever can type the commands owns the home
 * directory. Safe for many threads; people may go on writing meanwhile.
 */
@ProviderType
public interface Backups {
    /**
     * Writes all tables as of one moment, the ledger heads kept outside, the archived documents and the settings without secrets into
     * one ZIP, and reads it again. The file is whole or absent, and never overwritten.
     *
     * @param out the file, or a folder that gets one named after the time; absolute
     * @return what was written
     * @throws StudyException if it exists, cannot be written, or the database cannot be read to its end
     */
    BackupFile write(Path out);

    /**
     * Puts a backup into an empty place and proves it: the SHA-256 of every file, the number of rows and the content of every table,
     * the end of every chain, and the whole ledger against the tables. The home has its name only once all that is proven.
     *
     * @param from a backup
     * @param home absent or empty
     * @param target where the tables go
     * @return what was proven
     * @throws StudyException if the place is not empty, the file is damaged, none of ours or of a newer schema, or a proof fails;
     *     nothing is left that looks like a home then
     */
    Inventory restore(Path from, Path home, DatabaseTarget target);

    /**
     * Restores into a temporary place, proves as {@link #restore} does, and removes it.
     *
     * @param from a backup
     * @return what was proven
     * @throws StudyException as {@link #restore}
     */
    Inventory test(Path from);

    /**
     * Moves the records of this home into another database: a backup, kept in the home, is restored there and proven, then the settings
     * of the home name the new database, and the old H2 file is marked as moved. No other process may use the home.
     *
     * @param target an empty database
     * @return what was proven
     * @throws StudyException if the target is not empty or a proof fails; the home goes on with its old database then
     */
    Move move(DatabaseTarget target);

    /**
     * A move that was made.
     *
     * @param backup kept in the home
     * @param settings the file that names the new database now
     * @param inventory what was proven in the new database
     */
    record Move(BackupFile backup, Path settings, Inventory inventory) {}
}
