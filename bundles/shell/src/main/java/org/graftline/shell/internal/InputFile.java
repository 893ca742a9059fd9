package org.graftline.shell.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.graftline.study.capture.ImportFile;

/** Reads the files that a command is given. */
final class InputFile {
    private static final long MOST_BYTES = 256L << 20;

    private InputFile() {}

    /**
     * @param file absolute
     * @throws CommandFailedException if it cannot be read, or is larger than any table of a study
     */
    static ImportFile read(Path file) {
        try {
            long size = Files.size(file);
            if (size > MOST_BYTES) {
                throw new CommandFailedException("The file %s has %d MB; a file to import has at most %d. Split it."
                        .formatted(file, size >> 20, MOST_BYTES >> 20));
            }
            return new ImportFile(String.valueOf(file.getFileName()), Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** As {@link #read}, for text in UTF-8. */
    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static CommandFailedException unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException
                ? "there is no such file"
                : Files.isDirectory(file) ? "it is a folder" : e.getClass().getSimpleName();
        return new CommandFailedException(
                "The file %s cannot be read: %s. Check its name and its permissions.".formatted(file, why), e);
    }
}
