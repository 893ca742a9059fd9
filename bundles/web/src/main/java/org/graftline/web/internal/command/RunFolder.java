package org.graftline.web.internal.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * What a running server leaves for the launcher in {@code HOME/run}: the port, and a token that only the owner of the home can read.
 * Both files are gone when the server stops.
 */
final class RunFolder implements AutoCloseable {
    private final Path token;
    private final Path port;
    private final String secret;

    private RunFolder(Path token, Path port, String secret) {
        this.token = token;
        this.port = port;
        this.secret = secret;
    }

    /** Draws a token and writes both files, whatever an earlier process left there. */
    static RunFolder open(Path home, int port, SecureRandom random) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = HexFormat.of().formatHex(bits);
        Path folder = home.resolve("run");
        RunFolder run = new RunFolder(folder.resolve("command.token"), folder.resolve("port"), secret);
        try {
            Files.createDirectories(folder);
            run.close();
            createForOwner(run.token);
            Files.writeString(run.token, secret + "\n");
            Files.writeString(run.port, port + "\n");
            return run;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The folder " + folder + " cannot be written; commands will not reach this server", failure);
        }
    }

    /** @return the token, to compare with */
    String secret() {
        return secret;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(token);
            Files.deleteIfExists(port);
        } catch (IOException failure) {
            throw new UncheckedIOException("A file in " + token.getParent() + " cannot be removed", failure);
        }
    }

    private static void createForOwner(Path file) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return;
        }
        Files.createFile(file);
        File own = file.toFile();
        boolean narrowed = own.setReadable(false, false)
                && own.setReadable(true, true)
                && own.setWritable(false, false)
                && own.setWritable(true, true);
        if (!narrowed) {
            throw new IOException("its rights cannot be narrowed to the owner");
        }
    }

    @Override
    public String toString() {
        return "RunFolder[" + token.getParent() + "]"; // never the token
    }
}
