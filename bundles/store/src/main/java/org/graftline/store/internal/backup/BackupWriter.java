package org.graftline.store.internal.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graftline.store.internal.backup.Manifest.TableFacts;
import org.graftline.store.internal.row.LedgerTables;
import org.jdbi.v3.core.Handle;

/**
 * Writes a backup.
 *
 * @param home whose files go beside the tables
 * @param installed the settings that came with the program and that somebody may have changed there
 * @param product the version of Graftline
 */
public record BackupWriter(Path home, Path installed, String product) {
    static final String HEADS = "ledger/heads.log";

    /**
     * @param handle in a transaction that sees one moment
     * @param heads the heads kept outside, read before that moment, so that none is ahead of it
     * @param database its kind, for people
     * @param at that moment
     * @throws IOException if the file cannot be written
     */
    public void write(Handle handle, byte[] heads, String schema, String database, Instant at, OutputStream out)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        HashedFiles files = new HashedFiles(zip);
        List<TableFacts> tables = new ArrayList<>();
        for (TableText table : TableText.of(handle)) {
            ContentSum sum = files.add("tables/" + table.name() + ".csv", csv -> {
                csv.write(table.header());
                csv.write('\n');
                return table.read(handle, line -> {
                    csv.write(line);
                    csv.write('\n');
                });
            });
            tables.add(new TableFacts(table.name(), sum.rows(), sum.content()));
        }
        files.add(HEADS, file -> {
            file.write(heads);
            return heads;
        });
        for (Path file : regular(home.resolve("ledger"))) {
            if (!file.endsWith("heads.log")) {
                copy(files, "ledger/" + file.getFileName(), file);
            }
        }
        settings(files, "config/", home.resolve("config"));
        settings(files, "installed-config/", installed);
        Path archive = home.resolve("archive");
        for (Path document : regular(archive)) {
            copy(files, "archive/" + archive.relativize(document).toString().replace('\\', '/'), document);
        }
        zip.putNextEntry(new ZipEntry(Manifest.NAME));
        new Manifest(product, schema, database, at, tables, LedgerTables.heads(handle), files.facts()).write(zip);
        zip.closeEntry();
        zip.finish();
    }

    private static void settings(HashedFiles files, String folder, Path from) throws IOException {
        for (Path file : regular(from)) {
            if (file.toString().endsWith(".cfg")) {
                String text = Settings.withoutSecrets(Files.readString(file, StandardCharsets.ISO_8859_1));
                files.add(folder + file.getFileName(), out -> {
                    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
                    return text;
                });
            }
        }
    }

    private static void copy(HashedFiles files, String name, Path file) throws IOException {
        files.add(name, out -> Files.copy(file, out));
    }

    /** Files below a folder, by name; what is just being written has a name with a dot in front. */
    private static List<Path> regular(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
