package org.graftline.store.internal.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.graftline.store.internal.backup.Manifest.FileFacts;
import org.graftline.store.internal.backup.Manifest.TableFacts;
import org.graftline.store.internal.row.LedgerTables;
import org.graftline.study.StudyException;
import org.graftline.study.backup.Inventory;
import org.jdbi.v3.core.Handle;

/** A backup that was found whole when it was opened. Not for several threads. */
public final class BackupReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupReader(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens a backup and compares every byte of it with its manifest.
     *
     * @throws StudyException if it is none of ours, damaged, or not whole
     */
    public static BackupReader open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new StudyException(
                    "There is no file %s. Name a backup as 'graftline backup' wrote it.".formatted(file));
        }
        ZipFile zip = null;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
            ZipEntry entry = zip.getEntry(Manifest.NAME);
            if (entry == null) {
                throw new IOException("it has no " + Manifest.NAME);
            }
            BackupReader reader = new BackupReader(file, zip, Manifest.read(bytes(zip, entry)));
            reader.requireWhole();
            return reader;
        } catch (IOException | IllegalArgumentException failure) { // the latter for names that are no text
            close(zip, failure);
            throw new StudyException(
                    "%s is no whole backup of Graftline: %s. Nothing was restored from it; take another backup."
                            .formatted(file, reason(failure)),
                    failure);
        }
    }

    private static String reason(Exception failure) {
        return failure instanceof ZipException ? "it is damaged or no ZIP" : String.valueOf(failure.getMessage());
    }

    private static byte[] bytes(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private void requireWhole() throws IOException {
        Map<String, ZipEntry> found = new HashMap<>();
        zip.stream().filter(entry -> !entry.getName().equals(Manifest.NAME)).forEach(e -> found.put(e.getName(), e));
        byte[] buffer = new byte[1 << 16];
        for (FileFacts wanted : manifest.files()) {
            ZipEntry entry = found.remove(wanted.name());
            if (entry == null) {
                throw new IOException("it lacks " + wanted.name());
            }
            MessageDigest sha256 = HashedFiles.sha256();
            long bytes = 0;
            try (InputStream in = zip.getInputStream(entry)) {
                for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                    sha256.update(buffer, 0, n);
                    bytes += n;
                }
            }
            if (bytes != wanted.bytes()
                    || !HexFormat.of().formatHex(sha256.digest()).equals(wanted.sha256())) {
                throw new IOException("%s in it is not what was written".formatted(wanted.name()));
            }
        }
        if (!found.isEmpty()) {
            throw new IOException(
                    "it holds %s, which its manifest does not name".formatted(new TreeMap<>(found).firstKey()));
        }
        if (!manifest.files().stream()
                .map(FileFacts::name)
                .toList()
                .containsAll(manifest.tables().stream().map(TableFacts::file).toList())) {
            throw new IOException("it lacks a table that its manifest names");
        }
    }

    /** @return the version of its tables */
    public String schema() {
        return manifest.schema();
    }

    /** @return the version of Graftline that wrote it */
    public String product() {
        return manifest.product();
    }

    /** @return what it says to hold */
    public Inventory inventory() {
        return manifest.inventory();
    }

    /**
     * Puts all rows into empty tables of the same schema, reads them again, and compares their number and what they say.
     *
     * @param handle in a transaction
     * @throws StudyException if they differ or the tables do; the transaction must not commit then
     */
    public void load(Handle handle) throws IOException {
        List<TableText> tables = TableText.of(handle);
        List<String> wanted = manifest.tables().stream().map(TableFacts::name).toList();
        List<String> here = tables.stream().map(TableText::name).toList();
        if (!wanted.equals(here)) {
            throw new StudyException(
                    "%s holds the tables %s, and schema %s has %s. Restore it with the version %s of Graftline that wrote it."
                            .formatted(file, wanted, manifest.schema(), here, manifest.product()));
        }
        for (int i = 0; i < tables.size(); i++) {
            load(handle, tables.get(i), manifest.tables().get(i));
        }
        if (!LedgerTables.heads(handle).equals(manifest.heads())) {
            throw new StudyException("The chains do not end where %s says. Take another backup.".formatted(file));
        }
    }

    private void load(Handle handle, TableText table, TableFacts facts) throws IOException {
        byte[] header = table.header();
        try (InputStream in = zip.getInputStream(zip.getEntry(facts.file()))) {
            byte[] first = in.readNBytes(header.length + 1);
            if (!Arrays.equals(first, 0, header.length, header, 0, header.length)) {
                throw new StudyException(
                        "Table %s of %s has other columns than schema %s has. Restore it with the version %s of Graftline that wrote it."
                                .formatted(table.name(), file, manifest.schema(), manifest.product()));
            }
            table.append(
                    handle,
                    new PushbackReader(
                            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16), 1));
        }
        ContentSum sum = table.read(handle, line -> {});
        if (sum.rows() != facts.rows() || !sum.content().equals(facts.content())) {
            throw new StudyException(
                    "Table %s came back with %d rows, content %s…, and the backup has %d, content %s…. Nothing was restored; keep the file and report this."
                            .formatted(
                                    table.name(),
                                    sum.rows(),
                                    sum.content().substring(0, 12),
                                    facts.rows(),
                                    facts.content().substring(0, 12)));
        }
    }

    /**
     * Writes every file that is no table.
     *
     * @param home an empty folder
     */
    public void unpack(Path home) throws IOException {
        for (FileFacts facts : manifest.files()) {
            Path place = home.resolve(facts.name()).normalize();
            if (facts.name().startsWith("tables/")) {
                continue;
            }
            if (!place.startsWith(home)) {
                throw new StudyException("%s names the file '%s', which lies outside. It is no backup of ours."
                        .formatted(file, facts.name()));
            }
            Files.createDirectories(place.getParent());
            try (InputStream in = zip.getInputStream(zip.getEntry(facts.name()))) {
                Files.copy(in, place);
            }
        }
    }

    private static void close(@org.jspecify.annotations.Nullable ZipFile zip, Exception failure) {
        if (zip != null) {
            try {
                zip.close();
            } catch (IOException alsoFailed) {
                failure.addSuppressed(alsoFailed);
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException failure) {
            throw new StudyException("%s could not be closed (%s).".formatted(file, failure.getMessage()), failure);
        }
    }
}
