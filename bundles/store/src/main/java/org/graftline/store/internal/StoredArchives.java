package org.graftline.store.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.graftline.store.internal.archive.ArchiveWriter;
import org.graftline.store.internal.backup.OwnFiles;
import org.graftline.study.Study;
import org.graftline.study.StudyCode;
import org.graftline.study.StudyException;
import org.graftline.study.UnknownStudyException;
import org.graftline.study.backup.StudyArchives;

/** Writes archives of studies. */
final class StoredArchives implements StudyArchives {
    private final Database database;
    private final String product;
    private final Clock clock;

    /** @param product the version of Graftline */
    StoredArchives(Database database, String product, Clock clock) {
        this.database = database;
        this.product = product;
        this.clock = clock;
    }

    @Override
    public Archive write(StudyCode code, Path out) {
        Study study = new StoredStudies(database).study(code).orElseThrow(() -> new UnknownStudyException(code));
        boolean zipped = out.toString().toLowerCase(Locale.ROOT).endsWith(".zip");
        Path draft = out.resolveSibling(".%s-%s.draft".formatted(out.getFileName(), UUID.randomUUID()));
        try {
            if (zipped && Files.exists(out)) {
                throw new StudyException(
                        "%s exists, and an archive is never overwritten. Name another file.".formatted(out));
            }
            OwnFiles.requireEmpty(out);
            OwnFiles.createFolder(draft);
            try {
                Instant at = clock.instant().truncatedTo(ChronoUnit.SECONDS);
                Path folder = Files.createDirectory(draft.resolve("archive"));
                ArchiveWriter.Facts facts = database.<ArchiveWriter.Facts, IOException>export(
                        handle -> new ArchiveWriter(handle, study, folder).write(product, at));
                Path whole = zipped ? zipped(folder, draft.resolve("archive.zip")) : folder;
                if (!zipped) {
                    Files.deleteIfExists(out);
                }
                Files.move(whole, out, StandardCopyOption.ATOMIC_MOVE);
                return new Archive(out, facts.head(), facts.rows(), facts.files(), facts.bytes());
            } finally {
                OwnFiles.deleteTree(draft);
            }
        } catch (IOException | UncheckedIOException failure) {
            throw new StudyException(
                    "The archive %s could not be written (%s). Make room or name another place; nothing was left of it."
                            .formatted(out, failure),
                    failure);
        }
    }

    private static Path zipped(Path folder, Path file) throws IOException {
        OwnFiles.create(file);
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Path each : files) {
                zip.putNextEntry(new ZipEntry(folder.relativize(each).toString().replace('\\', '/')));
                Files.copy(each, zip);
                zip.closeEntry();
            }
        }
        return file;
    }
}
