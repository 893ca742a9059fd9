package org.graftline.study.backup;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup that was written and read again.
 *
 * @param file where it is
 * @param bytes its size
 * @param sha256 of the file
 * @param at the moment whose records it holds
 * @param inventory what it holds
 */
public record BackupFile(Path file, long bytes, String sha256, Instant at, Inventory inventory) {}
