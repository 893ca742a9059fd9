package org.graftline.shell.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: into a temporary one beside it, then moved over. */
final class OutputFile {
    private OutputFile() {}

    static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param file absolute; its folder is made if need be
     * @throws CommandFailedException if it could not be written; what stood there before still stands then
     */
    static void write(Path file, byte[] content) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || Files.isDirectory(file)) {
            throw new CommandFailedException("%s is a folder. Name a file to write to.".formatted(file));
        }
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(".%s-%s.draft".formatted(file.getFileName(), UUID.randomUUID()));
            try {
                Files.write(
                        draft, content, StandardOpenOption.CREATE_NEW); // with the rights that the person's files have
                Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(draft);
            }
        } catch (IOException e) {
            throw new CommandFailedException(
                    "The file %s could not be written (%s: %s). Free some space, or choose another place."
                            .formatted(file, e.getClass().getSimpleName(), e.getMessage()),
                    e);
        }
    }
}
